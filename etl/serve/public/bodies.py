"""An organisation: what it leads, answers for and supports, by document, and how it is printed."""

import sqlite3

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
where v.organization_id = :organization_id
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
    found = list_rows(ask, DUTIES, organization_id=organization_id)
    role, theme = ask.query.get("role"), ask.query.get("theme")
    shown = [r for r in found if role in (None, r["role"]) and theme in (None, r["theme_id"])]
    documents: dict[str, list[sqlite3.Row]] = {}
    for row in shown:
        documents.setdefault(row["document_id"], []).append(row)
    values = {
        "body": body,
        "listing": found,
        "documents": documents,
        "shown": len(shown),
        "role": role,
        "theme": theme,
        "roles": {r: sum(row["role"] == r for row in found) for r in ROLES},
        "themes": {r["theme_id"]: (r["theme"], r["theme_en"]) for r in found if r["theme_id"]},
        "printed": [r["printed_name"] for r in ask.rows(PRINTED, organization_id=organization_id)],
        "issued": find_documents(ask, "d.issuer_id = :organization_id", organization_id=organization_id),
    }
    name = ask.choose(body["name"], body["name_en"])
    return Page("body.html", name, values, f"{body['name']} · {body['place'] or ''}")
