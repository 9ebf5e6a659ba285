"""What rests on what: every citation by the document that is cited, and the cited documents that are not here."""

import sqlite3

from etl.serve.pictures.citation_graph import Thread, count_nodes, draw_graph, measure_graph
from etl.serve.public.ask import Ask, Page
from etl.serve.public.listing import Listing, list_rows
from etl.serve.public.pictures import Picture, join_sentences, label_document

CITATIONS = """
select v.*, v.cited_title as title, c.heading, c.heading_en, c.path, d.title_en as document_title_en, d.region_id,
    d.kind as document_kind,
    coalesce(substr(d.issued_on, 1, 4), substr(n.issued_on, 1, 4), d.period_start) as document_year,
    r.name_en as place_en, h.title as held_title, h.title_en as held_title_en
from citation_overview v
join clauses c using (clause_id)
join documents d on d.document_id = v.document_id
left join documents n on n.document_id = d.parent_id
left join documents h on h.document_id = v.cited_document_id
left join regions r on r.region_id = d.region_id
where {where}
order by v.document_id, c.position, v.citation_id
"""
MOST = 80
"""So many documents on both sides can still be seen as one picture."""


def show_citations(ask: Ask) -> Page:
    """Return every citation, under the document that cites."""
    found = list_rows(ask, CITATIONS.format(where="1"))
    documents: dict[str, list[sqlite3.Row]] = {}
    for row in found:
        documents.setdefault(row["document_id"], []).append(row)
    about = ask.say("Which document names which, in which clause, and whether it is here.")
    values = {"listing": found, "documents": documents, "picture": make_citation_picture(ask, found)}
    return Page("citations.html", ask.say("Citations"), values, about)


def picture_citations(ask: Ask) -> Picture | None:
    """Return the picture of every citation."""
    return make_citation_picture(ask, list_rows(ask, CITATIONS.format(where="1")))


def make_citation_picture(ask: Ask, rows: Listing) -> Picture | None:
    """Return which document rests on which; None where a sentence says it better, or where no one could read it."""
    threads = [
        Thread(
            (row["document_id"], label_document(ask, row)),
            (
                row["cited_document_id"] or row["title"] or row["cited_number"],
                ask.choose(row["held_title"], row["held_title_en"]) or row["title"] or row["cited_number"],
            ),
            row["state"],
        )
        for row in rows
    ]
    if len(threads) < 2 or count_nodes(threads) > MOST:
        return None
    states = {thread.state for thread in threads}
    description = join_sentences(
        ask,
        ask.say("On the left who cites, on the right what is cited; a thread is a citation."),
        ask.say("A full dot is here.") if "held" in states else "",
        ask.say("A ring is wanted: it is not here.") if "wanted" in states else "",
        ask.say("Of a cross it is unclear which document is meant.") if "unclear" in states else "",
    )
    title = ask.say("What rests on what")
    measure, draw = (lambda form: measure_graph(threads, form)), (lambda form: draw_graph(threads, form))
    return Picture("citations.svg", title, description, rows, measure, draw)


def show_wanted(ask: Ask) -> Page:
    """Return the documents that are cited and not here, most cited first, each with the clauses that name it."""
    found = list_rows(ask, CITATIONS.format(where="v.state = 'wanted'"))
    wanted: dict[str, list[sqlite3.Row]] = {}
    for row in found:  # the title decides, and the number where there is none
        wanted.setdefault(row["title"] or row["cited_number"], []).append(row)
    ordered = sorted(wanted.items(), key=lambda w: (-len(w[1]), w[0]))
    about = ask.say("Documents that others here rest on and that are not here. If you have one, you can help.")
    return Page("wanted.html", ask.say("Wanted"), {"listing": found, "wanted": ordered}, about)
