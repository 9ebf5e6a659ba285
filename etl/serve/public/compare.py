"""Instruments and dimensions of management by place: a matrix whose numbers open into clauses."""

from collections import defaultdict
from typing import Any

from etl.serve.public.ask import Ask, Page
from etl.serve.public.listing import list_rows

PLACES = """
select distinct r.region_id, r.name, r.name_en
from regions r join documents d using (region_id)
order by r.region_id
"""
INSTRUMENTS = """
select i.instrument_id, i.name, i.name_en, i.theme_id, h.name as theme, h.name_en as theme_en, d.region_id,
    count(*) as clauses
from instrument_mentions m
join instruments i using (instrument_id)
join clauses c using (clause_id)
join documents d using (document_id)
left join themes h on h.theme_id = i.theme_id
where (:theme is null or i.theme_id = :theme)
group by i.instrument_id, d.region_id
order by i.theme_id, i.rowid
"""
DIMENSIONS = """
select m.dimension_id, m.member, f.formula_id, f.name as formula, f.clause_id, d.region_id
from formula_members m
join formulas f using (formula_id)
join clauses c using (clause_id)
join documents d using (document_id)
where m.dimension_id is not null
order by m.dimension_id, d.region_id, f.formula_id
"""
NAMES = "select dimension_id, name, name_en from dimensions"
THEMES = (
    "select distinct h.theme_id, h.name, h.name_en from themes h join instruments using (theme_id) order by h.rowid"
)


def show_compare(ask: Ask) -> Page:
    """Return the matrix of instruments by place, and of dimensions of unified management by place."""
    theme = ask.query.get("theme") or None
    instruments = list_rows(ask, INSTRUMENTS, theme=theme)
    dimensions = list_rows(ask, DIMENSIONS)
    matrix = group_instruments(instruments.rows)
    shared = [line for line in matrix if len(line[1]) > 1]
    everything = bool(theme or ask.query.get("all") or not shared)
    values = {
        "places": ask.rows(PLACES),
        "instruments": instruments,
        "matrix": matrix if everything else shared,
        "left_out": 0 if everything else len(matrix) - len(shared),
        "dimensions": dimensions,
        "members": group_members(dimensions.rows),
        "dimension_names": read_dimension_names(ask),
        "themes": ask.rows(THEMES),
        "theme": theme,
    }
    about = ask.say(
        "Which place speaks of which instrument, and what its alliances run as one. A number is of clauses."
    )
    return Page("compare.html", ask.say("Compare"), values, about)


def group_instruments(rows: list[Any]) -> list[tuple[Any, dict[str, int]]]:
    """Return each instrument with the number of clauses by place, those of most places first."""
    first: dict[str, Any] = {}
    counts: dict[str, dict[str, int]] = defaultdict(dict)
    for row in rows:
        first.setdefault(row["instrument_id"], row)
        counts[row["instrument_id"]][row["region_id"]] = row["clauses"]
    order = sorted(first, key=lambda i: (-len(counts[i]), -sum(counts[i].values())))
    return [(first[i], counts[i]) for i in order]


def group_members(rows: list[Any]) -> dict[str, dict[str, list[Any]]]:
    """Return the members of slogans by dimension and place."""
    found: dict[str, dict[str, list[Any]]] = {}
    for row in rows:
        found.setdefault(row["dimension_id"], {}).setdefault(row["region_id"], []).append(row)
    return found


def read_dimension_names(ask: Ask) -> dict[str, tuple[str, str]]:
    """Return the names of dimensions in both languages; the contract has a table of them from some edition on."""
    if "dimensions" not in ask.site.contract.tables:
        return {}
    return {r["dimension_id"]: (r["name"], r["name_en"]) for r in ask.rows(NAMES)}
