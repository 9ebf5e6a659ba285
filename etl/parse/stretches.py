"""The body of a ledger's table: rows of named cells, and the sections that part them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from etl.lines import Line
from etl.parse.columns import Columns, read_columns, split_row
from etl.parse.groups import Anchor
from etl.parse.labels import match_label, strip_label
from etl.parse.short_rows import find_first_column, is_sum, parse_number


@dataclass(frozen=True, slots=True)
class Cell:
    """The words of a cell and where they stand in the restored text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Section:
    """A row that spans the table and heads the rows under it; `number` is its label's, or its place."""

    number: int
    label: str | None
    heading: str
    line: Line


@dataclass(slots=True)
class Stretch:
    """The rows under one section, or all rows of a table without sections."""

    section: Section | None = None
    rows: list[tuple[Line, dict[str, Cell]]] = field(default_factory=list)

    @property
    def anchors(self) -> list[Anchor]:
        """What each row prints of its group."""
        return [Anchor(_number(cells), _title(cells)) for _, cells in self.rows]


def read_stretches(lines: Sequence[Line], columns: Columns) -> list[Stretch]:
    """Return the rows under a header, parted by sections; a header printed again names the columns from there on."""
    stretches = [Stretch()]
    for line in lines:
        again = read_columns(split_row(line)) if line.is_row else None
        section = _read_section(line, columns, sum(s.section is not None for s in stretches) + 1)
        if again:
            columns = again
        elif section:
            stretches.append(Stretch(section))
        elif line.is_row and not is_sum(line) and (cells := _named_cells(line, columns)):
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
    if not label and not (at == columns.roles.get("number") and parse_number(words) is None and len(words) > 1):
        return None
    heading = words[label.length :] if label else words
    return Section(label.number if label else place, label.printed if label else None, heading, line)


def _named_cells(line: Line, columns: Columns) -> dict[str, Cell]:
    cells = _split_cells(line)
    first = find_first_column([cell.text for cell in cells], columns)
    named = {role: i - first for role, i in columns.roles.items()}
    return {role: cells[i] for role, i in named.items() if 0 <= i < len(cells) and cells[i].text}


def _split_cells(line: Line) -> list[Cell]:
    cells, start = [], line.start
    for part in line.text.split("\t"):
        text = part.strip(" \u3000")
        at = start + (len(part) - len(part.lstrip(" \u3000")))
        cells.append(Cell(text, at, at + len(text)))
        start += len(part) + 1
    return cells


def _number(cells: Mapping[str, Cell]) -> int | None:
    """The number in its column; in a table without one, that of the label before the group's title."""
    if "number" in cells:
        return parse_number(cells["number"].text)
    label = match_label(cells["group"].text) if "group" in cells else None
    return label.number if label else None


def _title(cells: Mapping[str, Cell]) -> str | None:
    """The group's words on a row without a label; marks without a Chinese character are noise of the scan."""
    cell = cells.get("group")
    return strip_label(cell.text) if cell and any("\u4e00" <= c <= "\u9fff" for c in cell.text) else None
