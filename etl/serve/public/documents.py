"""Documents: the list of all, and what is known of one."""

import sqlite3

from etl.serve.public.ask import Ask, Missing, Page
from etl.serve.public.listing import Listing, list_rows

DOCUMENTS = """
select v.*, d.parent_id, d.issuer_id, d.region_id, d.published_on, d.period_start, d.period_end, d.index_number,
    d.missing, r.name_en as place_en, o.name_en as issuer_en, p.title as parent_title, p.title_en as parent_title_en,
    coalesce(d.doc_number, p.doc_number) as number,
    coalesce(substr(d.issued_on, 1, 4), substr(p.issued_on, 1, 4), d.period_start, substr(d.published_on, 1, 4)) as year
from document_overview v
join documents d using (document_id)
left join documents p on p.document_id = d.parent_id
left join regions r on r.region_id = d.region_id
left join organizations o on o.organization_id = d.issuer_id
where {where}
order by d.region_id, year, d.document_id
"""
SOURCE = "select s.* from sources s join documents d using (source_id) where d.document_id = :document_id"


def find_documents(ask: Ask, where: str = "1", **parameters: object) -> Listing:
    """Return documents with their place, issuer, dates and counts."""
    return list_rows(ask, DOCUMENTS.format(where=where), **parameters)


def find_document(ask: Ask, document_id: str) -> Listing:
    """Return one document, or raise that there is none."""
    found = find_documents(ask, "d.document_id = :document_id", document_id=document_id)
    if not found:
        raise Missing("documents", document_id)
    return found


def find_source(ask: Ask, document_id: str) -> sqlite3.Row | None:
    """Return the captured file that a document was read from."""
    return ask.row(SOURCE, document_id=document_id)


def show_documents(ask: Ask) -> Page:
    """Return the list of all documents by place; attachments stand under the notice that carries them."""
    found = find_documents(ask)
    places: dict[str, list[sqlite3.Row]] = {}
    for row in found:
        places.setdefault(row["region_id"], []).append(row)
    about = ask.say("Every notice, plan, list, ledger and annex of this edition, by place.")
    return Page("documents.html", ask.say("Documents"), {"listing": found, "places": places}, about)
