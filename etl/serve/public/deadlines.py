"""Time limits without a number: found by whatever stands in the where clause, and the card of one."""

from etl.serve.public.ask import Ask, Missing, Page
from etl.serve.public.cite import cite_clause
from etl.serve.public.clause_facts import find_bodies
from etl.serve.public.listing import Listing, list_rows
from etl.serve.public.passages import find_quote
from etl.serve.public.trail import describe_fact_trail

DEADLINES = """
select e.*, t.title as task_title, t.title_en as task_title_en, c.document_id, c.path, c.label, c.heading,
    c.heading_en, d.title as document_title, d.title_en as document_title_en, d.region_id,
    r.name as place, r.name_en as place_en, substr(x.text, e.start + 1, e."end" - e.start) as quote
from deadlines e
join clauses c using (clause_id)
join documents d on d.document_id = c.document_id
left join regions r on r.region_id = d.region_id
left join tasks t on t.task_id = e.task_id
left join clause_texts x on x.clause_id = e.clause_id
where {where}
order by {order}
"""
BY_DUE = "e.due_on is null, e.due_on, c.document_id, c.position, e.start"
BY_PLACE = "c.document_id, c.position, e.start"


def find_deadlines(ask: Ask, where: str, order: str = BY_PLACE, **parameters: object) -> Listing:
    """Return deadlines with their place, document, clause and words."""
    return list_rows(ask, DEADLINES.format(where=where, order=order), **parameters)


def show_deadline(ask: Ask) -> Page:
    """Return the card of one deadline."""
    found = find_deadlines(ask, "e.deadline_id = :deadline_id", **ask.names)
    if not found:
        raise Missing("deadlines", ask.names["deadline_id"])
    deadline = found.rows[0]
    words = deadline["due_text"] or ask.say("Time limit")
    what = ask.choose(
        deadline["task_title"] or deadline["heading"], deadline["task_title_en"] or deadline["heading_en"]
    )
    values = {
        "deadline": deadline,
        "listing": found,
        "bodies": find_bodies(ask, "a.task_id = :task_id", task_id=deadline["task_id"]).get(deadline["task_id"], []),
        "passage": find_quote(ask, "deadlines", "deadline_id", deadline["deadline_id"]),
    }
    cited = cite_clause(ask, deadline["clause_id"], f"deadlines/{deadline['deadline_id']}", words)
    about = f"{words} · {deadline['document_title']}"
    title = f"{words} {what}".strip()
    trail = describe_fact_trail(ask, deadline, title)
    return Page("deadline.html", title, values, about, cited=cited, trail=trail)
