"""Tables as CSV, the same rows always as the same bytes."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from etl.contract import Table
from etl.errors import Complaint
from etl.ids import sort_naturally


def write_table(table: Table, rows: Iterable[Mapping[str, object]]) -> bytes:
    """Return `rows` as CSV: UTF-8, LF, the contract's header, sorted by key; a null is an empty field."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(table.column_names)
    for row in sorted(rows, key=lambda r: sort_naturally([r[k] for k in table.primary_key])):
        writer.writerow([_print(row.get(c)) for c in table.column_names])
    return out.getvalue().encode()


def _print(value: object) -> object:
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


def missing_columns(table: Table, rows: Sequence[Mapping[str, object]]) -> list[str]:
    """Return the names in `rows` that the contract does not know."""
    return sorted({name for row in rows for name in row} - set(table.column_names))
