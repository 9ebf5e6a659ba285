"""Hits narrowed by place, year, kind, theme and instrument, and what each further choice would leave.

What a hit belongs to is read from the rows, not from its words. A document has the themes of its tasks and the
instruments of its clauses; a body those of its tasks; a clause the themes of the tasks that it orders; a target the
theme of its task and of its indicator. A narrower theme belongs to the one above it, too.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from etl.serve.public.found import KINDS, find_ids

FILTERS = ("kind", "region", "year", "theme", "instrument")
THEMES = {
    "documents": "select c.document_id, t.theme_id from tasks t join clauses c using (clause_id)",
    "bodies": "select a.organization_id, t.theme_id from assignments a join tasks t using (task_id)",
    "targets": """select g.target_id, t.theme_id from targets g join tasks t using (task_id)
        union select target_id, i.theme_id from targets join indicators i using (indicator_id)""",
    "tasks": "select task_id, theme_id from tasks",
    "clauses": "select clause_id, theme_id from tasks",
}
INSTRUMENTS = {
    "documents": "select c.document_id, m.instrument_id from instrument_mentions m join clauses c using (clause_id)",
    "bodies": """select a.organization_id, m.instrument_id from assignments a join tasks t using (task_id)
        join instrument_mentions m on m.clause_id = t.clause_id""",
    "targets": "select target_id, instrument_id from targets join instrument_mentions using (clause_id)",
    "tasks": "select task_id, instrument_id from tasks join instrument_mentions using (clause_id)",
    "clauses": "select clause_id, instrument_id from instrument_mentions",
}
PARENTS = "select theme_id, parent_id from themes where parent_id is not null"


@dataclass(frozen=True)
class Hit:
    """A row that a query finds: what it is, and the values by which it can be narrowed, by filter."""

    kind: str
    record_id: str
    values: Mapping[str, frozenset[str]]


def find_hits(connection: sqlite3.Connection, query: str) -> list[Hit]:
    """Return everything that a query finds, by kind in the order of the edition."""
    parents = dict(connection.execute(PARENTS).fetchall())
    return [
        hit for kind in KINDS for hit in _describe(connection, kind.name, find_ids(connection, kind, query), parents)
    ]


def _describe(
    connection: sqlite3.Connection, kind: str, rows: Iterable[sqlite3.Row], parents: Mapping[str, str]
) -> list[Hit]:
    found = list(rows)
    if not found:
        return []
    themes = _gather(connection, THEMES[kind])
    instruments = _gather(connection, INSTRUMENTS[kind])
    return [
        Hit(
            kind,
            row["id"],
            {
                "kind": frozenset([kind]),
                "region": frozenset([row["region_id"]] if row["region_id"] else []),
                "year": frozenset([row["year"]] if row["year"] else []),
                "theme": frozenset(own := themes.get(row["id"], set())) | {parents[t] for t in own if t in parents},
                "instrument": frozenset(instruments.get(row["id"], ())),
            },
        )
        for row in found
    ]


def _gather(connection: sqlite3.Connection, sql: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for record_id, value in connection.execute(sql):
        if value is not None:
            found.setdefault(record_id, set()).add(value)
    return found


def narrow_hits(hits: Iterable[Hit], chosen: Mapping[str, str | None], but: str | None = None) -> list[Hit]:
    """Return the hits that have every chosen value; the choice in the filter `but` is left aside."""
    wanted = [(name, value) for name, value in chosen.items() if value is not None and name != but]
    return [hit for hit in hits if all(value in hit.values[name] for name, value in wanted)]


def count_choices(hits: Iterable[Hit], chosen: Mapping[str, str | None]) -> dict[str, Counter[str]]:
    """Return by filter how many hits each value would leave beside the choices in the other filters."""
    every = list(hits)
    return {
        name: Counter(value for hit in narrow_hits(every, chosen, but=name) for value in hit.values[name])
        for name in FILTERS
    }
