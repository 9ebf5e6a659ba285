"""Numbers to reach: found by whatever stands in the where clause, and the card of one."""

import sqlite3

from etl.serve.public.ask import Ask, Missing, Page
from etl.serve.public.cite import cite_clause
from etl.serve.public.clause_facts import find_bodies
from etl.serve.public.listing import Listing, list_rows
from etl.serve.public.marks import write_amount
from etl.serve.public.passages import find_quote
from etl.serve.public.trail import describe_fact_trail

TARGETS = """
select v.*, t.task_id, t.missing,
    i.name as indicator_name, i.name_en as indicator_en, d.region_id, r.name_en as place_en,
    d.title_en as document_title_en, d.kind as document_kind, c.path, c.heading, c.heading_en
from target_overview v
join targets t using (target_id)
join clauses c on c.clause_id = t.clause_id
join documents d on d.document_id = c.document_id
left join regions r on r.region_id = d.region_id
left join indicators i on i.indicator_id = t.indicator_id
where {where}
order by {order}
"""
BY_DUE = "t.due_on is null, t.due_on, c.document_id, c.position, t.start"
BY_PLACE = "c.document_id, c.position, t.start"


def find_targets(ask: Ask, where: str, order: str = BY_PLACE, **parameters: object) -> Listing:
    """Return targets with their indicator, place, document, clause and words."""
    return list_rows(ask, TARGETS.format(where=where, order=order), **parameters)


def show_target(ask: Ask) -> Page:
    """Return the card of one target."""
    found = find_targets(ask, "t.target_id = :target_id", **ask.names)
    if not found:
        raise Missing("targets", ask.names["target_id"])
    target = found.rows[0]
    what = target["printed_indicator"] or ask.choose(target["heading"], target["heading_en"])
    amount = write_amount(ask.language, target).striptags()
    values = {
        "target": target,
        "listing": found,
        "bodies": find_bodies(ask, "a.task_id = :task_id", task_id=target["task_id"]).get(target["task_id"], []),
        "passage": find_quote(ask, "targets", "target_id", target["target_id"]),
        "others": find_targets(
            ask,
            "t.indicator_id = :indicator_id and t.target_id <> :target_id",
            indicator_id=target["indicator_id"],
            target_id=target["target_id"],
        ),
    }
    cited = cite_clause(ask, target["clause_id"], f"targets/{target['target_id']}", *say_target(target))
    about = f"{what} {amount} · {target['document_title']}"
    trail = describe_fact_trail(ask, target, f"{amount} {what}")
    return Page("target.html", f"{amount} {what}", values, about, cited=cited, trail=trail)


def say_target(target: sqlite3.Row) -> tuple[str, str]:
    """Return indicator and number of a target in one line, in Chinese and in English."""
    printed, heading = target["printed_indicator"], target["heading"]
    zh, en = printed or heading or "", printed or target["heading_en"] or heading or ""
    return (
        f"{zh} {write_amount('zh', target).striptags()}".strip(),
        f"{en} {write_amount('en', target).striptags()}".strip(),
    )
