"""Tables as CSV, the same rows always as the same bytes."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from etl.contract import Contract, Table
from etl.errors import Complaint
from etl.ids import sort_naturally

# Releases write these.
LOGS = ("editions", "changes", "rekeys")


def write_table(table: Table, rows: Iterable[Mapping[str, object]]) -> bytes:
    """Return `rows` as CSV: UTF-8, LF, the contract's header, sorted by key; a null is an empty field."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(table.column_names)
    for row in sorted(rows, key=lambda r: sort_naturally([r[k] for k in table.primary_key])):
        writer.writerow([print_cell(row.get(c)) for c in table.column_names])
    return out.getvalue().encode()


def print_cell(value: object) -> object:
    """Return a value as a CSV field: nothing for null, whole numbers without a point."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return "" if value is None else value


def read_table(table: Table, path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV as printed; raise a Complaint where its header is not the contract's."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            if tuple(reader.fieldnames or ()) != table.column_names:
                raise Complaint("the header is not the contract's", path, "Compare it with datapackage.json.")
            return list(reader)
    except FileNotFoundError as error:
        raise Complaint("the table's file is missing", path, "Restore it from the repository.") from error


def print_tables(
    rows: Mapping[str, Sequence[Mapping[str, object]]], contract: Contract, data: Path
) -> dict[str, bytes]:
    """Return the bytes of every facts table: the logs as they stand in `data`, the others from `rows`."""
    files = {}
    for table in contract.layer("facts"):
        path = data / f"{table.name}.csv"
        if table.name in LOGS:
            files[table.name] = path.read_bytes() if path.is_file() else write_table(table, [])
        else:
            files[table.name] = write_table(table, rows.get(table.name, []))
    return files
