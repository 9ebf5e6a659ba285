"""One box over documents, bodies, targets, tasks and clauses: hits by kind, in context, with filters as links."""

import sqlite3
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from etl.serve.public.ask import Ask, Page
from etl.serve.public.documents import find_documents
from etl.serve.public.found import KINDS, find_ids
from etl.serve.public.marked import mark_terms
from etl.serve.public.targets import find_targets
from etl.serve.public.tasks import find_tasks

FIRST, EACH = 5, 50
"""Hits of a kind that are shown beside the other kinds, and on a page of its own."""
BODIES = """
    select o.organization_id, o.name, o.name_en, r.name as place, r.name_en as place_en, o.region_id,
        (select group_concat(name, '、') from (
            select distinct n.name from organization_names n
            where n.organization_id = o.organization_id and n.name <> o.name)) as names
    from organizations o left join regions r using (region_id)
    where o.organization_id in ({ids})
"""
CLAUSES = """
    select c.*, x.text, d.title as document_title, d.title_en as document_title_en, d.region_id, r.name as place,
        r.name_en as place_en
    from clauses c
    join documents d using (document_id)
    left join regions r using (region_id)
    left join clause_texts x using (clause_id)
    where c.clause_id in ({ids})
"""
REGIONS = "select region_id, name, name_en from regions order by region_id"


@dataclass(frozen=True)
class Hits:
    """The hits of a kind: how many there are, and the rows of those that are shown."""

    kind: str
    count: int
    rows: Sequence[sqlite3.Row]


def show_search(ask: Ask) -> Page:
    """Return the hits of `?q=`, narrowed by `?region=`, `?year=` and `?kind=`."""
    query = ask.query.get("q", "").strip()
    chosen = {name: ask.query.get(name) or None for name in ("region", "year", "kind")}
    found = {kind.name: find_ids(ask.connection, kind, query) for kind in KINDS}
    every = [row for rows in found.values() for row in rows]
    kept = {
        name: [r for r in rows if chosen["region"] in (None, r["region_id"]) and chosen["year"] in (None, r["year"])]
        for name, rows in found.items()
    }
    number = max(1, int(page)) if (page := ask.query.get("page", "")).isdecimal() and len(page) < 6 else 1
    values: dict[str, Any] = {
        "query": query,
        "chosen": chosen,
        "hits": [
            read_hits(ask, name, [r["id"] for r in rows], chosen["kind"], number)
            for name, rows in kept.items()
            if rows and chosen["kind"] in (None, name)
        ],
        "counts": {name: len(rows) for name, rows in kept.items()},
        "total": sum(len(rows) for name, rows in kept.items() if chosen["kind"] in (None, name)),
        "years": sorted(Counter(r["year"] for r in every if r["year"]).items()),
        "regions": Counter(r["region_id"] for r in every if r["region_id"]),
        "region_names": {r["region_id"]: r for r in ask.rows(REGIONS)},
        "mark": lambda text: mark_terms(ask.language, text, query),
        "number_of_page": number,
        "pages": -(-len(kept[chosen["kind"]]) // EACH) if chosen["kind"] in kept else 1,
    }
    title = ask.say("Search: %(query)s", query=query) if query else ask.say("Search")
    return Page("search.html", title, values)


def read_hits(ask: Ask, kind: str, ids: Sequence[str], chosen: str | None, page: int) -> Hits:
    """Return the hits of a kind that are shown: the first few, or a page of them where the kind was chosen."""
    shown = ids[(page - 1) * EACH : page * EACH] if chosen else ids[:FIRST]
    read, key = READERS[kind]
    rows = {row[key]: row for row in read(ask, ", ".join(f":i{n}" for n in range(len(shown))), _name(shown))}
    return Hits(kind, len(ids), [rows[i] for i in shown])


def _name(ids: Sequence[str]) -> dict[str, str]:
    return {f"i{n}": identifier for n, identifier in enumerate(ids)}


Read = Callable[[Ask, str, dict[str, str]], Sequence[sqlite3.Row]]
READERS: dict[str, tuple[Read, str]] = {
    "documents": (
        lambda ask, ids, named: find_documents(ask, f"d.document_id in ({ids})", **named).rows,
        "document_id",
    ),
    "bodies": (lambda ask, ids, named: ask.rows(BODIES.format(ids=ids), **named), "organization_id"),
    "targets": (lambda ask, ids, named: find_targets(ask, f"t.target_id in ({ids})", **named).rows, "target_id"),
    "tasks": (lambda ask, ids, named: find_tasks(ask, f"t.task_id in ({ids})", **named).rows, "task_id"),
    "clauses": (lambda ask, ids, named: ask.rows(CLAUSES.format(ids=ids), **named), "clause_id"),
}
