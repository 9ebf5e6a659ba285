"""What contradicts itself: the list of all, and one with both places side by side."""

from etl.serve.public.ask import Ask, Missing, Page
from etl.serve.public.cite import cite_clause
from etl.serve.public.clause_facts import ClauseFacts
from etl.serve.public.document import CLAUSES, Clause, make_clause
from etl.serve.public.documents import find_document
from etl.serve.public.listing import list_rows

FINDINGS = """
select f.*, d.title as document_title, d.title_en as document_title_en, d.region_id,
    r.name as place, r.name_en as place_en, c.label, c.path, c.heading, c.heading_en
from findings f
join documents d using (document_id)
left join regions r using (region_id)
left join clauses c on c.clause_id = f.clause_id
where {where}
order by d.region_id, f.rowid
"""


def show_findings(ask: Ask) -> Page:
    """Return every contradiction, by place."""
    found = list_rows(ask, FINDINGS.format(where="1"))
    about = ask.say("Where a source contradicts itself or another. We show both places and take no side.")
    return Page("findings.html", ask.say("Contradictions"), {"listing": found}, about)


def show_finding(ask: Ask) -> Page:
    """Return one contradiction with the words of both places."""
    finding_id = ask.names["finding_id"]
    found = list_rows(ask, FINDINGS.format(where="f.finding_id = :finding_id"), finding_id=finding_id)
    if not found:
        raise Missing("findings", finding_id)
    finding = found.rows[0]
    note = ask.choose(finding["note"], finding["note_en"])
    places = dict.fromkeys(c for c in (finding["clause_id"], finding["other_clause_id"]) if c)
    values = {
        "finding": finding,
        "listing": found,
        "places": [find_place(ask, clause_id) for clause_id in places],
        "citation": cite_clause(ask, finding["clause_id"] or finding["document_id"], note, f"findings/{finding_id}"),
    }
    return Page("finding.html", note, values, finding["note"])


def find_place(ask: Ask, clause_id: str) -> tuple[object, Clause]:
    """Return a clause that a contradiction names, with its document."""
    (row,) = ask.rows(CLAUSES.format(where="c.clause_id = :clause_id"), clause_id=clause_id)
    document = find_document(ask, row["document_id"]).rows[0]
    return document, make_clause(ask, row, ClauseFacts(), document["text_status"])
