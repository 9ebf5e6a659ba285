"""The first page: what is here, which places, what falls due, questions to ask, three doors."""

from etl.serve.public.ask import Ask, Page

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
    select record_table, record_id, due, due_precision, due_on, what, place
    from due_dates
    where due_on is not null and record_table in ('targets', 'deadlines')
    order by due_on < :today, case when due_on < :today then 0 else 1 end * julianday(due_on), due_on desc, record_id
    limit 6
"""


def show_home(ask: Ask) -> Page:
    """Return the first page."""
    values = {
        "rows": ask.site.receipt.rows,
        "places": ask.rows(PLACES),
        "due": ask.rows(NEXT_DUE, today=ask.today.isoformat()),
        "today": ask.today.isoformat(),
    }
    about = ask.say(
        "An open, versioned ledger of China's health-reform commitments, each with the clause it comes from."
    )
    return Page("home.html", ask.say("Who promised what in health reform"), values, description=about)
