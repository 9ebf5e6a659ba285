"""One box over documents, bodies, targets, tasks and clauses: hits by kind, in context, with filters as links."""

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from etl.serve.public.ask import Ask, Page
from etl.serve.public.choices import list_choices, name_kinds
from etl.serve.public.documents import find_documents
from etl.serve.public.marked import find_terms, mark_terms
from etl.serve.public.narrowed import FILTERS, count_choices, find_hits, narrow_hits
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
SUMMARIES = "select record_id, summary, summary_en from summaries where record_id in ({ids})"


@dataclass(frozen=True)
class Hits:
    """The hits of a kind: how many there are, and the rows of those that are shown."""

    kind: str
    count: int
    ids: Sequence[str]
    rows: Sequence[sqlite3.Row]


def show_search(ask: Ask) -> Page:
    """Return the hits of `?q=`, narrowed by `?kind=`, `?region=`, `?year=`, `?theme=` and `?instrument=`."""
    query = ask.query.get("q", "").strip()
    chosen = {name: ask.query.get(name) or None for name in FILTERS}
    found = find_hits(ask.connection, query)
    kept: dict[str, list[str]] = {}
    for hit in narrow_hits(found, chosen):
        kept.setdefault(hit.kind, []).append(hit.record_id)
    asked = ask.query.get("page", "")
    number = max(1, int(asked)) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 1
    shown = [read_hits(ask, kind, ids, chosen["kind"], number) for kind, ids in kept.items()]
    values: dict[str, Any] = {
        "query": query,
        "chosen": chosen,
        "kinds": name_kinds(ask),
        "hits": shown,
        "total": sum(len(ids) for ids in kept.values()),
        "choices": list_choices(ask, chosen, count_choices(found, chosen)),
        "summaries": read_summaries(ask, query, [row for hits in shown for row in hits.ids]),
        "narrow": lambda **change: ask.address("search", **({"q": query} | chosen | change)),
        "mark": lambda text: mark_terms(ask.language, text, query),
        "number_of_page": number,
        "pages": -(-len(kept.get(chosen["kind"] or "", ())) // EACH),
    }
    title = ask.say("Search: %(query)s", query=query) if query else ask.say("Search")
    return Page("search.html", title, values)


def read_hits(ask: Ask, kind: str, ids: Sequence[str], chosen: str | None, page: int) -> Hits:
    """Return the hits of a kind that are shown: the first few, or a page of them where the kind was chosen."""
    shown = ids[(page - 1) * EACH : page * EACH] if chosen else ids[:FIRST]
    read, key = READERS[kind]
    rows = {row[key]: row for row in read(ask, ", ".join(f":i{n}" for n in range(len(shown))), _name(shown))}
    return Hits(kind, len(ids), shown, [rows[i] for i in shown])


def read_summaries(ask: Ask, query: str, ids: Sequence[str]) -> dict[str, str]:
    """Return by record our summaries in which a term of the query stands, rather in the page's language."""
    named = _name(ids)
    found = {}
    for row in ask.rows(SUMMARIES.format(ids=", ".join(f":{name}" for name in named)), **named):
        said = (ask.choose(row["summary"], row["summary_en"]), row["summary"], row["summary_en"])
        text = next((text for text in said if text and find_terms(text, query)), None)
        if text:
            found[row["record_id"]] = text
    return found


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
