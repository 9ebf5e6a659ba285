"""Instruments and dimensions of management by place: matrices whose numbers open into clauses."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from etl.serve.public.ask import Ask, Page
from etl.serve.public.compare_picture import make_matrix_picture
from etl.serve.public.listing import Listing, list_rows
from etl.serve.public.pictures import Picture

PLACES = """
select distinct r.region_id, r.name, r.name_en
from regions r join documents d using (region_id)
order by r.region_id
"""
INSTRUMENTS = """
select * from (
    select i.instrument_id, i.name, i.name_en, i.theme_id, h.name as theme, h.name_en as theme_en, d.region_id,
        count(*) as clauses, count(*) over (partition by i.instrument_id) as places
    from instrument_mentions m
    join instruments i using (instrument_id)
    join clauses c using (clause_id)
    join documents d using (document_id)
    left join themes h on h.theme_id = i.theme_id
    where coalesce(:theme, '') in ('', i.theme_id)
    group by i.instrument_id, d.region_id
)
where coalesce(:places, '') in ('', cast(places as text))
order by places desc, sum(clauses) over (partition by instrument_id) desc, instrument_id, region_id
"""
DIMENSIONS = """
select m.dimension_id, n.name, n.name_en, m.member, f.formula_id, f.name as formula, f.clause_id, d.region_id
from formula_members m
join formulas f using (formula_id)
join clauses c using (clause_id)
join documents d using (document_id)
left join dimensions n on n.dimension_id = m.dimension_id
where m.dimension_id is not null
order by m.dimension_id, d.region_id, f.formula_id
"""
THEMES = (
    "select distinct h.theme_id, h.name, h.name_en from themes h join instruments using (theme_id) order by h.rowid"
)
PAGE = 60
"""So many instruments stand on one page; the others are one step away."""


@dataclass(frozen=True)
class Section:
    """The instruments that just so many places speak of, each with its clauses by place."""

    places: int
    rows: Listing
    lines: list[tuple[sqlite3.Row, dict[str, int]]]
    picture: Picture | None


def show_compare(ask: Ask) -> Page:
    """Return the matrices of instruments, those of most places first, and of dimensions of unified management."""
    theme = ask.query.get("theme") or None
    instruments, dimensions = find_instruments(ask, theme), list_rows(ask, DIMENSIONS)
    sections = [make_section(ask, theme, str(n)) for n in dict.fromkeys(row["places"] for row in instruments)]
    values = {
        "places": ask.rows(PLACES),
        "instruments": instruments,
        "sections": sections,
        "shown": choose_sections(sections, ask.query.get("places", ""), everything=bool(theme)),
        "dimensions": dimensions,
        "dimensions_picture": picture_dimensions(ask),
        "members": group_members(dimensions),
        "themes": ask.rows(THEMES),
        "theme": theme,
    }
    about = ask.say(
        "Which place speaks of which instrument, and what its alliances run as one. A number is of clauses."
    )
    return Page("compare.html", ask.say("Compare"), values, about)


def choose_sections(sections: list[Section], places: str, everything: bool) -> list[Section]:
    """Return the sections of a page: the one that is asked for, else those of most places as far as a page holds."""
    asked = [section for section in sections if str(section.places) == places]
    if asked or everything:
        return asked or sections
    ends = list(accumulate(len(section.lines) for section in sections))
    return [section for section, end in zip(sections, ends, strict=True) if end <= max(PAGE, ends[0])]


def find_instruments(ask: Ask, theme: str | None, places: str | None = None) -> Listing:
    """Return the clauses by instrument and place, of a theme, or of what just so many places speak of."""
    return list_rows(ask, INSTRUMENTS, theme=theme, places=places)


def make_section(ask: Ask, theme: str | None, places: str) -> Section:
    """Return the instruments that just so many places speak of; a picture where places can be compared."""
    rows = find_instruments(ask, theme, places)
    lines = group_instruments(rows)
    title = ask.say("Clauses that speak of an instrument, by place")
    named = [(ask.choose(row["name"], row["name_en"]), counts) for row, counts in lines]
    query = {"theme": theme, "places": places}
    path = "compare/instruments.svg"
    picture = make_matrix_picture(ask, path, title, rows, ask.rows(PLACES), named, **query) if places != "1" else None
    return Section(int(places), rows, lines, picture)


def picture_instruments(ask: Ask) -> Picture | None:
    """Return the matrix of the instruments that `?places=` places speak of, of one theme where `?theme=` names it."""
    places = ask.query.get("places", "")
    return make_section(ask, ask.query.get("theme") or None, places).picture if places.isdecimal() else None


def picture_dimensions(ask: Ask) -> Picture | None:
    """Return the matrix of dimensions of unified management."""
    rows = list_rows(ask, DIMENSIONS)
    lines = [
        (
            ask.choose(name["name"], name["name_en"]) or name["dimension_id"],
            {place: len({member["clause_id"] for member in members}) for place, members in by_place.items()},
        )
        for name, by_place in group_members(rows)
    ]
    title = ask.say("Clauses that name a dimension of unified management, by place")
    return make_matrix_picture(ask, "compare/dimensions.svg", title, rows, ask.rows(PLACES), lines)


def group_instruments(rows: Iterable[sqlite3.Row]) -> list[tuple[sqlite3.Row, dict[str, int]]]:
    """Return each instrument, in the order of the rows, with the number of clauses by place."""
    found: dict[str, tuple[sqlite3.Row, dict[str, int]]] = {}
    for row in rows:
        found.setdefault(row["instrument_id"], (row, {}))[1][row["region_id"]] = row["clauses"]
    return list(found.values())


def group_members(rows: Iterable[sqlite3.Row]) -> list[tuple[sqlite3.Row, dict[str, list[sqlite3.Row]]]]:
    """Return each dimension, in the order of the rows, with the members of slogans by place."""
    found: dict[str, tuple[sqlite3.Row, dict[str, list[sqlite3.Row]]]] = {}
    for row in rows:
        found.setdefault(row["dimension_id"], (row, {}))[1].setdefault(row["region_id"], []).append(row)
    return list(found.values())
