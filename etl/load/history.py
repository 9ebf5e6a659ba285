"""Every edition in the database: `<table>_history` holds each row that a table ever had, with its editions.

A row holds from the edition `edition_from` on, up to but not in `edition_to`; a current row has no `edition_to`. The
same as places in the order of release, for questions as of an edition:

    select * from targets_history
    where from_position <= :place and to_position > :place
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlite_utils import Database

from etl.contract import Contract, Table
from etl.ids import sort_naturally
from etl.load.tables import PYTHON_TYPES

# Of a row that no edition has closed yet.
OPEN = 2**31 - 1
SPAN: dict[str, type] = {"edition_from": str, "edition_to": str, "from_position": int, "to_position": int}
COUNTS = "edition_counts"
LOGS = ("editions", "changes", "rekeys")
Spans = Mapping[str, Iterable[Mapping[str, Any]]]


def history_name(table: Table) -> str:
    """Return the name of a table's history."""
    return f"{table.name}_history"


def list_history_tables(contract: Contract) -> list[Table]:
    """Return the tables that have a history: all facts but the logs of the editions themselves."""
    return [t for t in contract.layer("facts") if t.name not in LOGS]


def write_history(database: Database, contract: Contract, versions: Spans) -> None:
    """Write the history of every facts table: a version of a row has a key of its own, the row's and `edition_from`.

    The rows stand in the order of the committed files, and versions of one row in the order of release.
    `versions` maps a table to mappings of its columns and of SPAN, with open ends as None. How many rows
    each edition has stands in `edition_counts`: counting them is a look-up.
    """
    counts: list[dict[str, Any]] = []
    for table in list_history_tables(contract):
        types: dict[str, type] = {c.name: PYTHON_TYPES[c.sqlite_type] for c in table.columns}
        made = database.table(history_name(table))
        key = [*table.primary_key, "edition_from"]
        made.create(types | SPAN, pk=key, not_null=[*key, "from_position", "to_position"], strict=True)
        rows = sorted(
            _typed(table, versions.get(table.name, ())),
            key=lambda r: sort_naturally([*(r[k] for k in table.primary_key), r["from_position"]]),
        )
        made.insert_all(rows)
        counts += _count_rows(table, rows)
    kept = database.table(COUNTS)
    kept.create({"position": int, "table": str, "rows": int}, pk=("position", "table"), strict=True)
    kept.insert_all(counts)


def _count_rows(table: Table, rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The number of rows that each edition has, by its place in the order of release."""
    came = Counter(r["from_position"] for r in rows)
    went = Counter(r["to_position"] for r in rows if r["to_position"] != OPEN)
    held = 0
    for position in range(1, max([*came, *went], default=0) + 1):
        held += came[position] - went[position]
        yield {"position": position, "table": table.name, "rows": held}


def _typed(table: Table, rows: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    for row in rows:
        typed: dict[str, Any] = {c.name: _value(row.get(c.name), PYTHON_TYPES[c.sqlite_type]) for c in table.columns}
        closed = row["to_position"]
        yield typed | {name: row[name] for name in SPAN} | {"to_position": OPEN if closed is None else closed}


def _value(printed: Any, kind: type) -> Any:
    return None if printed in (None, "") else kind(printed)
