"""A dot plot: a line a target, a dot at its value, a ring at its baseline, and the number itself beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from etl.serve.pictures.look import (
    LINE,
    SIZE,
    Form,
    colour,
    lay,
    make_rows,
    measure_text,
    place,
    wrap_text,
)

FOOT = 24
"""Room for the numbers of the scale, in pixels."""
NAME = 200
"""Room for a name beside its line, in pixels."""


@dataclass(frozen=True)
class Dot:
    """A number to reach, by its place; `value_max` ends a range, `baseline` is where it starts from."""

    place: str
    label: str
    value: float
    value_max: float | None = None
    baseline: float | None = None
    baseline_label: str = ""


def measure_dots(dots: Sequence[Dot], form: Form) -> int:
    """Return the height of the picture in pixels."""
    return len(dots) * _step(form) + FOOT


def draw_dots(dots: Sequence[Dot], unit: str | None, form: Form) -> alt.LayerChart:
    """Return the chart; the scale begins at zero, and for per cent it ends at a hundred."""
    rows = _make_rows(dots, form)
    left = 16 if form.is_narrow else NAME + 16
    right = form.width - 24 - max(measure_text(dot.label) for dot in dots)
    x = _scale([row[name] for row in rows for name in ("value", "most", "base") if row[name] is not None], unit)
    x["scale"]["range"] = [left, right]

    def at(field: str, *needed: str) -> alt.Chart:
        chosen = [row for row in rows if all(row[name] is not None for name in needed)]
        return alt.Chart(make_rows(chosen)).encode(alt.X(f"{field}:Q", **x), place(alt.Y))

    ink, soft, link, paper = (colour(name) for name in ("ink", "soft", "link", "paper"))
    names = alt.Chart(make_rows(rows)).mark_text(align="left", baseline="middle", size=SIZE, color=ink, lineHeight=LINE)
    layers = [
        names.encode(x=alt.value(0), y=place(alt.Y, "name_y"), text="name:N"),
        at("base", "base").mark_rule(color=link, strokeWidth=2).encode(x2="value:Q"),
        at("base", "base").mark_circle(size=70, color=paper, stroke=link, strokeWidth=2, opacity=1),
        at("base", "base").mark_text(dy=15, size=12, color=soft).encode(text="base_label:N"),
        at("value", "end").mark_rule(color=link, strokeWidth=5).encode(x2="end:Q"),
        at("value").mark_circle(size=90, color=link, opacity=1).properties(name="rows"),
        at("most").mark_text(align="left", dx=11, size=SIZE, color=ink).encode(text="text:N"),
    ]
    return lay(layers, form.width, measure_dots(dots, form), FOOT)


def _step(form: Form) -> int:
    return 48 if form.is_narrow else 42


def _make_rows(dots: Sequence[Dot], form: Form) -> list[dict[str, Any]]:
    """A narrow picture has the name above the line, a wide one beside it in at most two lines."""
    rows = []
    for number, dot in enumerate(dots):
        top = number * _step(form)
        name = wrap_text(dot.place, form.width - 16, 1) if form.is_narrow else wrap_text(dot.place, NAME, 2)
        rows.append(
            {
                "name": name,
                "name_y": top + 11 if form.is_narrow else top + 21 - LINE / 2 * (len(name) - 1),
                "y": top + 30 if form.is_narrow else top + 21,
                "value": dot.value,
                "end": dot.value_max,
                "most": dot.value if dot.value_max is None else dot.value_max,
                "base": dot.baseline,
                "base_label": dot.baseline_label,
                "text": dot.label,
            }
        )
    return rows


def _scale(values: Sequence[float], unit: str | None) -> dict[str, Any]:
    highest = max(values)
    end = 100 if unit == "%" and highest <= 100 else highest or 1
    lines = {"title": None, "tickCount": 4, "ticks": False, "domain": False, "gridColor": colour("rule")}
    labels = {"labelFontSize": 12, "labelColor": colour("soft"), "labelPadding": 6}
    exact = {"labelFlush": False, "labelOverlap": False}
    return {"scale": {"domain": [0, end], "nice": False}, "axis": lines | labels | exact}
