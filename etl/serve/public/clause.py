"""One clause: its words, its facts, where it stands in its document, and how to cite it."""

from etl.serve.public.ask import Ask, Missing, Page
from etl.serve.public.captured import compare_clauses, name_kind, show_signs
from etl.serve.public.cite import cite_clause
from etl.serve.public.clause_facts import find_clause_facts
from etl.serve.public.clauses import CLAUSES, make_clause
from etl.serve.public.documents import find_document
from etl.serve.public.jsonld import describe_clause
from etl.serve.public.listing import list_rows
from etl.serve.public.trail import describe_trail

BESIDE = """
    select path, label, heading, heading_en from clauses
    where document_id = :document_id and position = :position
"""


def show_clause(ask: Ask) -> Page:
    """Return the page of a clause."""
    document_id, path = ask.names["document_id"], ask.names["path"]
    clause_id = f"{document_id}/{path}"
    found = list_rows(ask, CLAUSES.format(where="c.clause_id = :clause_id"), clause_id=clause_id)
    if not found:
        raise Missing("clauses", clause_id)
    row = found.rows[0]
    document = find_document(ask, document_id).rows[0]
    facts = find_clause_facts(ask, "c.clause_id = :clause_id", clause_id=clause_id)[clause_id]
    place = {"document_id": document_id}
    heading = ask.choose(row["heading"], row["heading_en"])
    title = " ".join(part for part in (row["label"], heading) if part) or ask.say("Clause %(path)s", path=path)
    values = {
        "clause": make_clause(ask, row, facts, document["text_status"]),
        "document": document,
        "listing": found,
        "compared": next(iter(compare_clauses(ask, "c.clause_id = :clause_id", clause_id=clause_id)[0]), None),
        "signs": show_signs,
        "kind_name": lambda kind: name_kind(ask, kind),
        "above": list_rows(ask, CLAUSES.format(where="c.clause_id = :above"), above=row["parent_id"]).rows,
        "below": list_rows(ask, CLAUSES.format(where="c.parent_id = :clause_id"), clause_id=clause_id).rows,
        "before": ask.row(BESIDE, position=row["position"] - 1, **place),
        "after": ask.row(BESIDE, position=row["position"] + 1, **place),
    }
    cited = cite_clause(ask, clause_id, f"d/{clause_id}")
    trail = describe_trail(
        ask,
        (ask.choose(document["place"], document["place_en"]), f"regions/{document['region_id']}"),
        (ask.choose(document["title"], document["title_en"]), f"d/{document_id}"),
        (title, ask.path),
    )
    described = describe_clause(ask, row, document)
    about = f"{title} · {document['title']}"
    return Page("clause.html", title, values, about, cited=cited, described=described, trail=trail)
