"""Ledger tables: rows, the groups that they make, and the sections that part them.

A merged cell's value stands on the row where it is printed (DESIGN 4.5), so a group's number and title may be printed
on any of its rows, and each row keeps the departments printed on it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from etl.lines import Line
from etl.numerals import parse_numeral
from etl.parse.columns import Columns, find_header, read_columns, split_row
from etl.parse.groups import Anchor, assign_groups, join_titles
from etl.parse.labels import match_label

SENTENCE_END = "。；;."


@dataclass(frozen=True, slots=True)
class Cell:
    """The words of a cell and where they stand in the restored text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One measure: the path of its group, and its cells by column role (empty ones are absent)."""

    group: str
    line: Line
    cells: Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Section:
    """A row that spans the table and heads the rows under it; `number` is its label's, or its place."""

    number: int
    label: str | None
    heading: str
    line: Line


@dataclass(frozen=True, slots=True)
class Ledger:
    """A table read: the titles of its groups by path, its rows in order, and its sections where paths name them."""

    titles: Mapping[str, str]
    rows: tuple[LedgerRow, ...]
    sections: tuple[Section, ...] = ()


@dataclass(slots=True)
class _Stretch:
    """The rows under one section, or all rows of a table without sections."""

    section: Section | None = None
    rows: list[tuple[Line, dict[str, Cell]]] = field(default_factory=list)

    @property
    def anchors(self) -> list[Anchor]:
        return [Anchor(_number(cells), _title(cells)) for _, cells in self.rows]


def read_ledger(lines: Sequence[Line], siblings: Mapping[int, str]) -> Ledger | None:
    """Read the ledger that stands in `lines`, or return None where no header of one is found.

    `siblings` are the texts, by number, of the task list that the ledger puts into rows; they decide to which group a
    row without a number belongs, where the table itself leaves it open. Numbers that begin anew under each section
    stand behind the section's: 2.1.
    """
    header = find_header(lines)
    if header is None:
        return None
    stretches = _read_stretches(lines[header[0] :], header[1])
    sections = tuple(s.section for s in stretches if s.section)
    if not sections or not _begins_anew(stretches):
        whole = _Stretch(None, [row for s in stretches for row in s.rows])
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


def _read_stretches(lines: Sequence[Line], columns: Columns) -> list[_Stretch]:
    stretches = [_Stretch()]
    for line in lines:
        again = read_columns(split_row(line)) if line.is_row else None
        section = _read_section(line, columns, sum(s.section is not None for s in stretches) + 1)
        if again:
            columns = again
        elif section:
            stretches.append(_Stretch(section))
        elif line.is_row and (cells := _named_cells(line, columns)):
            stretches[-1].rows.append((line, cells))
    return [s for s in stretches if s.rows]


def _read_section(line: Line, columns: Columns, place: int) -> Section | None:
    """The section that a line heads: its only words have a label such as 一、, or stand where numbers should."""
    filled = [(i, cell) for i, cell in enumerate(split_row(line)) if cell]
    if len({cell for _, cell in filled}) != 1:
        return None
    at, words = filled[0]
    label = match_label(words)
    if label and (label.printed[0].isdigit() or label.length == len(words)):
        return None
    if not label and not (at == columns.roles.get("number") and _number_in(words) is None and len(words) > 1):
        return None
    heading = words[label.length :] if label else words
    return Section(label.number if label else place, label.printed if label else None, heading, line)


def _begins_anew(stretches: Sequence[_Stretch]) -> bool:
    """Whether the numbers start from 1 again under a later section."""
    firsts = [next((a.number for a in s.anchors if a.number), None) for s in stretches]
    return len([n for n in firsts if n == 1]) > 1


def _group_by_section(stretches: Sequence[_Stretch]) -> Ledger:
    """A table whose rows have neither number nor title: each section is a task."""
    titles: dict[str, str] = {}
    rows: list[LedgerRow] = []
    for place, stretch in enumerate(stretches, 1):
        path = str(stretch.section.number if stretch.section else place)
        titles |= {path: stretch.section.heading} if stretch.section else {}
        rows += [LedgerRow(path, line, cells) for line, cells in stretch.rows if "measure" in cells]
    return Ledger(titles, tuple(rows))


def _group_rows(
    stretch: _Stretch, names_tasks: bool, siblings: Mapping[int, str]
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
        titles = {g: m.rstrip(SENTENCE_END) for g, m in reversed([(g, m) for g, m in named if m])}
    rows = [
        LedgerRow(f"{prefix}{g}", line, cells)
        for g, (line, cells) in zip(groups, stretch.rows, strict=True)
        if "measure" in cells
    ]
    return {f"{prefix}{g}": title for g, title in titles.items()}, rows


def _named_cells(line: Line, columns: Columns) -> dict[str, Cell]:
    cells = _split_cells(line)
    return {role: cells[i] for role, i in columns.roles.items() if i < len(cells) and cells[i].text}


def _split_cells(line: Line) -> list[Cell]:
    cells, start = [], line.start
    for part in line.text.split("\t"):
        text = part.strip(" \u3000")
        at = start + (len(part) - len(part.lstrip(" \u3000")))
        cells.append(Cell(text, at, at + len(text)))
        start += len(part) + 1
    return cells


def _number(cells: Mapping[str, Cell]) -> int | None:
    return _number_in(cells["number"].text) if "number" in cells else None


def _number_in(words: str) -> int | None:
    return parse_numeral(words.strip("()（）、.．。 "))


def _title(cells: Mapping[str, Cell]) -> str | None:
    """The group's words on a row; marks without a Chinese character are noise of the scan."""
    cell = cells.get("group")
    return cell.text if cell and any("\u4e00" <= c <= "\u9fff" for c in cell.text) else None
