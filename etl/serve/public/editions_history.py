"""The history of one record: when it came, what changed in it and why, when it went and where to."""

from dataclasses import dataclass

from markupsafe import Markup

from etl.contract import Table
from etl.edition.records import name_record
from etl.edition.tables import print_cell
from etl.load.history import list_history_tables
from etl.serve.editions.places import RowVersion, list_versions
from etl.serve.editions.tombstone import Gone, find_gone, locate_row, read_page_address
from etl.serve.public.ask import Ask, Missing, Page
from etl.serve.public.editions_shown import locate_record, name_cause, name_change, name_row, show_change, show_value


@dataclass(frozen=True)
class Step:
    """What one edition did to a record; `cells` are its changed cells by the title of their column."""

    edition: str
    released_on: str
    change: str
    cells: list[tuple[str, Markup]]
    causes: list[str]


def show_row_history(ask: Ask) -> Page:
    """Return the history of the record that the address names as table and key, as in the addresses of rows."""
    from datasette.utils import urlsafe_components

    tables = {t.name: t for t in list_history_tables(ask.site.contract)}
    table = tables.get(ask.names["table"])
    keys = urlsafe_components(ask.names["record"])
    versions = list_versions(ask.connection, table, keys) if table else []
    if table is None or not versions:
        raise Missing(ask.names["table"], ask.names["record"])
    last = versions[-1]
    values = {
        "table": table, "steps": list_steps(ask, table, versions), "record_id": " · ".join(keys),
        "name_of_row": name_row(last.row), "address": locate_record(ask, table.name, keys),
        "gone": describe_gone(ask, find_gone(ask.connection, table, keys)),
    }  # fmt: skip
    return Page("row_history.html", ask.say("History of %(record)s", record=values["record_id"]), values)


def find_steps(ask: Ask, table_name: str, *keys: str) -> list[Step]:
    """Return the history of a record for a section of its page (`_history.html` shows it), the last edition first."""
    table = ask.site.contract.tables[table_name]
    return list_steps(ask, table, list_versions(ask.connection, table, keys))


def list_steps(ask: Ask, table: Table, versions: list[RowVersion]) -> list[Step]:
    """Return what the editions did to a record, the last one first."""
    if not versions:
        return []
    days = {r["edition"]: r["released_on"] for r in ask.rows("select edition, released_on from editions")}
    causes = _find_causes(ask, table, versions[0])
    steps: list[Step] = []
    last: RowVersion | None = None
    for version in versions:
        if last is not None and last.until != version.since:
            steps.append(_step(ask, days, causes, last.until or "", "removed", []))
            last = None
        cells = _compare(ask, table, last, version) if last else []
        steps.append(_step(ask, days, causes, version.since, "changed" if last else "added", cells))
        last = version
    if last is not None and last.until:
        steps.append(_step(ask, days, causes, last.until, "removed", []))
    return steps[::-1]


def _step(
    ask: Ask, days: dict[str, str], causes: dict[str, list[str]], edition: str, change: str,
    cells: list[tuple[str, Markup]],
) -> Step:  # fmt: skip
    named = [name_cause(ask, cause) for cause in causes.get(edition, [])]
    return Step(edition, days.get(edition, ""), name_change(ask, change), cells, named)


def _find_causes(ask: Ask, table: Table, version: RowVersion) -> dict[str, list[str]]:
    record_id = name_record(table, {name: str(print_cell(version.row[name])) for name in table.primary_key})
    sql = 'select distinct edition, cause from changes where "table" = :table and record_id = :record_id order by cause'
    causes: dict[str, list[str]] = {}
    for row in ask.rows(sql, table=table.name, record_id=record_id):
        causes.setdefault(row["edition"], []).append(row["cause"])
    return causes


def _compare(ask: Ask, table: Table, old: RowVersion, new: RowVersion) -> list[tuple[str, Markup]]:
    return [
        (ask.choose(*ask.site.column(table.name, c)), show_change(ask, c, old.row[c], new.row[c]))
        for c in table.column_names
        if old.row[c] != new.row[c]
    ]


def describe_gone(ask: Ask, gone: Gone | None) -> dict[str, object] | None:
    """Return what a tombstone says, or None where nothing is gone."""
    if gone is None:
        return None
    columns = [
        (ask.choose(*ask.site.column(gone.table.name, c)), show_value(ask, c, v))
        for c, v in gone.last.row.items()
        if v is not None
    ]
    return {
        "record_id": gone.record_id, "removed_in": gone.last.until, "since": gone.last.since,
        "cause": name_cause(ask, gone.cause) if gone.cause else None, "moved_to": gone.moved_to, "reason": gone.reason,
        "address": locate_record(ask, gone.table.name, [gone.moved_to]) if gone.moved_to else None,
        "history": ask.address(f"history/{locate_row(gone.table.name, list(_keys(gone))).removeprefix('/policy/')}"),
        "last": columns,
    }  # fmt: skip


def _keys(gone: Gone) -> list[object]:
    return [gone.last.row[name] for name in gone.table.primary_key]


def bury(ask: Ask) -> Page | None:
    """Return the tombstone for an address whose record is gone: 410, what it said last, and where it went."""
    named = read_page_address(ask.site, ask.path)
    gone = describe_gone(ask, find_gone(ask.connection, *named)) if named else None
    if gone is None:
        return None
    moved = ask.say("This record has another id now")
    title = moved if gone["moved_to"] else ask.say("This record is no longer in the current edition")
    return Page("gone.html", title, {"gone": gone}, status=410)
