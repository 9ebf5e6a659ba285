"""A matrix of counts: things down, places across, each number on a ground that is the stronger the more it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Any

import altair as alt

from etl.serve.pictures.look import LINE, Form, colour, lay, make_rows, place, rule, wrap_text, write

NAMES = {"narrow": 140, "wide": 280}
"""Room for the names of the lines, in pixels."""
LEAST, MOST = 22, 84
"""Widths of a column in pixels: below the least no number can be read."""


@dataclass(frozen=True)
class Line:
    """A thing with the number of its clauses by column; a column that is not named has none."""

    name: str
    counts: Mapping[int, int]


def fits(columns: Sequence[str], form: Form) -> bool:
    """Say whether so many columns can be read."""
    return (form.width - NAMES[form.name]) / max(len(columns), 1) >= LEAST


def measure_matrix(columns: Sequence[str], lines: Sequence[Line], form: Form) -> int:
    """Return the height of the picture in pixels."""
    return _head(columns) + sum(_measure_line(line, form) for line in lines) + 4


def draw_matrix(columns: Sequence[str], lines: Sequence[Line], form: Form) -> alt.LayerChart:
    """Return the chart; the name of a column stands at the upper end of a thread that runs down to it."""
    height, left = measure_matrix(columns, lines, form), NAMES[form.name]
    width = min(MOST, (form.width - left) / len(columns))
    centres = [round(left + (n + 0.5) * width, 1) for n in range(len(columns))]
    ends = list(accumulate((_measure_line(line, form) for line in lines), initial=_head(columns)))
    middles = [(top + bottom) / 2 for top, bottom in pairwise(ends)]
    heads: list[dict[str, Any]] = [
        {"x": x - 5, "y": 10 + LINE * (len(columns) - 1 - number), "text": wrap_text(name, x - 5)}
        for number, (name, x) in enumerate(zip(columns, centres, strict=True))
    ]
    threads = [{"x": x, "x2": x, "y": head["y"] - 6, "y2": height} for x, head in zip(centres, heads, strict=True)]
    hooks = [{"x": x - 4, "x2": x, "y": head["y"], "y2": head["y"]} for x, head in zip(centres, heads, strict=True)]
    right = round(left + width * len(columns), 1)
    cells = _make_cells(lines, centres, middles, width)
    squares = alt.Chart(make_rows(cells)).encode(place(alt.X, "left"), place(alt.Y, "top"), x2="right:Q", y2="bottom:Q")
    tint = alt.FillOpacity("share:Q", scale=None, legend=None)
    layers = [
        rule(threads),
        rule(hooks),
        rule([{"x": 0, "x2": right, "y": top, "y2": top} for top in ends[:-1]]),
        write(heads, "right"),
        write([_name_line(line, middle, form) for line, middle in zip(lines, middles, strict=True)]),
        squares.mark_rect(color=colour("paper"), opacity=1),
        squares.mark_rect(color=colour("link")).encode(tint).properties(name="rows"),
        write(cells, "center"),
    ]
    return lay(layers, form.width, height)


def _make_cells(
    lines: Sequence[Line], centres: Sequence[float], middles: Sequence[float], width: float
) -> list[dict[str, Any]]:
    most = max((count for line in lines for count in line.counts.values()), default=1)
    return [
        {
            "x": centres[column],
            "y": middle,
            "left": round(centres[column] - width / 2 + 2, 1),
            "right": round(centres[column] + width / 2 - 2, 1),
            "top": middle - 10,
            "bottom": middle + 10,
            "text": str(count),
            "share": round(0.12 + 0.33 * count / most, 3),  # the number stays legible on it, in light and in dark
        }
        for line, middle in zip(lines, middles, strict=True)
        for column, count in line.counts.items()
    ]


def _head(columns: Sequence[str]) -> int:
    return LINE * len(columns) + 12


def _measure_line(line: Line, form: Form) -> int:
    return LINE * len(_wrap_name(line, form)) + 9


def _wrap_name(line: Line, form: Form) -> list[str]:
    return wrap_text(line.name, NAMES[form.name] - 8, 2)


def _name_line(line: Line, middle: float, form: Form) -> dict[str, Any]:
    words = _wrap_name(line, form)
    return {"x": 0, "y": middle - LINE / 2 * (len(words) - 1), "text": words}
