"""A document: its outline, its clauses with their facts beside them, and what is known about it."""

from dataclasses import dataclass
from typing import Any

from etl.serve.public.ask import Ask, Page
from etl.serve.public.cite import cite_clause
from etl.serve.public.clause_facts import ClauseFacts, find_clause_facts
from etl.serve.public.documents import find_document, find_documents, find_source
from etl.serve.public.jsonld import describe_document
from etl.serve.public.listing import list_rows
from etl.serve.public.passages import Piece, cut_pieces, say_absence
from etl.serve.public.signposts import sign_document
from etl.serve.public.trail import describe_trail
from etl.serve.public.year_picture import find_years, make_year_picture

CLAUSES = """
select c.*, x.text
from clauses c
left join clause_texts x using (clause_id)
where {where}
order by c.position
"""
CITED_BY = """
select v.*, d.title_en as document_title_en
from citation_overview v join documents d using (document_id)
where v.cited_document_id = :document_id
"""
CITES = """
select k.* from citations k join clauses c using (clause_id) where c.document_id = :document_id order by k.rowid
"""
SUMMARY = "select summary, summary_en from summaries where record_id = :record_id"
GAPS = "select * from gaps where document_id = :document_id and clause_id is null"
FINDINGS = "select * from findings where document_id = :document_id and clause_id is null"


@dataclass(frozen=True)
class Clause:
    """A clause as it is shown: its row, its depth, its words in pieces, its facts, and why there are no words."""

    row: Any
    depth: int
    pieces: list[Piece]
    facts: ClauseFacts
    notice: str | None


def read_clauses(ask: Ask, text_status: str, where: str, **parameters: object) -> list[Clause]:
    """Return clauses in the order of the text, their facts marked in their words."""
    facts = find_clause_facts(ask, where, **parameters)
    return [
        make_clause(ask, row, facts[row["clause_id"]], text_status)
        for row in ask.rows(CLAUSES.format(where=where), **parameters)
    ]


def make_clause(ask: Ask, row: Any, facts: ClauseFacts, text_status: str) -> Clause:
    """Return a clause; of its words those that its heading shows already are left out."""
    depth = row["path"].count(".") + 1
    if row["text"] is None:
        headed = row["heading"] and not row["characters"]  # a group of a ledger: its heading is all that it has
        return Clause(row, depth, [], facts, None if headed else say_absence(ask, text_status, row["characters"]))
    pieces = cut_pieces(row["text"], facts.list_spans())
    return Clause(row, depth, _drop_head(pieces, (row["label"] or "") + (row["heading"] or "")), facts, None)


def _drop_head(pieces: list[Piece], head: str) -> list[Piece]:
    """Leave out the label and heading at the beginning, unless a fact stands there or nothing would be left."""
    first = pieces[0] if pieces else None
    if not head or first is None or first.kind or not first.text.startswith(head):
        return pieces
    rest = first.text[len(head) :].lstrip("。\n ")
    return [Piece(rest), *pieces[1:]] if rest else pieces[1:]


def show_document(ask: Ask) -> Page:
    """Return the page of a document."""
    document_id = ask.names["document_id"]
    found = find_document(ask, document_id)
    document = found.rows[0]
    title = ask.choose(document["title"], document["title_en"])
    source = find_source(ask, document_id)
    parts = find_documents(ask, "d.parent_id = :document_id", document_id=document_id)
    by_year = find_years(ask, document=document_id)
    values = {
        "document": document,
        "listing": found,
        "source": source,
        "parts": parts,
        "summary": ask.row(SUMMARY, record_id=document_id),
        "by_year": by_year,
        "by_year_picture": make_year_picture(ask, by_year, f"d/{document_id}.svg", named=False),
        "gaps": ask.rows(GAPS, document_id=document_id),
        "findings": ask.rows(FINDINGS, document_id=document_id),
        "absence": say_absence(ask, document["text_status"], 1),
        "cited_by": list_rows(ask, CITED_BY, document_id=document_id),
        "clauses": read_clauses(ask, document["text_status"], "c.document_id = :document_id", document_id=document_id),
    }
    about = " · ".join(part for part in (document["place"], document["number"], document["year"]) if part)
    described = describe_document(ask, document, parts.rows, ask.rows(CITES, document_id=document_id))
    place = ask.choose(document["place"], document["place_en"])
    return Page(
        "document.html",
        title,
        values,
        f"{document['title']} · {about}",
        cited=cite_clause(ask, document_id, f"d/{document_id}"),
        described=described,
        trail=describe_trail(ask, (place, f"regions/{document['region_id']}"), (title, ask.path)),
        links=sign_document(ask, document, source),
    )
