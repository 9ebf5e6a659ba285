"""Tables whose cells a converter put on lines of their own become rows again."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from etl.lexicon import load_words
from etl.lines import Line, split_lines
from etl.model import Edit
from etl.numerals import parse_numeral

FEWEST_CELLS, MOST_CELLS = 3, 9
FEWEST_ROWS = 2
LONGEST_HEAD = 12
NUMBER = re.compile(r"\s*[(（]?(\d{1,3}|[一二三四五六七八九十]{1,3})[)）]?[.．、]?\s*")


def find_cell_lines(text: str) -> Sequence[Edit]:
    """Put a tab for the line break behind every cell of a table that stands a cell a line.

    Such a table opens with the header of a column of numbers (序号) and the other headers; its rows count from 1. It is
    read only where every row has as many lines as the header, so that no cell can slip into another column.
    """
    lines = [line for line in split_lines(text) if not line.is_blank]
    heads = set(load_words("ledger")["words"]["number"])
    edits: list[Edit] = []
    for i, line in enumerate(lines):
        if line.text.strip() in heads and (not edits or line.start > edits[-1].end):
            edits += _join_cells(text, list(_read_rows(lines, i)))
    return edits


def _read_rows(lines: Sequence[Line], first: int) -> Iterator[Sequence[Line]]:
    """Yield the header and the rows of the table that begins on line `first`, nothing where it is none."""
    width = next((n for n in range(1, MOST_CELLS + 1) if first + n < len(lines) and _number(lines[first + n]) == 1), 0)
    header = lines[first : first + width]
    if width < FEWEST_CELLS or any(len(c.text.strip()) > LONGEST_HEAD or c.is_row or c.is_finished for c in header):
        return
    rows: list[Sequence[Line]] = []
    at = first + width
    while at + width <= len(lines) and _number(lines[at]) == len(rows) + 1:
        row = lines[at : at + width]
        if any(_number(cell) == len(rows) + 2 for cell in row[1:]) or any(cell.is_row for cell in row):
            return
        rows.append(row)
        at += width
    if len(rows) >= FEWEST_ROWS and not (at < len(lines) and _is_left_over(lines[at:], len(rows) + 1)):
        yield header
        yield from rows


def _number(line: Line) -> int | None:
    m = NUMBER.fullmatch(line.text)
    return parse_numeral(m.group(1)) if m else None


def _is_left_over(lines: Sequence[Line], number: int) -> bool:
    """Whether the table goes on with another number of cells: its next number stands a few lines on."""
    return any(_number(line) == number for line in lines[:MOST_CELLS])


def _join_cells(text: str, rows: Sequence[Sequence[Line]]) -> Iterator[Edit]:
    for row in rows:
        for cell, after in pairwise(row):
            start = cell.start + len(cell.text.rstrip())
            end = after.start + len(after.text) - len(after.text.lstrip())
            yield Edit(start, end, text[start:end], "\t", "layout")
