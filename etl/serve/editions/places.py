"""The editions in the database by their places in the order of release, and the versions of a row."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from etl.contract import Table
from etl.load.history import OPEN, history_name


@dataclass(frozen=True, slots=True)
class RowVersion:
    """A row as the editions from `since` on said it, up to but not in `until`; None while it holds."""

    row: dict[str, Any]
    since: str
    until: str | None
    from_position: int
    to_position: int


def list_editions(connection: sqlite3.Connection) -> list[str]:
    """Return the editions in the order of release."""
    return [row["edition"] for row in connection.execute("select edition from editions order by position")]


def find_place(connection: sqlite3.Connection, edition: str) -> int | None:
    """Return the place of an edition, from 1; None where there is no such edition."""
    row = connection.execute("select position from editions where edition = ?", [edition]).fetchone()
    return row["position"] if row else None


def list_versions(connection: sqlite3.Connection, table: Table, keys: Sequence[str]) -> list[RowVersion]:
    """Return every version of the row with the key `keys`, oldest first; none where no edition has had it."""
    if len(keys) != len(table.primary_key):
        return []
    where = " and ".join(f'"{name}" = ?' for name in table.primary_key)
    sql = f'select * from "{history_name(table)}" where {where} order by from_position'
    return [_version(table, row) for row in connection.execute(sql, list(keys))]


def _version(table: Table, row: Any) -> RowVersion:
    values = {name: row[name] for name in table.column_names}
    return RowVersion(values, row["edition_from"], row["edition_to"], row["from_position"], row["to_position"])


def find_version(versions: Sequence[RowVersion], place: int) -> RowVersion | None:
    """Return the version that the edition at `place` said, if it said one."""
    return next((v for v in versions if v.from_position <= place < v.to_position), None)


def is_gone(versions: Sequence[RowVersion]) -> bool:
    """Say whether there was such a row and the last edition has none."""
    return bool(versions) and versions[-1].to_position != OPEN
