"""The first page: what is here, which places, what falls due, the last edition, questions to ask, three doors."""

from etl.serve.public.ask import Ask, Page
from etl.serve.public.jsonld_dataset import describe_whole
from etl.serve.public.signposts import sign_catalogue

PLACES = """
    select r.region_id, r.name, r.name_en, count(*) as documents,
        min(coalesce(substr(d.issued_on, 1, 4), d.period_start)) as year
    from documents d
    join regions r using (region_id)
    where d.kind not in ('notice')
    group by r.region_id
    order by r.region_id
"""
NEXT_DUE = """
    select v.record_table, v.record_id, v.due, v.due_precision, v.due_on, v.what, v.place, r.name_en as place_en,
        t.comparator, t.value, t.value_max, t.unit, c.heading, c.heading_en,
        row_number() over (
            partition by v.due_on, d.region_id order by v.record_table desc, v.record_id
        ) as turn
    from due_dates v
    join clauses c using (clause_id)
    join documents d on d.document_id = v.document_id
    left join regions r on r.region_id = d.region_id
    left join targets t on v.record_table = 'targets' and t.target_id = v.record_id
    where v.due_on is not null and v.record_table in ('targets', 'deadlines')
    order by v.due_on < :today, case when v.due_on < :today then -julianday(v.due_on) else julianday(v.due_on) end,
        turn, v.record_id
    limit 6
"""
EDITIONS = "select edition, released_on, note from editions order by position desc limit 2"


def show_home(ask: Ask) -> Page:
    """Return the first page."""
    values = {
        "rows": ask.site.receipt.rows,
        "places": ask.rows(PLACES),
        "due": ask.rows(NEXT_DUE, today=ask.today.isoformat()),
        "today": ask.today.isoformat(),
        "editions": ask.rows(EDITIONS),
    }
    about = ask.say(
        "An open, versioned ledger of China's health-reform commitments, each with the clause it comes from."
    )
    title = ask.say("Who promised what in health reform")
    return Page("home.html", title, values, about, described=describe_whole(ask), links=sign_catalogue(ask))
