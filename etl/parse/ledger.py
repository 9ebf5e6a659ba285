"""Ledger tables: which column is which, which rows make a group, and cells that a page cut in two.

A merged cell's value stands on the row where it is printed (DESIGN 4.5), so a group's number and title may be printed
on any of its rows, and each row keeps the departments printed on it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from etl.lexicon import load_words
from etl.lines import Line
from etl.numerals import parse_numeral
from etl.parse.groups import Anchor, assign_groups, join_titles

ROLES = ("number", "lead", "support", "responsible", "due", "measure", "group")


@dataclass(frozen=True, slots=True)
class Cell:
    """The words of a cell and where they stand in the restored text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One measure: its group's number, and its cells by column role (empty ones are absent)."""

    group: int
    line: Line
    cells: Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Ledger:
    """A table read: the titles of its groups by number, and its rows in order."""

    titles: Mapping[int, str]
    rows: tuple[LedgerRow, ...]
    named_lead: bool


@cache
def _roles_by_word() -> dict[str, str]:
    words = load_words("ledger")
    return {word: role for role in ROLES for word in words[role]}


def read_columns(line: Line) -> dict[str, int] | None:
    """Return the column of each role when `line` is a ledger's header; it names a body's column and a task's."""
    known = _roles_by_word()
    columns: dict[str, int] = {}
    for i, cell in enumerate(line.text.split("\t")):
        word = "".join(cell.split()).replace("（", "(").replace("）", ")")
        role = known.get(word)
        if role and role not in columns:
            columns[role] = i
    bodies = columns.keys() & {"lead", "support", "responsible"}
    work = columns.keys() & {"measure", "group"}
    if not bodies or not work:
        return None
    if "measure" not in columns:
        columns["measure"] = columns.pop("group")
    return columns


def split_cells(line: Line) -> list[Cell]:
    """Return the cells of a row, outer white space excluded."""
    cells, start = [], line.start
    for part in line.text.split("\t"):
        text = part.strip(" \u3000")
        at = start + (len(part) - len(part.lstrip(" \u3000")))
        cells.append(Cell(text, at, at + len(text)))
        start += len(part) + 1
    return cells


def read_ledger(lines: Sequence[Line], siblings: Mapping[int, str]) -> Ledger | None:
    """Read the ledger that stands in `lines`, or return None where no header of one is found.

    `siblings` are the texts, by number, of the task list that the ledger puts into rows; they decide to which group a
    row without a number belongs, where the table itself leaves it open.
    """
    header = next(((i, c) for i, line in enumerate(lines) if line.is_row and (c := read_columns(line))), None)
    if header is None:
        return None
    columns, rows = header[1], list[tuple[Line, dict[str, Cell]]]()
    for line in lines[header[0] + 1 :]:
        if line.is_row and not _repeats_header(line, columns):
            rows.append((line, _named_cells(line, columns)))
    rows = [r for r in rows if r[1]]
    anchors = [Anchor(_number(cells), _title(cells)) for _, cells in rows]
    titles = join_titles(anchors)
    measures = [cells["measure"].text if "measure" in cells else "" for _, cells in rows]
    groups = assign_groups(anchors, titles, measures, siblings)
    read = [LedgerRow(g, line, cells) for g, (line, cells) in zip(groups, rows, strict=True) if "measure" in cells]
    return Ledger(titles, tuple(read), "lead" in columns)


def _repeats_header(line: Line, columns: Mapping[str, int]) -> bool:
    again = read_columns(line)
    return again is not None and again == dict(columns)


def _named_cells(line: Line, columns: Mapping[str, int]) -> dict[str, Cell]:
    cells = split_cells(line)
    return {role: cells[i] for role, i in columns.items() if i < len(cells) and cells[i].text}


def _number(cells: Mapping[str, Cell]) -> int | None:
    cell = cells.get("number")
    return parse_numeral(cell.text.rstrip("、.．")) if cell else None


def _title(cells: Mapping[str, Cell]) -> str | None:
    """The group's words on a row; marks without a Chinese character are noise of the scan."""
    cell = cells.get("group")
    return cell.text if cell and any("\u4e00" <= c <= "\u9fff" for c in cell.text) else None
