"""What rests on what: the documents that cite on the left, what they cite on the right, a thread for each citation."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from etl.serve.pictures.look import LINE, Form, colour, lay, make_rows, place, wrap_text, write

LEFT, GAP = {"narrow": 92, "wide": 230}, {"narrow": 52, "wide": 130}
"""Room for the names on the left, and for the threads, in pixels."""
SIGNS = {"held": "circle", "wanted": "circle", "unclear": "cross"}
"""How a cited document is drawn by its state: filled where it is here, a ring where it is wanted."""


@dataclass(frozen=True)
class Thread:
    """A citation: who cites and what is cited, each by its key and name, and whether that is here."""

    citing: tuple[str, str]
    cited: tuple[str, str]
    state: str


@dataclass(frozen=True)
class Node:
    """A document in the picture, its name in lines, the middle of it at `y`."""

    key: str
    lines: list[str]
    y: float
    state: str


def count_nodes(threads: Sequence[Thread]) -> int:
    """Return how many documents the picture has."""
    return len({thread.citing for thread in threads}) + len({thread.cited for thread in threads})


def measure_graph(threads: Sequence[Thread], form: Form) -> int:
    """Return the height of the picture in pixels."""
    return round(max(node.y + LINE * len(node.lines) / 2 for side in _make_nodes(threads, form) for node in side)) + 8


def draw_graph(threads: Sequence[Thread], form: Form) -> alt.LayerChart:
    """Return the chart; the documents of both sides stand in the order of the citations."""
    citing, cited = _make_nodes(threads, form)
    begin, end = LEFT[form.name] + 8, LEFT[form.name] + GAP[form.name]
    starts, ends = {node.key: node.y for node in citing}, {node.key: node.y for node in cited}
    middle = (begin + end) / 2
    points = [
        {"citation": number, "x": x, "y": y, "step": step}
        for number, thread in enumerate(threads)
        for step, (x, y) in enumerate(_bend(begin, middle, end, starts[thread.citing[0]], ends[thread.cited[0]]))
    ]
    lines = alt.Chart(make_rows(points)).mark_line(interpolate="basis", color=colour("edge"), strokeWidth=1.2)
    dots = [{"x": begin, "y": node.y, "state": "held"} for node in citing]
    dots += [{"x": end, "y": node.y, "state": node.state} for node in cited]
    layers = [
        lines.encode(place(alt.X), place(alt.Y), alt.Detail("citation:N"), alt.Order("step:Q")).properties(name="rows"),
        *(_draw_state([dot for dot in dots if dot["state"] == state], state) for state in SIGNS),
        write([_name(node, begin - 9) for node in citing], "right"),
        write([_name(node, end + 10) for node in cited]),
    ]
    return lay(layers, form.width, measure_graph(threads, form))


def _make_nodes(threads: Sequence[Thread], form: Form) -> tuple[list[Node], list[Node]]:
    """Place both sides: the cited below one another, each that cites beside the middle of what it cites first."""
    room = form.width - LEFT[form.name] - GAP[form.name] - 12
    cited: list[Node] = []
    y = 4.0
    for (key, name), state in {thread.cited: thread.state for thread in threads}.items():
        lines = wrap_text(name, room, 3)
        y += LINE * len(lines) / 2
        cited.append(Node(key, lines, y, state))
        y += LINE * len(lines) / 2 + 9
    places = {node.key: node.y for node in cited}
    citing: list[Node] = []
    y = 4.0
    for key, name in dict.fromkeys(thread.citing for thread in threads):
        lines = wrap_text(name, LEFT[form.name], 3)
        mine = [places[thread.cited[0]] for thread in threads if thread.citing[0] == key]
        half = LINE * len(lines) / 2
        y = max(y + half, sum(mine) / len(mine))
        citing.append(Node(key, lines, y, "held"))
        y += half + 9
    return citing, cited


def _bend(begin: float, middle: float, end: float, from_y: float, to_y: float) -> list[tuple[float, float]]:
    return [(begin, from_y), (middle, from_y), (middle, to_y), (end, to_y)]


def _name(node: Node, x: float) -> dict[str, Any]:
    return {"x": x, "y": node.y - LINE / 2 * (len(node.lines) - 1), "text": node.lines}


def _draw_state(dots: list[dict[str, Any]], state: str) -> alt.Chart:
    fill = colour("paper" if state == "wanted" else "link")
    mark: dict[str, Any] = {
        "shape": SIGNS[state],
        "size": 60,
        "stroke": colour("link"),
        "strokeWidth": 1.6,
        "opacity": 1,
    }
    chart: alt.Chart = alt.Chart(make_rows(dots)).mark_point(fill=fill, **mark).encode(place(alt.X), place(alt.Y))
    return chart
