"""What rests on what: every citation by the document that is cited, and the cited documents that are not here."""

import sqlite3

from etl.serve.public.ask import Ask, Page
from etl.serve.public.listing import list_rows

CITATIONS = """
select v.*, v.cited_title as title, c.heading, c.heading_en, c.path, d.title_en as document_title_en, d.region_id,
    r.name_en as place_en, h.title as held_title, h.title_en as held_title_en
from citation_overview v
join clauses c using (clause_id)
join documents d on d.document_id = v.document_id
left join documents h on h.document_id = v.cited_document_id
left join regions r on r.region_id = d.region_id
where {where}
order by v.document_id, c.position, v.citation_id
"""


def show_citations(ask: Ask) -> Page:
    """Return every citation, under the document that cites."""
    found = list_rows(ask, CITATIONS.format(where="1"))
    documents: dict[str, list[sqlite3.Row]] = {}
    for row in found:
        documents.setdefault(row["document_id"], []).append(row)
    about = ask.say("Which document names which, in which clause, and whether it is here.")
    return Page("citations.html", ask.say("Citations"), {"listing": found, "documents": documents}, about)


def show_wanted(ask: Ask) -> Page:
    """Return the documents that are cited and not here, most cited first, each with the clauses that name it."""
    found = list_rows(ask, CITATIONS.format(where="v.state = 'wanted'"))
    wanted: dict[str, list[sqlite3.Row]] = {}
    for row in found:  # the title decides, and the number where there is none
        wanted.setdefault(row["title"] or row["cited_number"], []).append(row)
    ordered = sorted(wanted.items(), key=lambda w: (-len(w[1]), w[0]))
    about = ask.say("Documents that others here rest on and that are not here. Who has one can help.")
    return Page("wanted.html", ask.say("Wanted"), {"listing": found, "wanted": ordered}, about)
