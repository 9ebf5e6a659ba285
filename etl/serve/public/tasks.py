"""Work that is ordered: found by whatever stands in the where clause, and the card of one task."""

import sqlite3

from etl.serve.public.ask import Ask, Missing, Page
from etl.serve.public.cite import cite_clause
from etl.serve.public.clause_facts import find_bodies
from etl.serve.public.deadlines import find_deadlines
from etl.serve.public.listing import Listing, list_rows
from etl.serve.public.passages import find_quote
from etl.serve.public.targets import find_targets
from etl.serve.public.trail import describe_fact_trail

TASKS = """
select v.*, t.theme_id, t.missing, h.name as theme, h.name_en as theme_en, d.region_id, r.name_en as place_en,
    d.title_en as document_title_en, c.path, c.heading, c.heading_en, s.summary, s.summary_en,
    p.title as parent_title, p.title_en as parent_title_en
from task_overview v
join tasks t using (task_id)
join clauses c on c.clause_id = t.clause_id
join documents d on d.document_id = c.document_id
left join regions r on r.region_id = d.region_id
left join themes h on h.theme_id = t.theme_id
left join tasks p on p.task_id = t.parent_id
left join summaries s on s.record_id = t.task_id
where {where}
order by c.document_id, c.position, t.task_id
"""


def find_tasks(ask: Ask, where: str, **parameters: object) -> Listing:
    """Return tasks with their bodies in one line each, place, document, clause and theme."""
    return list_rows(ask, TASKS.format(where=where), **parameters)


def show_task(ask: Ask) -> Page:
    """Return the card of one task."""
    task_id = ask.names["task_id"]
    found = find_tasks(ask, "t.task_id = :task_id", task_id=task_id)
    if not found:
        raise Missing("tasks", task_id)
    task = found.rows[0]
    title = name_task(ask, task)
    measures = find_tasks(ask, "t.parent_id = :task_id", task_id=task_id)
    values = {
        "task": task,
        "listing": found,
        "measures": measures,
        "bodies": find_bodies(ask, "a.task_id = :task_id", task_id=task_id).get(task_id, []),
        "measure_bodies": find_bodies(
            ask, "a.task_id in (select task_id from tasks where parent_id = :task_id)", task_id=task_id
        ),
        "targets": find_targets(ask, "t.task_id = :task_id", task_id=task_id),
        "deadlines": find_deadlines(ask, "e.task_id = :task_id", task_id=task_id),
        "passage": find_quote(ask, "tasks", "task_id", task_id),
    }
    what = task["title"] or title
    cited = cite_clause(ask, task["clause_id"], f"tasks/{task_id}", what, task["title_en"] or what)
    about, trail = f"{title} · {task['document_title']}", describe_fact_trail(ask, task, title)
    return Page("task.html", title, values, about, cited=cited, trail=trail)


def name_task(ask: Ask, task: sqlite3.Row) -> str:
    """Return what a task is called in the page's language; a measure without a title by its task and its address."""
    if title := ask.choose(task["title"], task["title_en"]):
        return title
    if above := ask.choose(task["parent_title"], task["parent_title_en"]):
        return ask.say("%(task)s: measure %(path)s", task=above, path=task["path"])
    return ask.say("Task %(address)s", address=task["task_id"])
