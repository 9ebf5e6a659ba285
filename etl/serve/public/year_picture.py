"""Phases and time limits by year, a lane a document: of every place, of one place, or of one document."""

from datetime import date
from itertools import groupby

from etl.serve.pictures.year_strip import Lane, Phase, draw_strip, measure_strip
from etl.serve.public.ask import Ask, Missing
from etl.serve.public.listing import Listing, list_rows
from etl.serve.public.pictures import Picture, join_sentences

STRIP = """
select d.region_id, r.name as place, r.name_en as place_en, d.document_id, d.title as document_title,
    d.title_en as document_title_en,
    s.kind, s.name, s.starts_on, s.ends_on, s.limits, s.clause_id
from (
    select document_id, 'time_limits' as kind, null as name, substr(due_on, 1, 4) || '-01-01' as starts_on,
        substr(due_on, 1, 4) || '-12-31' as ends_on, count(*) as limits, null as clause_id
    from due_dates
    where record_table <> 'phases' and due_on is not null
    group by document_id, substr(due_on, 1, 4)
    union all
    select c.document_id, 'phase', p.name, p.starts_on, p.ends_on, null, p.clause_id
    from phases p join clauses c using (clause_id)
    where p.starts_on is not null and p.ends_on is not null
) s
join documents d using (document_id)
left join regions r on r.region_id = d.region_id
where coalesce(:region, '') in ('', d.region_id) and coalesce(:document, '') in ('', d.document_id)
order by d.region_id, d.document_id, s.kind, s.starts_on, s.ends_on, s.clause_id
"""
MOST = 40
"""So many lanes can still be seen as one picture."""


def find_years(ask: Ask, region: str | None = None, document: str | None = None) -> Listing:
    """Return a row a phase, and one for each year in which time limits of a document end."""
    return list_rows(ask, STRIP, region=region, document=document)


def make_lanes(ask: Ask, rows: Listing, named: bool) -> list[Lane]:
    """Return a lane for each document of the rows."""
    lanes = []
    for _, found in groupby(rows, lambda row: row["document_id"]):
        mine = list(found)
        phases = [
            Phase(row["name"], date.fromisoformat(row["starts_on"]), date.fromisoformat(row["ends_on"]))
            for row in mine
            if row["kind"] == "phase"
        ]
        years = {int(row["starts_on"][:4]): row["limits"] for row in mine if row["kind"] == "time_limits"}
        title = ask.choose(mine[0]["document_title"], mine[0]["document_title_en"])
        lanes.append(Lane(title if named else "", phases, years))
    return lanes


def make_year_picture(ask: Ask, rows: Listing, path: str, named: bool = True, **query: str | None) -> Picture | None:
    """Return the strip of the rows; None where a sentence says it better, or where no one could read it."""
    lanes = make_lanes(ask, rows, named)
    if len(rows) < 2 or len(lanes) > MOST:
        return None
    limits = ask.say("A number is how many time limits end in the year; the dot under it grows with the number.")
    phases = ask.say("A bar is a phase, its name beside it.")
    description = join_sentences(
        ask,
        limits if any(lane.years for lane in lanes) else "",
        phases if any(lane.phases for lane in lanes) else "",
        ask.say("What recurs without a date is not drawn."),
    )
    title = ask.say("Phases and time limits by year")
    measure, draw = (lambda form: measure_strip(lanes, form)), (lambda form: draw_strip(lanes, form))
    return Picture(path, title, description, rows, measure, draw, query)


def picture_calendar(ask: Ask) -> Picture | None:
    """Return the strip of every document, or of those of the place that `?region=` names."""
    region = ask.query.get("region") or None
    return make_year_picture(ask, find_years(ask, region=region), "calendar.svg", region=region)


def picture_document(ask: Ask) -> Picture | None:
    """Return the strip of one document."""
    document_id = ask.names["document_id"]
    if ask.row("select 1 from documents where document_id = :document_id", document_id=document_id) is None:
        raise Missing("documents", document_id)
    return make_year_picture(ask, find_years(ask, document=document_id), f"d/{document_id}.svg", named=False)
