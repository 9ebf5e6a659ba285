"""Tables as Parquet, typed by the contract: days are dates, numbers are numbers, what must be there is not nullable."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from etl.contract import Column, Table
from etl.load.rows import Row, Value


def write_parquet(table: Table, rows: Sequence[Row], path: Path) -> None:
    """Write the rows of a table; each column carries its titles. The same rows give the same bytes."""
    import pyarrow
    from pyarrow.parquet import write_table

    types = {
        "string": pyarrow.string(),
        "date": pyarrow.date32(),
        "integer": pyarrow.int64(),
        "number": pyarrow.float64(),
    }
    fields = [
        pyarrow.field(c.name, types[c.type], not c.required, {"title": c.title, "title_en": c.title_en})
        for c in table.columns
    ]
    columns = [[_read_value(c, row[i]) for row in rows] for i, c in enumerate(table.columns)]
    write_table(pyarrow.table(columns, schema=pyarrow.schema(fields)), path)


def _read_value(column: Column, value: Value) -> Any:
    return date.fromisoformat(value) if column.type == "date" and isinstance(value, str) else value
