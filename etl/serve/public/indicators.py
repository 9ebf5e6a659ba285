"""Measures over places and years: the list of all, and one with its targets side by side."""

import sqlite3

from etl.serve.public.ask import Ask, Missing, Page
from etl.serve.public.indicator_picture import BY_PLACE, find_groups
from etl.serve.public.jsonld import describe_entry
from etl.serve.public.listing import list_rows
from etl.serve.public.targets import find_targets

INDICATORS = """
select i.*, h.name as theme, h.name_en as theme_en, count(t.target_id) as targets,
    count(distinct d.region_id) as places
from indicators i
left join themes h using (theme_id)
left join targets t using (indicator_id)
left join clauses c using (clause_id)
left join documents d using (document_id)
where {where}
group by i.indicator_id
order by {order}
"""


def show_indicators(ask: Ask) -> Page:
    """Return every indicator that has a target, by theme, and the targets that have no indicator."""
    found = list_rows(ask, INDICATORS.format(where="1", order="places desc, targets desc, i.indicator_id"))
    themes: dict[str | None, list[sqlite3.Row]] = {}
    for row in found:
        if row["targets"]:
            themes.setdefault(row["theme_id"], []).append(row)
    values = {
        "listing": found,
        "themes": themes,
        "without": find_targets(ask, "t.indicator_id is null"),
        "unused": sum(not row["targets"] for row in found),
    }
    about = ask.say("What is counted, however each place words it, and how many places set a number.")
    return Page("indicators.html", ask.say("Indicators"), values, about)


def show_indicator(ask: Ask) -> Page:
    """Return one indicator with its targets by place and year."""
    indicator_id = ask.names["indicator_id"]
    sql = INDICATORS.format(where="i.indicator_id = :indicator_id", order="1")
    found = list_rows(ask, sql, indicator_id=indicator_id)
    if not found:
        raise Missing("indicators", indicator_id)
    indicator = found.rows[0]
    targets = find_targets(ask, "t.indicator_id = :indicator_id", BY_PLACE, indicator_id=indicator_id)
    values = {"indicator": indicator, "targets": targets, "groups": find_groups(ask, indicator, targets)}
    described = describe_entry(ask, "indicator_id", ask.path, indicator)
    return Page("indicator.html", described["name"], values, indicator["name"], described=described)
