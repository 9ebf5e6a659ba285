"""Rows of one table: read from a committed CSV or given by a stage, checked against the contract, typed."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from etl.contract import Column, Table
from etl.errors import Complaint
from etl.ids import sort_naturally

Value = str | int | float | None
Row = tuple[Value, ...]


def read_rows(table: Table, path: Path) -> list[Row]:
    """Return the typed rows of a CSV whose header is the contract's; an empty cell is None.

    A missing file, another header, a value of the wrong type, an empty required cell or a repeated key is a Complaint
    that names the file and the line.
    """
    if not path.is_file():
        raise Complaint(f"the table {table.name} has no file", path, "Restore it with `git checkout -- data/`.")
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            return list(_check_keys(table, _type_lines(table, path, csv.reader(lines))))
    except UnicodeDecodeError as error:
        raise Complaint(f"not UTF-8: {error.reason}", path, "Save it as UTF-8 without a byte order mark.") from None


def type_rows(table: Table, rows: Iterable[Mapping[str, object]]) -> list[Row]:
    """Return rows given as mappings, typed, in the order of their key; their columns are just the contract's."""

    def typed() -> Iterator[tuple[str, Row]]:
        for number, row in enumerate(rows, 1):
            place = f"{table.name}, row {number}"
            if set(row) != set(table.column_names):
                wrong = sorted(set(row) ^ set(table.column_names))
                raise Complaint(f"columns that are missing or unknown: {', '.join(wrong)}", place, "Mend the stage.")
            yield place, tuple(_type_value(c, row[c.name], place) for c in table.columns)

    places = [table.column_names.index(name) for name in table.primary_key]
    return sorted(_check_keys(table, typed()), key=lambda row: sort_naturally([row[i] for i in places]))


def _type_lines(table: Table, path: Path, lines: Iterator[list[str]]) -> Iterator[tuple[str, Row]]:
    header = next(lines, [])
    if tuple(header) != table.column_names:
        next_step = f"Make it {','.join(table.column_names)}: the header comes from datapackage.json."
        raise Complaint(f"the header is {','.join(header) or 'empty'}", path, next_step)
    for number, cells in enumerate(lines, 2):
        place = f"{path}, row {number}"
        if len(cells) != len(header):
            raise Complaint(f"{len(cells)} cells where {len(header)} belong", place, "Quote cells that hold a comma.")
        yield place, tuple(_type_value(c, cell, place) for c, cell in zip(table.columns, cells, strict=True))


def _check_keys(table: Table, rows: Iterable[tuple[str, Row]]) -> Iterator[Row]:
    places = [table.column_names.index(name) for name in table.primary_key]
    seen: set[Row] = set()
    for place, row in rows:
        key = tuple(row[i] for i in places)
        if key in seen:
            raise Complaint(f"the key {', '.join(map(str, key))} occurs twice", place, "Keep one of the rows.")
        seen.add(key)
        yield row


def _type_value(column: Column, value: object, place: str) -> Value:
    try:
        typed = _convert(column, value)
    except ValueError:
        raise Complaint(f"{column.name} is {value!r}, no {column.type}", place, "Mend the value.") from None
    if typed is None and column.required:
        raise Complaint(f"{column.name} is empty, and it is required", place, "Fill it in.")
    allowed = column.constraints.get("enum")
    if typed is not None and allowed and typed not in allowed:
        raise Complaint(f"{column.name} is {typed!r}, none of {', '.join(allowed)}", place, "Use one of these.")
    return typed


def _convert(column: Column, value: object) -> Value:
    text = "" if value is None else str(value)
    match column.type:
        case _ if not text:
            return None
        case "string":
            return text
        case "date":
            return date.fromisoformat(text).isoformat()
        case "integer":
            return int(text)
        case "number":
            number = float(text)
            if number != number or number in (float("inf"), float("-inf")):
                raise ValueError(text)
            return number
        case _:
            raise ValueError(column.type)


def write_rows(table: Table, rows: Iterable[Row], path: Path) -> None:
    """Write rows in the form of the committed files: UTF-8, LF, a header, quotes only where they are needed."""
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(table.column_names)
        writer.writerows(rows)
