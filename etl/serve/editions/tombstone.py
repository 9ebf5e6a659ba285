"""What stands at the address of a record that is no longer: what it said last, which edition took it out, and why."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from datasette.utils import tilde_encode, urlsafe_components

from etl.contract import Table
from etl.edition.records import name_record
from etl.load.history import list_history_tables
from etl.serve.editions.as_of import read_address
from etl.serve.editions.places import RowVersion, is_gone, list_versions
from etl.serve.site import DATABASE_NAME, Site

# The pages of records, by the first part of their address; a document's is followed by a clause's path.
PAGES = {
    "d": "documents", "tasks": "tasks", "targets": "targets", "deadlines": "deadlines", "findings": "findings",
    "bodies": "organizations", "regions": "regions", "indicators": "indicators", "themes": "themes",
    "instruments": "instruments",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Gone:
    """A record that the last edition does not have; `moved_to` is its id now, where it only changed its id."""

    table: Table
    record_id: str
    last: RowVersion
    cause: str | None
    moved_to: str | None
    reason: str | None


def read_row_address(site: Site, request: Any) -> tuple[Table, list[str]] | None:
    """Return the table and the key that the address of a row names, or None where it names no row with a history."""
    address = read_address(request)
    tables = {t.name: t for t in list_history_tables(site.contract)}
    if address is None or not address.keys or address.table not in tables:
        return None
    return tables[address.table], urlsafe_components(address.keys)


def read_page_address(site: Site, path: str) -> tuple[Table, list[str]] | None:
    """Return the table and the key that the path of a page behind its language names, or None."""
    kind, _, record = path.strip("/").partition("/")
    if kind not in PAGES or not record:
        return None
    return site.contract.tables["clauses" if kind == "d" and "/" in record else PAGES[kind]], [record]


def find_gone(connection: sqlite3.Connection, table: Table, keys: list[str]) -> Gone | None:
    """Return what is known of a record that was once and is not now; None for one that never was, or still is."""
    versions = list_versions(connection, table, keys)
    if not is_gone(versions):
        return None
    last = versions[-1]
    record_id = name_record(table, {name: str(value) for name, value in last.row.items()})
    sql = """select cause from changes where edition = ? and "table" = ? and record_id = ? and change = 'removed'"""
    row = connection.execute(sql, [last.until, table.name, record_id]).fetchone()
    moved_to, reason = follow_rekeys(connection, table.name, record_id)
    return Gone(table, record_id, last, row["cause"] if row else None, moved_to, reason)


def follow_rekeys(connection: sqlite3.Connection, table: str, record_id: str) -> tuple[str | None, str | None]:
    """Return the id that a record has now, through all its changes of id, and the reason of the first; else None."""
    sql = """
        select r.new_id, r.reason from rekeys r join editions e using (edition)
        where r."table" = ? and r.old_id = ? order by e.position desc
    """
    seen, reason = [record_id], None
    while row := connection.execute(sql, [table, seen[-1]]).fetchone():
        if row["new_id"] in seen:
            break
        seen.append(row["new_id"])
        reason = reason or row["reason"]
    return (seen[-1], reason) if len(seen) > 1 else (None, None)


def locate_row(table: str, keys: Sequence[object]) -> str:
    """Return the address of a row of a table."""
    return f"/{DATABASE_NAME}/{table}/{','.join(tilde_encode(str(key)) for key in keys)}"


def locate_page(table: str, keys: Sequence[str]) -> str | None:
    """Return the path, behind the language, of the page that a record of the table has; None where it has none."""
    kind = {name: kind for kind, name in PAGES.items()}.get(table, "d" if table == "clauses" else None)
    return f"{kind}/{keys[0]}" if kind else None
