"""A place and everything that it promised."""

from etl.serve.public.ask import Ask, Missing, Page
from etl.serve.public.deadlines import find_deadlines
from etl.serve.public.documents import find_documents
from etl.serve.public.leaves import OF_DOCUMENT, SHOWN, Section, cut_leaves
from etl.serve.public.listing import list_rows
from etl.serve.public.targets import BY_DUE, find_targets
from etl.serve.public.tasks import find_tasks

REGION = """
select r.*, p.name as parent, p.name_en as parent_en
from regions r
left join regions p on p.region_id = r.parent_id
where r.region_id = :region_id
"""
BELOW = "select region_id, name, name_en, level from regions where parent_id = :region_id order by region_id"
BODIES = """
select o.organization_id, o.name, o.name_en, o.kind, count(a.task_id) as tasks,
    count(a.task_id) filter (where a.role = 'lead') as leads
from organizations o
left join assignments a using (organization_id)
where o.region_id = :region_id
group by o.organization_id
order by tasks desc, o.organization_id
"""
MEASURES = """
select count(*) as measures
from tasks t join clauses c using (clause_id) join documents d using (document_id)
where d.region_id = :region_id and t.parent_id is not null
"""
FORMULAS = """
select f.*, c.document_id, c.label, c.path, c.heading, c.heading_en, (
        select group_concat(member, '、') from (
            select member from formula_members m where m.formula_id = f.formula_id order by position
        )
    ) as members
from formulas f
join clauses c using (clause_id)
join documents d using (document_id)
where d.region_id = :region_id
order by c.document_id, c.position, f.start
"""


def show_region(ask: Ask) -> Page:
    """Return the page of a place."""
    region_id = ask.names["region_id"]
    region = ask.row(REGION, region_id=region_id)
    if region is None:
        raise Missing("regions", region_id)
    place = {"region_id": region_id}
    found = {
        "documents": find_documents(ask, "d.region_id = :region_id", **place),
        "tasks": find_tasks(ask, "d.region_id = :region_id and t.parent_id is null", **place),
        "targets": find_targets(ask, "d.region_id = :region_id", BY_DUE, **place),
        "deadlines": find_deadlines(ask, "d.region_id = :region_id", "e.due_on is null, e.due_on, e.rowid", **place),
        "bodies": list_rows(ask, BODIES, **place),
        "formulas": list_rows(ask, FORMULAS, **place),
    }
    shown = {"targets": (*SHOWN, *OF_DOCUMENT), "deadlines": (*SHOWN, *OF_DOCUMENT, "task_title", "task_title_en")}
    leaves = cut_leaves(ask.query.get("page"), *(Section(n, rows, shown.get(n, SHOWN)) for n, rows in found.items()))
    measures = ask.rows(MEASURES, **place)[0]["measures"]
    values = {"region": region, "below": ask.rows(BELOW, **place), **found, "leaves": leaves, "measures": measures}
    name = ask.choose(region["name"], region["name_en"])
    title = ask.say("What %(place)s promised", place=name)
    return Page("region.html", leaves.write_title(title), values, f"{title} · {region['name']}")
