"""Tables of the database, made from the contract: columns, keys, constraints, indexes, rows."""

from collections.abc import Sequence
from graphlib import TopologicalSorter
from typing import Any

from sqlite_utils import Database

from etl.contract import Contract, Table
from etl.load.rows import Row

PYTHON_TYPES: dict[str, type] = {"TEXT": str, "INTEGER": int, "REAL": float}


def order_tables(contract: Contract) -> list[Table]:
    """Return the tables so that each stands after those that its foreign keys name."""
    needs = {t.name: {k.table for k in t.foreign_keys} - {t.name} for t in contract.tables.values()}
    return [contract.tables[name] for name in TopologicalSorter(needs).static_order()]


def create_table(database: Database, table: Table) -> None:
    """Create an empty STRICT table: types, key, foreign keys, NOT NULL and allowed values are the contract's."""
    sql: str = database.create_table_sql(
        table.name,
        {c.name: PYTHON_TYPES[c.sqlite_type] for c in table.columns},
        pk=table.primary_key[0] if len(table.primary_key) == 1 else table.primary_key,
        foreign_keys=[(k.column, k.table, k.other_column) for k in table.foreign_keys],
        not_null=[c.name for c in table.columns if c.required],
        strict=True,
    )
    # sqlite-utils has no public way to add a CHECK, so they are written before the bracket that closes the columns.
    columns, closing, end = sql.rpartition("\n)")
    database.execute(columns + "".join(f",\n   {check}" for check in _checks(table)) + closing + end)


def _checks(table: Table) -> list[str]:
    allowed = {c.name: c.constraints["enum"] for c in table.columns if "enum" in c.constraints}
    return [f'CHECK ("{name}" IN ({", ".join(map(_quote, values))}))' for name, values in allowed.items()]


def _quote(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def fill_table(database: Database, table: Table, rows: Sequence[Row]) -> None:
    """Insert the rows in the order given, which becomes the order of their rowids."""
    records: list[dict[str, Any]] = [dict(zip(table.column_names, row, strict=True)) for row in rows]
    database.table(table.name).insert_all(records)


def index_table(database: Database, table: Table) -> None:
    """Index what people follow and filter by: foreign keys, dates, and columns with a list of allowed values."""
    followed = {k.column for k in table.foreign_keys}
    for column in table.columns:
        if column.name == table.primary_key[0]:
            continue  # SQLite has indexed it already
        if column.name in followed or column.type == "date" or "enum" in column.constraints:
            database.table(table.name).create_index([column.name])
