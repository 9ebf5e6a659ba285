"""What contradicts itself: all of it by kind, and one, each with both places side by side."""

import sqlite3

from etl.serve.public.ask import Ask, Missing, Page
from etl.serve.public.cite import cite_clause
from etl.serve.public.levels import describe_level
from etl.serve.public.listing import list_rows
from etl.serve.public.opposed import find_places
from etl.serve.public.trail import describe_fact_trail

FINDINGS = """
select f.*, d.title as document_title, d.title_en as document_title_en, d.region_id,
    r.name as place, r.name_en as place_en, c.label, c.path, c.heading, c.heading_en
from findings f
join documents d using (document_id)
left join regions r using (region_id)
left join clauses c on c.clause_id = f.clause_id
where {where}
order by f.kind, d.region_id, f.rowid
"""


def show_findings(ask: Ask) -> Page:
    """Return every contradiction, by kind."""
    found = list_rows(ask, FINDINGS.format(where="1"))
    kinds: dict[str, list[sqlite3.Row]] = {}
    for row in found:
        kinds.setdefault(row["kind"], []).append(row)
    values = {
        "listing": found,
        "kinds": [(kind, *name_kind(ask, kind), rows) for kind, rows in kinds.items()],
        "places": find_places(ask, found),
    }
    about = ask.say("Where a source contradicts itself or another. We show both places and take no side.")
    return Page("findings.html", ask.say("Contradictions"), values, about)


def name_kind(ask: Ask, kind: str) -> tuple[str, str]:
    """Return what a kind of contradiction is called, and what it is; a kind that came later is called by its word."""
    called = {
        "bodies": ask.say("Other bodies"),
        "count": ask.say("Another count"),
        "due": ask.say("Another due date"),
        "names": ask.say("One body, two names"),
        "number_year": ask.say("Year of the document number"),
        "title": ask.say("Another title"),
        "value": ask.say("Another value"),
        "wording": ask.say("Other words"),
    }
    return called.get(kind, kind.replace("_", " ")), describe_level(ask, "findings.kind", kind)


def show_finding(ask: Ask) -> Page:
    """Return one contradiction with the words of both places."""
    finding_id = ask.names["finding_id"]
    found = list_rows(ask, FINDINGS.format(where="f.finding_id = :finding_id"), finding_id=finding_id)
    if not found:
        raise Missing("findings", finding_id)
    finding = found.rows[0]
    note = ask.choose(finding["note"], finding["note_en"])
    values = {
        "finding": finding,
        "listing": found,
        "kind": name_kind(ask, finding["kind"]),
        "places": find_places(ask, found, whole=True)[finding_id],
    }
    where = finding["clause_id"] or finding["document_id"]
    cited = cite_clause(ask, where, f"findings/{finding_id}", finding["note"], finding["note_en"])
    trail = describe_fact_trail(ask, finding, note)
    return Page("finding.html", note, values, finding["note"], cited=cited, trail=trail)
