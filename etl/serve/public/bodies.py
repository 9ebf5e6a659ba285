"""An organisation: what it leads, answers for and supports, by document, and how it is printed."""

import sqlite3
from collections import Counter
from collections.abc import Iterable

from etl.serve.public.ask import Ask, Missing, Page
from etl.serve.public.documents import find_documents
from etl.serve.public.listing import list_rows

BODY = """
select o.*, r.name as place, r.name_en as place_en, p.name as parent, p.name_en as parent_en,
    s.name as successor, s.name_en as successor_en
from organizations o
left join regions r using (region_id)
left join organizations p on p.organization_id = o.parent_id
left join organizations s on s.organization_id = o.successor_id
where o.organization_id = :organization_id
"""
DUTIES = """
select v.role, v.task_id, v.title, coalesce(t.title_en, c.heading_en) as title_en, v.document_id, v.document_title,
    d.title_en as document_title_en, v.printed_name, t.number, c.path, c.label, t.theme_id, h.name as theme,
    h.name_en as theme_en, (select count(*) from targets g where g.task_id = v.task_id) as targets
from body_tasks v
join tasks t using (task_id)
join clauses c on c.clause_id = t.clause_id
join documents d on d.document_id = v.document_id
left join themes h on h.theme_id = t.theme_id
where v.organization_id = :organization_id and coalesce(:role, '') in ('', v.role)
    and coalesce(:theme, '') in ('', t.theme_id)
order by v.document_id, case v.role when 'lead' then 0 when 'responsible' then 1 else 2 end, c.position, v.task_id
"""
PRINTED = "select distinct printed_name from assignments where organization_id = :organization_id order by 1"
ROLES = ("lead", "responsible", "support")


def show_body(ask: Ask) -> Page:
    """Return the page of an organisation; `?role=` and `?theme=` keep some of its tasks."""
    organization_id = ask.names["organization_id"]
    body = ask.row(BODY, organization_id=organization_id)
    if body is None:
        raise Missing("organizations", organization_id)
    role, theme = ask.query.get("role") or None, ask.query.get("theme") or None
    found = ask.rows(DUTIES, organization_id=organization_id, role=None, theme=None)
    shown = list_rows(ask, DUTIES, organization_id=organization_id, role=role, theme=theme)
    documents: dict[str, list[sqlite3.Row]] = {}
    for row in shown:
        documents.setdefault(row["document_id"], []).append(row)
    values = {
        "body": body,
        "listing": shown,
        "has_duties": bool(found),
        "documents": documents,
        "tasks": len({row["task_id"] for row in shown}),
        "role": role,
        "theme": theme,
        "roles": count_roles(found, role, theme),
        "themes": count_themes(found, role, theme),
        "printed": [r["printed_name"] for r in ask.rows(PRINTED, organization_id=organization_id)],
        "issued": find_documents(ask, "d.issuer_id = :organization_id", organization_id=organization_id),
    }
    name = ask.choose(body["name"], body["name_en"])
    return Page("body.html", name, values, f"{body['name']} · {body['place'] or ''}")


def count_roles(found: Iterable[sqlite3.Row], role: str | None, theme: str | None) -> list[tuple[str, int]]:
    """Return the roles that leave tasks beside the chosen theme, with how many, and the role that is chosen."""
    counts = Counter(row["role"] for row in found if theme in (None, row["theme_id"]))
    return [(r, counts[r]) for r in ROLES if counts[r] or r == role]


def count_themes(found: Iterable[sqlite3.Row], role: str | None, theme: str | None) -> list[tuple[sqlite3.Row, int]]:
    """Return a row of each theme that leaves tasks beside the chosen role, with how many, most first."""
    rows = {row["theme_id"]: row for row in found if row["theme_id"]}
    counts = Counter(row["theme_id"] for row in found if role in (None, row["role"]))
    order = sorted(rows, key=lambda t: (-counts[t], t))
    return [(rows[t], counts[t]) for t in order if counts[t] or t == theme]
