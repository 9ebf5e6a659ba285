"""Ledger tables: the groups that their rows make.

A merged cell's value stands on the row where it is printed (DESIGN 4.5), so a group's number and title may be printed
on any of its rows, and each row keeps the departments printed on it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from etl.lines import Line
from etl.parse.columns import find_header
from etl.parse.groups import Anchor, assign_groups, join_titles
from etl.parse.labels import strip_label
from etl.parse.stretches import Cell, Section, Stretch, read_stretches

SENTENCE_END = "。；;."


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One measure: the path of its group, and its cells by column role (empty ones are absent)."""

    group: str
    line: Line
    cells: Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Ledger:
    """A table read: the titles of its groups by path, its rows in order, and its sections where paths name them."""

    titles: Mapping[str, str]
    rows: tuple[LedgerRow, ...]
    sections: tuple[Section, ...] = ()


def read_ledger(lines: Sequence[Line], siblings: Mapping[int, str]) -> Ledger | None:
    """Read the ledger that stands in `lines`, or return None where no header of one is found.

    `siblings` are the texts, by number, of the task list that the ledger puts into rows; they decide to which group a
    row without a number belongs, where the table itself leaves it open. Numbers that begin anew under each section
    stand behind the section's: 2.1.
    """
    header = find_header(lines)
    if header is None:
        return None
    stretches = read_stretches(lines[header[0] :], header[1])
    sections = tuple(s.section for s in stretches if s.section)
    if not sections or not _begins_anew(stretches):
        whole = Stretch(None, [row for s in stretches for row in s.rows])
        if sections and not any(a.number or a.title for a in whole.anchors) and not header[1].names_tasks:
            return _group_by_section(stretches)
        titles, rows = _group_rows(whole, header[1].names_tasks, siblings)
        return Ledger(titles, tuple(rows))
    all_titles: dict[str, str] = {}
    all_rows: list[LedgerRow] = []
    for stretch in stretches:
        titles, rows = _group_rows(stretch, header[1].names_tasks, {})
        all_titles |= titles
        all_rows += rows
    return Ledger(all_titles, tuple(all_rows), sections)


def _begins_anew(stretches: Sequence[Stretch]) -> bool:
    """Whether the numbers start from 1 again under a later section."""
    firsts = [next((a.number for a in s.anchors if a.number), None) for s in stretches]
    return len([n for n in firsts if n == 1]) > 1


def _group_by_section(stretches: Sequence[Stretch]) -> Ledger:
    """A table whose rows have neither number nor title: each section is a task."""
    titles: dict[str, str] = {}
    rows: list[LedgerRow] = []
    for place, stretch in enumerate(stretches, 1):
        path = str(stretch.section.number if stretch.section else place)
        titles |= {path: stretch.section.heading} if stretch.section else {}
        rows += [LedgerRow(path, line, cells) for line, cells in stretch.rows if "measure" in cells]
    return Ledger(titles, tuple(rows))


def _group_rows(
    stretch: Stretch, names_tasks: bool, siblings: Mapping[int, str]
) -> tuple[dict[str, str], list[LedgerRow]]:
    prefix = f"{stretch.section.number}." if stretch.section else ""
    anchors = stretch.anchors
    if names_tasks and not any(a.number for a in anchors):
        anchors = [Anchor(None, c["measure"].text if "measure" in c else None) for _, c in stretch.rows]
    titles = join_titles(anchors)
    measures = [cells["measure"].text if "measure" in cells else "" for _, cells in stretch.rows]
    groups = assign_groups(anchors, titles, measures, siblings)
    if names_tasks:
        named = zip(groups, measures, strict=True)
        titles = {g: _read_title(m) for g, m in reversed([(g, m) for g, m in named if m])}
    titles |= {
        g: _read_title(m) for g, m in zip(groups, measures, strict=True) if m and _stands_alone(g, groups, titles)
    }
    rows = [
        LedgerRow(f"{prefix}{g}", line, cells)
        for g, (line, cells) in zip(groups, stretch.rows, strict=True)
        if "measure" in cells
    ]
    return {f"{prefix}{g}": title for g, title in titles.items()}, rows


def _stands_alone(group: int, groups: Sequence[int], titles: Mapping[int, str]) -> bool:
    """Whether a group without a title has one row, whose measure then says what the task is."""
    return group not in titles and groups.count(group) == 1


def _read_title(measure: str) -> str:
    return strip_label(measure).rstrip(SENTENCE_END)
