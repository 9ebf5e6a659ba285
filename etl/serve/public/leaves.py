"""A page of long lists in leaves, each light enough for a slow line; together they have every row once and in order."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from etl.serve.public.sheets import ROOM, read_place

Row = sqlite3.Row | Mapping[str, Any]
SHOWN = ("title", "title_en", "heading", "heading_en", "name", "name_en", "printed_indicator", "members", "leads")
OF_PLACE = ("place", "place_en")
OF_DOCUMENT = ("document_title", "document_title_en")


@dataclass(frozen=True)
class Section:
    """A list of a page under a name; `shown` are the columns of text that a line has."""

    name: str
    rows: Iterable[Row]
    shown: Sequence[str] = SHOWN


@dataclass(frozen=True)
class Leaves:
    """The leaves of a page, each with its rows by the names of their lists; `here` is the place of the one shown."""

    all: list[dict[str, list[Row]]] = field(default_factory=list)
    here: int = 0

    def __len__(self) -> int:
        return len(self.all)

    def list_here(self, name: str) -> list[Row]:
        """Return the rows of a list that stand on the leaf that is shown."""
        return self.all[self.here].get(name, [])

    def find_first(self, name: str) -> int:
        """Return the number of the leaf on which a list begins; 1 for a list without rows."""
        return next((number for number, leaf in enumerate(self.all, 1) if name in leaf), 1)

    def write_title(self, title: str) -> str:
        """Return a page's title with the number of its leaf, from the second on."""
        return f"{title} ({self.here + 1}/{len(self)})" if self.here else title


def cut_leaves(number: str | None, *sections: Section) -> Leaves:
    """Return the leaves of a page with these lists, open at the one whose number was asked for, else at the first."""
    leaves: list[dict[str, list[Row]]] = [{}]
    weight = 0
    for section in sections:
        for row in section.rows:
            weight += weigh_row(row, section.shown)
            if leaves[-1] and weight > ROOM:
                leaves.append({})
                weight = weigh_row(row, section.shown)
            leaves[-1].setdefault(section.name, []).append(row)
    return Leaves(leaves, read_place(number, len(leaves)) or 0)


def weigh_row(row: Row, shown: Sequence[str]) -> int:
    """Return about how many bytes a line of a list is, rather more than fewer; fitted to edition 0.4.1."""
    columns = set(row.keys()).intersection(shown)
    return 400 + sum(len(str(row[column] or "").encode()) for column in columns)
