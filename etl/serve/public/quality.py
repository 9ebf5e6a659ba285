"""How good the data is: how right the reading is, what every check found, what is covered, what is known to be weak."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable
from typing import Any

from etl.serve.public.ask import Ask, Page
from etl.serve.public.listing import list_rows
from etl.serve.public.measured import read_accuracy
from etl.serve.site import Site

COVERAGE = """
select d.document_id, d.title, d.title_en, r.name as place, r.name_en as place_en, d.region_id, s.authenticity,
    s.rights, v.text_status, v.clauses, v.texts, v.tasks, v.targets, v.deadlines,
    (select count(*) from clauses c left join clause_texts x using (clause_id)
        where c.document_id = d.document_id and c.characters > 0 and x.text is null) as absent,
    (select count(*) from gaps g where g.document_id = d.document_id) as gaps,
    (select count(*) from findings f where f.document_id = d.document_id) as findings
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

COUNTED = ("clauses", "texts", "absent", "tasks", "targets", "deadlines", "gaps", "findings")


def show_quality(ask: Ask) -> Page:
    """Return how right the reading is, what the checks found, and what every place and document has."""
    coverage = list_rows(ask, COVERAGE)
    report = read_report(ask.site)
    values = {
        "accuracy": read_accuracy(ask),
        "report": report,
        "checked": count_checks(report) if report else {},
        "coverage": coverage,
        "places": sum_places(coverage),
        "shares": ask.row(SHARES),
    }
    about = ask.say("How right the reading is, what the checks found, what is here of each place, and what is weak.")
    return Page("quality.html", ask.say("Quality"), values, about)


def sum_places(coverage: Iterable[sqlite3.Row]) -> list[tuple[sqlite3.Row, Counter[str]]]:
    """Return a row of each place, and what its documents have together; of the clauses `absent` lack their text."""
    found: dict[str, tuple[sqlite3.Row, Counter[str]]] = {}
    for row in coverage:
        sums = found.setdefault(row["region_id"], (row, Counter()))[1]
        sums.update({name: row[name] for name in COUNTED} | {"documents": 1})
    return list(found.values())


def count_checks(report: dict[str, Any]) -> dict[str, Counter[str]]:
    """Return by table how many checks are kept, ask for a look and are broken."""
    tables: dict[str, Counter[str]] = {}
    for check in sorted(report["checks"], key=lambda c: c["table"]):
        tables.setdefault(check["table"], Counter())[check["state"]] += 1
    return tables


def read_report(site: Site) -> dict[str, Any] | None:
    """Return the report of `taizhang check` on the build that is served; None where none was run."""
    path = site.project.build / "quality" / "report.json"
    if not path.is_file():
        return None
    report: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return report if report.get("edition") == site.receipt.edition else None
