"""A strip of years: a lane a document, a bar a phase, and the time limits of a year as a dot with their number."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, pi, sqrt
from typing import Any

import altair as alt

from etl.serve.pictures.look import LINE, Form, colour, lay, make_rows, measure_text, place, rule, wrap_text, write

HEAD, PHASE, YEARS = 24, 22, 44
"""Heights in pixels: of the line of years, of a phase, and of a lane's dots with the numbers above them."""
NAME = 200
"""Room for a name beside its lane, in pixels."""


@dataclass(frozen=True)
class Phase:
    """A stage of a plan, from its first day to its last."""

    name: str
    starts: date
    ends: date


@dataclass(frozen=True)
class Lane:
    """What a document has in time: its phases, and the number of its time limits by year."""

    name: str
    phases: Sequence[Phase]
    years: dict[int, int]


@dataclass(frozen=True)
class Scale:
    """The years of a picture from left to right: the first, the pixel where it begins, the pixels of each."""

    first: int
    last: int
    left: float
    column: float

    def at(self, year: float) -> float:
        """Return where a moment stands, in pixels."""
        return round(self.left + (year - self.first) * self.column, 1)

    def span(self, phase: Phase) -> tuple[float, float]:
        """Return where a phase begins and ends, in pixels."""
        days = (phase.starts, phase.ends + timedelta(days=1))
        start, end = (self.at(day.year + (day.timetuple().tm_yday - 1) / 366) for day in days)
        return start, end


def make_scale(lanes: Sequence[Lane], form: Form) -> Scale:
    """Return a column a year, from the first that is named to the last."""
    years = [year for lane in lanes for year in lane.years]
    years += [day.year for lane in lanes for phase in lane.phases for day in (phase.starts, phase.ends)]
    first, last = min(years), max(years)
    left = 0 if form.is_narrow or not any(lane.name for lane in lanes) else NAME + 16
    return Scale(first, last, left, (form.width - left) / (last - first + 1))


def measure_strip(lanes: Sequence[Lane], form: Form) -> int:
    """Return the height of the picture in pixels."""
    scale = make_scale(lanes, form)
    return HEAD + sum(_measure_lane(lane, scale, form) for lane in lanes)


def draw_strip(lanes: Sequence[Lane], form: Form) -> alt.LayerChart:
    """Return the chart; the dot of most time limits in a year is as wide as there is room for."""
    height, scale = measure_strip(lanes, form), make_scale(lanes, form)
    years = range(scale.first, scale.last + 1)
    shown = years[:: ceil(34 / scale.column)]  # a year is 28 pixels wide
    edges = [{"x": scale.at(y), "x2": scale.at(y), "y": HEAD - 4, "y2": height} for y in [*years, scale.last + 1]]
    marks: dict[str, list[dict[str, Any]]] = {"names": [], "tops": [], "bars": [], "bar_names": [], "dots": []}
    most = max((count for lane in lanes for count in lane.years.values()), default=1)
    top = HEAD
    for lane in lanes:
        _add_lane(marks, lane, top, scale, form, min(13, scale.column / 2) / sqrt(most))
        top += _measure_lane(lane, scale, form)
    bars = alt.Chart(make_rows(marks["bars"])).mark_rule(color=colour("link"), strokeWidth=6)
    dots = alt.Chart(make_rows(marks["dots"])).mark_circle(color=colour("link"), opacity=1)
    layers = [
        rule(edges),
        rule(marks["tops"], color=colour("edge")),
        write(
            [{"x": scale.at(y + 0.5), "y": 10, "text": str(y)} for y in shown], "center", color=colour("soft"), size=12
        ),
        write(marks["names"]),
        bars.encode(place(alt.X), place(alt.Y), x2="x2:Q").properties(name="phases"),
        # A name that crosses the edge of a year stands on paper.
        write(marks["bar_names"], stroke=colour("paper"), strokeWidth=4, strokeJoin="round"),
        write(marks["bar_names"]),
        dots.encode(place(alt.X), place(alt.Y), alt.Size("area:Q", scale=None, legend=None)).properties(name="limits"),
        write(marks["dots"], "center", dy=-22),
    ]
    return lay(layers, form.width, height)


def _measure_lane(lane: Lane, scale: Scale, form: Form) -> int:
    name = LINE * len(_wrap_name(lane, form)) if lane.name else 0
    phases = sum(_measure_phase(phase, scale, form) for phase in lane.phases)
    marks = phases + (YEARS if lane.years else 6)
    return name + 8 + marks if form.is_narrow else max(name + 12, marks + 6)


def _wrap_name(lane: Lane, form: Form) -> list[str]:
    return wrap_text(lane.name, form.width if form.is_narrow else NAME, 3)


def _add_lane(
    marks: dict[str, list[dict[str, Any]]], lane: Lane, top: int, scale: Scale, form: Form, radius: float
) -> None:
    """Add what stands between `top` and the next lane; `radius` is that of one time limit."""
    marks["tops"].append({"x": 0, "x2": form.width, "y": top, "y2": top})
    name = _wrap_name(lane, form)
    marks["names"].append({"x": 0, "y": top + 14, "text": name})
    y = top + (8 + LINE * len(name) if lane.name and form.is_narrow else 6)
    for phase in lane.phases:
        start, end = scale.span(phase)
        bottom = y + _measure_phase(phase, scale, form)
        marks["bars"].append({"x": start, "x2": end, "y": bottom - PHASE / 2})
        marks["bar_names"].append(_name_phase(phase, start, end, form) | {"y": y + PHASE / 2})
        y = bottom
    for year, count in lane.years.items():
        area = pi * radius**2 * count
        marks["dots"].append({"x": scale.at(year + 0.5), "y": y + 30, "area": area, "text": str(count)})


def _measure_phase(phase: Phase, scale: Scale, form: Form) -> int:
    return PHASE + (0 if _fits_beside(phase, *scale.span(phase), form) else LINE)


def _fits_beside(phase: Phase, start: float, end: float, form: Form) -> bool:
    return measure_text(phase.name) + 8 <= max(form.width - end, start)


def _name_phase(phase: Phase, start: float, end: float, form: Form) -> dict[str, Any]:
    """Return the name behind the bar, or before it where there alone is room; above it where there is none."""
    words = min(measure_text(phase.name), form.width)
    shown = wrap_text(phase.name, form.width)
    if not _fits_beside(phase, start, end, form):
        return {"x": min(start, form.width - words), "text": shown}
    return {"x": end + 6 if words + 8 <= form.width - end else start - 6 - words, "text": shown}
