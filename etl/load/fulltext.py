"""The full-text index: one contentless FTS5 table beside every table that has words in it."""

from collections.abc import Sequence

from sqlite_utils import Database

from etl.contract import Table
from etl.load.rows import Row
from etl.search import FTS_TOKENIZER, write_tokens


def find_searched_columns(table: Table) -> tuple[str, ...]:
    """Return the columns with words: strings that are no id, code, foreign key, or one of a list of values."""
    keys = {k.column for k in table.foreign_keys}
    return tuple(
        c.name
        for c in table.columns
        if c.type == "string"
        and c.name not in keys
        and not c.name.endswith("_id")
        and not {"enum", "pattern"} & set(c.constraints)
    )


def name_index(table: Table) -> str:
    """Return the name of a table's index."""
    return f"{table.name}_fts"


def create_index(database: Database, table: Table, rows: Sequence[Row]) -> None:
    """Index `rows`, which are the table's in the order of their rowids; nothing is made where there are no words.

    Datasette finds the index by the `content="table"` in its definition. A contentless table has `content=""`, so the
    name that Datasette looks for stands in a comment.
    """
    columns = find_searched_columns(table)
    if not columns:
        return
    name = name_index(table)
    quoted = ", ".join(f'"{c}"' for c in columns)
    database.execute(
        f'CREATE VIRTUAL TABLE "{name}" USING FTS5 '
        f'({quoted}, content="" /* content="{table.name}" */, tokenize="{FTS_TOKENIZER}")'
    )
    places = [table.column_names.index(c) for c in columns]
    holes = ", ".join("?" * (len(columns) + 1))
    with database.conn:
        database.conn.executemany(
            f'insert into "{name}" (rowid, {quoted}) values ({holes})',
            ((number, *(write_tokens(_words(row[i])) for i in places)) for number, row in enumerate(rows, 1)),
        )
        database.execute(f'insert into "{name}" ("{name}") values (\'optimize\')')


def _words(value: object) -> str | None:
    return None if value is None else str(value)
