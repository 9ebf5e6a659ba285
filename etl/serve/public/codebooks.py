"""An entry of the codebook of themes or of instruments, and where it occurs."""

from etl.serve.public.ask import Ask, Missing, Page
from etl.serve.public.jsonld import describe_entry
from etl.serve.public.leaves import OF_DOCUMENT, OF_PLACE, SHOWN, Section, cut_leaves
from etl.serve.public.listing import list_rows
from etl.serve.public.tasks import find_tasks

THEME = """
select h.*, p.name as parent, p.name_en as parent_en
from themes h left join themes p on p.theme_id = h.parent_id
where h.theme_id = :theme_id
"""
BELOW = "select * from themes where parent_id = :theme_id order by rowid"
OF_THEME = "select * from instruments where theme_id = :theme_id order by rowid"
COUNTED = "select * from indicators where theme_id = :theme_id order by rowid"
INSTRUMENT = """
select i.*, h.name as theme, h.name_en as theme_en
from instruments i left join themes h using (theme_id)
where i.instrument_id = :instrument_id
"""
MENTIONS = """
select m.clause_id, m.count, c.path, c.label, c.heading, c.heading_en, c.document_id, d.title as document_title,
    d.title_en as document_title_en, d.region_id, r.name as place, r.name_en as place_en
from instrument_mentions m
join clauses c using (clause_id)
join documents d using (document_id)
left join regions r using (region_id)
where m.instrument_id = :instrument_id and coalesce(:region, '') in ('', d.region_id)
order by d.region_id, c.document_id, c.position
"""


def show_theme(ask: Ask) -> Page:
    """Return a theme: what it means, what stands below it, and its tasks."""
    theme_id = ask.names["theme_id"]
    theme = ask.row(THEME, theme_id=theme_id)
    if theme is None:
        raise Missing("themes", theme_id)
    own = {"theme_id": theme_id}
    tasks = find_tasks(
        ask, "t.theme_id in (select theme_id from themes where :theme_id in (theme_id, parent_id))", **own
    )
    shown = (*SHOWN, *OF_PLACE, *OF_DOCUMENT)
    leaves = cut_leaves(ask.query.get("page"), Section("tasks", tasks, shown))
    values = {
        "theme": theme,
        "below": ask.rows(BELOW, **own),
        "instruments": ask.rows(OF_THEME, **own),
        "indicators": ask.rows(COUNTED, **own),
        "tasks": tasks,
        "leaves": leaves,
    }
    described = describe_entry(ask, "theme_id", ask.path, theme)
    return Page("theme.html", leaves.write_title(described["name"]), values, theme["name"], described=described)


def show_instrument(ask: Ask) -> Page:
    """Return an instrument: what it means, and every clause that speaks of it; `?region=` keeps one place."""
    instrument_id = ask.names["instrument_id"]
    instrument = ask.row(INSTRUMENT, instrument_id=instrument_id)
    if instrument is None:
        raise Missing("instruments", instrument_id)
    region = ask.query.get("region") or None
    mentions = list_rows(ask, MENTIONS, instrument_id=instrument_id, region=region)
    shown = (*SHOWN, *OF_PLACE, *OF_DOCUMENT)
    leaves = cut_leaves(ask.query.get("page"), Section("mentions", mentions, shown))
    values = {"instrument": instrument, "region": region, "mentions": mentions, "leaves": leaves}
    described = describe_entry(ask, "instrument_id", ask.path, instrument)
    return Page(
        "instrument.html", leaves.write_title(described["name"]), values, instrument["name"], described=described
    )
