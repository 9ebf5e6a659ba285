"""How good the data is: what every check found, what is covered, what is known to be weak."""

import json
from typing import Any

from etl.serve.public.ask import Ask, Page
from etl.serve.public.listing import list_rows
from etl.serve.site import Site

COVERAGE = """
select d.document_id, d.title, d.title_en, r.name as place, r.name_en as place_en, d.region_id, s.authenticity,
    s.rights, v.text_status, v.clauses, v.texts, v.tasks, v.targets, v.deadlines,
    (select count(*) from gaps g where g.document_id = d.document_id) as gaps
from documents d
join document_overview v using (document_id)
join sources s on s.source_id = d.source_id
left join regions r on r.region_id = d.region_id
order by d.region_id, d.document_id
"""
SHARES = """
select
    (select count(*) from targets) as targets,
    (select count(*) from targets where indicator_id is not null) as targets_with_indicator,
    (select count(*) from targets where due_on is not null) as targets_with_due,
    (select count(*) from tasks) as tasks,
    (select count(distinct task_id) from assignments) as tasks_with_body,
    (select count(*) from tasks where theme_id is not null) as tasks_with_theme,
    (select count(*) from organizations) as bodies,
    (select count(*) from organizations where name_en is not null) as bodies_with_english
"""


def show_quality(ask: Ask) -> Page:
    """Return what the checks found, where they were run, and what every document has."""
    shares = ask.row(SHARES)
    values = {"report": read_report(ask.site), "coverage": list_rows(ask, COVERAGE), "shares": shares}
    about = ask.say("What the checks found, what each document has, and what is known to be weak.")
    return Page("quality.html", ask.say("Quality"), values, about)


def read_report(site: Site) -> dict[str, Any] | None:
    """Return the report of `taizhang check` on the build that is served; None where none was run."""
    path = site.project.build / "quality" / "report.json"
    if not path.is_file():
        return None
    report: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return report if report.get("edition") == site.receipt.edition else None
