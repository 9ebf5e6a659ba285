"""Rows on sheets of an Excel workbook: text stays text and is never a formula, days are days, numbers are numbers.

What a sheet cannot hold is not dropped in silence: a longer text ends in words that say so, and rows that are too many
for one sheet go on to the next.
"""

import math
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO
from unicodedata import east_asian_width

MOST_ROWS = 1_048_575  # of a sheet, beside its header
MOST_CHARACTERS = 32_767  # of a cell
MOST_DIGITS = 10**15  # Excel counts exactly up to here
CUT = " …【此处截断，全文见 CSV / cut here; the CSV has all】"
NAME_LENGTH = 31  # of a sheet's name
WIDEST = 60  # characters
SAMPLED = 200  # rows that say how wide a column is
EPOCH = datetime(1980, 1, 1)  # no clock in a file: the same rows give the same bytes
FIRST_DAY = date(1900, 3, 1)  # before it, Excel counts a day that never was


@contextmanager
def open_workbook(out: Path | BinaryIO, title: str) -> Iterator[Any]:
    """Yield an empty workbook, which is written when the block ends well."""
    from xlsxwriter import Workbook

    options = {
        "constant_memory": True,  # a row is put away once it is written, so that many rows need little room
        "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
    }  # fmt: skip
    book = Workbook(str(out) if isinstance(out, Path) else out, options)
    book.set_properties({"title": title, "created": EPOCH})
    book.taizhang_day = book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
    book.taizhang_head = book.add_format({"bold": True, "bottom": 1})
    yield book
    book.close()


def write_sheet(
    book: Any, name: str, columns: Sequence[str], rows: Iterable[Sequence[object]], days: Collection[str] = ()
) -> int:
    """Write rows under a header that stays in view, and return how many there were.

    `days` are the columns that hold ISO dates. More rows than a sheet holds go on to sheets `name 2`, `name 3`.
    """
    left, written, part = iter(rows), 0, 1
    while True:
        count = _write_part(book, _name_part(name, part), columns, islice(left, MOST_ROWS), days)
        written, part = written + count, part + 1
        if count < MOST_ROWS:
            return written


def _write_part(
    book: Any, name: str, columns: Sequence[str], rows: Iterable[Sequence[object]], days: Collection[str]
) -> int:
    sheet = book.add_worksheet(name)
    widths = [_measure(c) for c in columns]
    for place, column in enumerate(columns):
        sheet.write_string(0, place, _fit(column), book.taizhang_head)
    count = 0
    for count, row in enumerate(rows, 1):  # the number of the last row is their count
        for place, (column, value) in enumerate(zip(columns, row, strict=True)):
            _write_cell(book, sheet, count, place, value, column in days)
            if count <= SAMPLED:
                widths[place] = max(widths[place], _measure(value))
    for place, width in enumerate(widths):
        sheet.set_column(place, place, min(width, WIDEST) + 2)
    sheet.freeze_panes(1, 0)
    if columns:
        sheet.autofilter(0, 0, count, len(columns) - 1)
    return count


def _write_cell(book: Any, sheet: Any, row: int, place: int, value: object, is_day: bool) -> None:
    match value:
        case None | "":
            return
        case int() if abs(value) < MOST_DIGITS:
            sheet.write_number(row, place, value)
        case float() if math.isfinite(value):
            sheet.write_number(row, place, value)
        case str() if is_day and (day := _read_day(value)):
            sheet.write_datetime(row, place, day, book.taizhang_day)
        case bytes():
            sheet.write_string(row, place, _fit(value.hex()))
        case _:
            sheet.write_string(row, place, _fit(str(value)))


def _read_day(value: str) -> date | None:
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return None
    return day if day >= FIRST_DAY else None


def _fit(text: str) -> str:
    return text if len(text) <= MOST_CHARACTERS else text[: MOST_CHARACTERS - len(CUT)] + CUT


def _measure(value: object) -> int:
    """How wide a value is: a Chinese character is as wide as two letters."""
    text = str(value)[:WIDEST]
    return sum(2 if east_asian_width(c) in "WF" else 1 for c in text)


def _name_part(name: str, part: int) -> str:
    more = "" if part == 1 else f" {part}"
    return name[: NAME_LENGTH - len(more)] + more
