"""The targets of an indicator in one unit, side by side: a table, and a picture where two or more can be compared."""

import sqlite3
from collections import Counter
from dataclasses import dataclass

from etl.serve.pictures.dot_plot import Dot, draw_dots, measure_dots
from etl.serve.public.ask import Ask, Missing
from etl.serve.public.listing import Listing
from etl.serve.public.marks import write_amount, write_day, write_number, write_term
from etl.serve.public.pictures import Picture, join_sentences
from etl.serve.public.targets import find_targets

BY_PLACE = "d.region_id, t.due_on is null, t.due_on, c.position, t.start"
MOST = 60
"""So many lines can still be seen as one picture."""


@dataclass(frozen=True)
class Group:
    """Targets that are counted in the same unit."""

    targets: Listing
    picture: Picture | None


def find_groups(ask: Ask, indicator: sqlite3.Row, targets: Listing) -> list[Group]:
    """Return the targets of an indicator by unit, in the order of their places."""
    units = dict.fromkeys(row["unit"] or "" for row in targets)
    return [make_group(ask, indicator, unit) for unit in units]


def make_group(ask: Ask, indicator: sqlite3.Row, unit: str) -> Group:
    """Return the targets of an indicator in a unit, with their picture."""
    where = "t.indicator_id = :indicator_id and coalesce(t.unit, '') = :unit"
    targets = find_targets(ask, where, BY_PLACE, indicator_id=indicator["indicator_id"], unit=unit)
    if not 2 <= len(targets) <= MOST:
        return Group(targets, None)
    dots = make_dots(ask, targets.rows)
    description = join_sentences(
        ask,
        ask.say("Each line is a target: a dot at its number, which stands beside it with the due date."),
        ask.say("A bar runs to the end of a range.") if any(dot.value_max is not None for dot in dots) else "",
        ask.say("A ring is the number that it starts from.") if any(dot.baseline is not None for dot in dots) else "",
    )
    name = ask.choose(indicator["name"], indicator["name_en"])
    picture = Picture(
        f"indicators/{indicator['indicator_id']}.svg",
        ask.say("%(indicator)s: the promised numbers by place", indicator=name),
        description,
        targets,
        lambda form: measure_dots(dots, form),
        lambda form: draw_dots(dots, unit, form),
        {"unit": unit},
    )
    return Group(targets, picture)


def picture_indicator(ask: Ask) -> Picture | None:
    """Return the picture of the indicator that the address names, in the unit of `?unit=`."""
    indicator_id = ask.names["indicator_id"]
    indicator = ask.row("select * from indicators where indicator_id = :indicator_id", indicator_id=indicator_id)
    if indicator is None:
        raise Missing("indicators", indicator_id)
    return make_group(ask, indicator, ask.query.get("unit", "")).picture


def make_dots(ask: Ask, rows: list[sqlite3.Row]) -> list[Dot]:
    """Return targets as they are drawn; a place with several says in which kind of document each stands."""
    places = Counter(row["region_id"] for row in rows)
    return [
        Dot(
            _name(ask, row, places[row["region_id"]] > 1),
            " · ".join(part for part in (write_amount(ask.language, row).striptags(), _due(ask, row)) if part),
            row["value"],
            row["value_max"],
            row["baseline"],
            "" if row["baseline"] is None else write_number(ask.language, row["baseline"]),
        )
        for row in rows
    ]


def _name(ask: Ask, row: sqlite3.Row, with_kind: bool) -> str:
    place = ask.choose(row["place"], row["place_en"]) or ask.say("not stated")
    return f"{place} · {write_term(ask.language, row['document_kind'])}" if with_kind else place


def _due(ask: Ask, row: sqlite3.Row) -> str:
    return write_day(ask.language, row["due_on"], row["due_precision"]) if row["due_on"] else ""
