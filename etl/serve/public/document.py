"""A document: its outline, its clauses with their facts beside them, and what is known about it."""

from etl.serve.public.ask import Ask, Page
from etl.serve.public.cite import cite_clause
from etl.serve.public.clauses import read_clauses
from etl.serve.public.documents import find_document, find_documents, find_source
from etl.serve.public.jsonld import describe_document
from etl.serve.public.listing import list_rows
from etl.serve.public.passages import say_absence
from etl.serve.public.sheets import choose_sheet, cut_sheets
from etl.serve.public.signposts import sign_document
from etl.serve.public.trail import describe_trail
from etl.serve.public.year_picture import find_years, make_year_picture

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


def show_document(ask: Ask) -> Page:
    """Return the page of a document."""
    document_id = ask.names["document_id"]
    found = find_document(ask, document_id)
    document = found.rows[0]
    title = ask.choose(document["title"], document["title_en"])
    source = find_source(ask, document_id)
    parts = find_documents(ask, "d.parent_id = :document_id", document_id=document_id)
    by_year = find_years(ask, document=document_id)
    clauses = read_clauses(ask, document["text_status"], "c.document_id = :document_id", document_id=document_id)
    sheets = cut_sheets(clauses)
    here = choose_sheet(sheets, ask.query.get("page"), ask.query.get("at"))
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
        "clauses": sheets[here],
        "sheets": sheets,
        "here": here,
    }
    about = " · ".join(part for part in (document["place"], document["number"], document["year"]) if part)
    described = describe_document(ask, document, parts.rows, ask.rows(CITES, document_id=document_id))
    place = ask.choose(document["place"], document["place_en"])
    return Page(
        "document.html",
        f"{title} ({here + 1}/{len(sheets)})" if here else title,
        values,
        f"{document['title']} · {about}",
        cited=cite_clause(ask, document_id, f"d/{document_id}"),
        described=described,
        trail=describe_trail(ask, (place, f"regions/{document['region_id']}"), (title, ask.path)),
        links=sign_document(ask, document, source),
    )
