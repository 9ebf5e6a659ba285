"""Table cells that a row or page boundary cut inside a word: the rest returns to the cell above it."""

from collections.abc import Iterator, Sequence

from etl.lines import Line, split_lines
from etl.model import Edit
from etl.restore.spaces import BODY_START
from etl.words import crosses_word


def find_cut_cells(text: str) -> Sequence[Edit]:
    """Move the second half of a cell that was cut inside a word back behind its first half.

    Only neighbouring rows of one table are compared; a header repeated between them does not part them. Whole words
    in neighbouring cells are never joined.
    """
    edits: list[Edit] = []
    for rows in _tables(text):
        for column in range(max(len(cells) for cells in rows)):
            edits += _moves([cells[column] for cells in rows if column < len(cells)])
    return sorted(edits, key=lambda e: (e.start, e.end))


def _tables(text: str) -> Iterator[list[list[Line]]]:
    """Yield each table as rows of cells, a cell being a piece of a line; repeated header rows are left out."""
    rows: list[list[Line]] = []
    headers: set[str] = set()
    for line in (*split_lines(text), Line(len(text), "")):
        if line.is_row:
            if not rows:
                headers = {line.text}
            if not rows or line.text not in headers:
                rows.append(_cells(line))
        elif rows:
            yield rows
            rows = []


def _cells(line: Line) -> list[Line]:
    cells, start = [], line.start
    for part in line.text.split("\t"):
        cells.append(Line(start, part))
        start += len(part) + 1
    return cells


def _moves(column: Sequence[Line]) -> Iterator[Edit]:
    i = 0
    while i < len(column):
        whole, j = column[i].text, i + 1
        while j < len(column) and _goes_on(whole.rstrip(), column[j].text.lstrip()):
            whole = whole.rstrip() + column[j].text.lstrip()
            j += 1
        if j > i + 1:
            first = column[i]
            kept = len(first.text.rstrip())
            yield Edit(first.start + kept, first.end, first.text[kept:], whole[kept:], "layout", "likely")
            for cell in column[i + 1 : j]:
                yield Edit(cell.start, cell.end, cell.text, "", "layout", "likely")
        i = j


def _goes_on(whole: str, rest: str) -> bool:
    """Whether a cell's words go on in the cell below: a word is cut, and no body's name begins there."""
    if not rest or BODY_START.match(rest):
        return False
    return crosses_word(whole, rest)
