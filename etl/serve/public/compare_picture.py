"""How many clauses of a place speak of a thing, as a picture."""

import sqlite3
from collections.abc import Mapping, Sequence

from etl.serve.pictures.count_matrix import Line, draw_matrix, fits, measure_matrix
from etl.serve.pictures.look import NARROW
from etl.serve.public.ask import Ask
from etl.serve.public.listing import Listing
from etl.serve.public.pictures import Picture

MOST = 60
"""So many lines can still be seen as one picture."""


def make_matrix_picture(
    ask: Ask,
    path: str,
    title: str,
    rows: Listing,
    regions: Sequence[sqlite3.Row],
    lines: Sequence[tuple[str, Mapping[str, int]]],
    **query: str | None,
) -> Picture | None:
    """Return the matrix of named lines, each with its counts by place; None where there is nothing to compare in it."""
    shown = [place for place in regions if any(place["region_id"] in counts for _, counts in lines)]
    columns = [ask.choose(place["name"], place["name_en"]) for place in shown]
    if len(columns) < 2 or not 1 <= len(lines) <= MOST or not fits(columns, NARROW):
        return None
    position = {place["region_id"]: number for number, place in enumerate(shown)}
    drawn = [Line(name, {position[place]: count for place, count in counts.items()}) for name, counts in lines]
    description = ask.say("Each number is of clauses; the stronger its ground, the more. An empty place has none.")
    return Picture(
        path,
        title,
        description,
        rows,
        lambda form: measure_matrix(columns, drawn, form),
        lambda form: draw_matrix(columns, drawn, form),
        query,
    )
