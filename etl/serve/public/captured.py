"""What the captured page reads beside what was restored: every repair marked, with its kind and how certain it is."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from etl.serve.public.ask import Ask, Page
from etl.serve.public.cite import cite_clause
from etl.serve.public.documents import find_document
from etl.serve.public.levels import describe_level
from etl.serve.public.listing import Listing, list_rows
from etl.serve.public.passages import say_absence

CLAUSES = """
select p.*, c.document_id, c.label, c.path, c.heading, c.heading_en
from captures p
join clauses c using (clause_id)
where {where}
order by c.position
"""
# Whatever is put in where one clause ends and the next begins belongs to the one that ends.
REPAIRS = """
select p.clause_id, r.kind, r.start, r."end", r.before, r.after, r.certainty
from captures p
join clauses c using (clause_id)
join documents d using (document_id)
join repairs r on r.source_id = d.source_id and r.start >= p.start and r."end" <= p."end"
    and (r.start < r."end" or r.start > p.start)
where {where}
order by c.position, r.start, r."end"
"""
LENGTH = 4000
"""Captured characters on a page, more only where one clause has more: both readings of them stay under 100 KB."""
SHOWN = str.maketrans({"\n": "↵\n", " ": "␣", "\t": "⇥", "\u3000": "␣"})


@dataclass(frozen=True)
class Stretch:
    """Characters that are the same in both, or (where there is a kind) what was captured and what stands there now."""

    captured: str
    restored: str
    kind: str | None = None
    certainty: str | None = None


@dataclass(frozen=True)
class Compared:
    """A clause, its characters in stretches, and each different repair with how often it was made."""

    row: sqlite3.Row
    stretches: Sequence[Stretch]
    repairs: Sequence[tuple[Stretch, int]]


def compare_clauses(ask: Ask, where: str, **parameters: object) -> tuple[list[Compared], Listing]:
    """Return the clauses whose captured characters are here, and all their repairs."""
    made = list_rows(ask, REPAIRS.format(where=where), **parameters)
    repairs: dict[str, list[sqlite3.Row]] = {}
    for repair in made:
        repairs.setdefault(repair["clause_id"], []).append(repair)
    clauses = ask.rows(CLAUSES.format(where=where), **parameters)
    return [_compare(row, repairs.get(row["clause_id"], [])) for row in clauses], made


def _compare(row: sqlite3.Row, repairs: Sequence[sqlite3.Row]) -> Compared:
    stretches = cut_stretches(row["captured"], row["start"], repairs)
    counted = Counter(s for s in stretches if s.kind)
    return Compared(row, stretches, sorted(counted.items(), key=lambda c: (c[0].kind or "", -c[1], c[0].captured)))


def cut_stretches(captured: str, offset: int, repairs: Iterable[sqlite3.Row]) -> list[Stretch]:
    """Return the characters in stretches: those captured together are the capture, those restored the clause's text.

    `offset` is where the characters begin in the captured file; repairs are in order and do not overlap.
    """
    stretches: list[Stretch] = []
    reached = 0
    for repair in repairs:
        start, end = repair["start"] - offset, repair["end"] - offset
        if start > reached:
            stretches.append(Stretch(captured[reached:start], captured[reached:start]))
        stretches.append(Stretch(captured[start:end], repair["after"] or "", repair["kind"], repair["certainty"]))
        reached = end
    if reached < len(captured):
        stretches.append(Stretch(captured[reached:], captured[reached:]))
    return stretches


def show_signs(text: str) -> str:
    """Return characters of which nothing is to be seen as signs: white space, and codes that no letter has."""
    return "".join(f"[U+{ord(c):04X}]" if "\ue000" <= c <= "\uf8ff" else c for c in text.translate(SHOWN))


def show_captured(ask: Ask) -> Page:
    """Return a page of a document as captured beside what was restored; `?page=` is the number of the page."""
    document_id = ask.names["document_id"]
    document = find_document(ask, document_id).rows[0]
    compared, made = compare_clauses(ask, "c.document_id = :document_id", document_id=document_id)
    pages = cut_pages(compared)
    asked = ask.query.get("page", "1")
    number = min(max(1, int(asked)), len(pages)) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 1
    kinds = Counter(r["kind"] for r in made)
    values = {
        "document": document,
        "absence": None if compared else say_absence(ask, document["text_status"], 1),
        "compared": pages[number - 1],
        "listing": made,
        "kinds": [(name_kind(ask, k), describe_level(ask, "repairs.kind", k), n) for k, n in kinds.most_common()],
        "certainties": Counter(r["certainty"] for r in made),
        "signs": show_signs,
        "page_number": number,
        "last_page": len(pages),
    }
    title = ask.say("As captured: %(title)s", title=ask.choose(document["title"], document["title_en"]))
    cited = cite_clause(ask, document_id, f"d/{document_id}/captured")
    return Page("captured.html", title, values, document["title"], cited=cited)


def cut_pages(compared: Sequence[Compared]) -> list[list[Compared]]:
    """Return the clauses in pages of about `LENGTH` characters; there is always a first page."""
    pages: list[list[Compared]] = [[]]
    length = 0
    for clause in compared:
        size = len(clause.row["captured"])
        if pages[-1] and length + size > LENGTH:
            pages.append([])
            length = 0
        pages[-1].append(clause)
        length += size
    return pages


def name_kind(ask: Ask, kind: str) -> str:
    """Return what a kind of repair is called, in the page's language; one that came later by its own word."""
    called = {
        "bytes": ask.say("Damaged bytes"),
        "furniture": ask.say("Page furniture"),
        "layout": ask.say("Layout"),
        "reading": ask.say("Readings put in"),
        "script": ask.say("Traditional characters"),
    }
    return called.get(kind, kind.replace("_", " "))
