"""How every picture looks: the colours of the site, two widths, and text that fits its room."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any
from unicodedata import east_asian_width

import altair as alt

STYLES = Path(__file__).parents[1] / "static" / "site.css"
FONT = 'system-ui, "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif'
SIZE = 13
"""Size of the letters in pixels; the narrow form is shown pixel by pixel on a phone of 360."""
LINE = 17
"""Height of a line of text in pixels."""
PIECE = re.compile(r"[(（《“〔「]*(?:[!-'*-~]+\)? ?|.)[)）》”〕」、，。；：]*")
"""What is never broken: a word, or a Chinese character with the brackets and stops that belong to it."""


@dataclass(frozen=True)
class Form:
    """One of the two shapes of a picture, `width` in pixels."""

    name: str
    width: int

    @property
    def is_narrow(self) -> bool:
        """Say whether names stand above what they name, not beside it."""
        return self is NARROW


NARROW, WIDE = Form("narrow", 328), Form("wide", 720)


@lru_cache(maxsize=1)
def read_colours() -> tuple[dict[str, str], dict[str, str]]:
    """Return the colours of the style sheet by name, for light and for dark; a colour stands there once."""
    light, _, dark = STYLES.read_text(encoding="utf-8").partition("prefers-color-scheme: dark")
    found = [dict(re.findall(r"--([a-z]+): (#[0-9a-f]{6})", part)) for part in (light, dark.partition("*")[0])]
    return found[0], found[1]


def colour(name: str) -> str:
    """Return a colour of the light scheme."""
    return read_colours()[0][name]


def make_rows(rows: list[dict[str, Any]]) -> alt.InlineData:
    """Return rows as the data of a layer, inside the picture."""
    return alt.InlineData(values=rows)


def place(channel: type[Any], field: str = "") -> Any:
    """Return a channel whose values are pixels."""
    return channel(f"{field or channel.__name__.lower()}:Q", scale=None, axis=None)


def write(rows: list[dict[str, Any]], align: str = "left", **more: Any) -> alt.Chart:
    """Return a layer of texts: each row's `text`, a line or several; its pixel `y` is the middle of the first."""
    mark: dict[str, Any] = {"size": SIZE, "color": colour("ink"), "align": align, "baseline": "middle"}
    chart = alt.Chart(make_rows(rows)).mark_text(**{**mark, "lineHeight": LINE, **more})
    written: alt.Chart = chart.encode(x=place(alt.X), y=place(alt.Y), text="text:N")
    return written


def rule(rows: list[dict[str, Any]], **more: Any) -> alt.Chart:
    """Return a layer of thin lines from the pixels `x`, `y` to `x2`, `y2`."""
    mark: dict[str, Any] = {"color": colour("rule"), "strokeWidth": 1} | more
    chart = alt.Chart(make_rows(rows)).mark_rule(**mark)
    ruled: alt.Chart = chart.encode(x=place(alt.X), y=place(alt.Y), x2="x2:Q", y2="y2:Q")
    return ruled


def lay(layers: list[alt.Chart], width: int, height: int, foot: int = 0) -> alt.LayerChart:
    """Return the layers as one picture of just this size: nothing in it depends on the fonts of the machine.

    `foot` pixels of the height are for the numbers of a scale.
    """
    padding = {"left": 0, "right": 0, "top": 0, "bottom": foot}
    chart = alt.layer(*layers).properties(width=width, height=height - foot, padding=padding)
    chart = chart.properties(autosize=alt.AutoSizeParams(type="none"))
    chart = chart.configure(background=colour("paper"), font=FONT, aria=False)
    laid: alt.LayerChart = chart.configure_view(stroke=None)
    return laid


def measure_text(text: str, size: int = SIZE) -> float:
    """Return about how many pixels wide a text is, on the safe side: a Chinese character is a square."""
    return sum(size if east_asian_width(letter) in "WFA" else size * 0.58 for letter in text)


def wrap_text(text: str, room: float, lines: int = 1) -> list[str]:
    """Return a text in at most so many lines of `room` pixels; what does not fit is cut, and "…" says so.

    What stands behind a line break has a line of its own. No line ends with an opening bracket or begins with a stop.
    """
    head, *notes = text.split("\n")
    wrapped = [""]
    for piece in PIECE.findall(head):
        if wrapped[-1] and measure_text((wrapped[-1] + piece).rstrip()) > room:
            wrapped.append("")
        wrapped[-1] += piece
    most = max(lines - len(notes), 1)
    kept = [line.strip() for line in [*wrapped[:most], *notes]]
    if len(wrapped) > most:
        kept[most - 1] += "…"
    return [line if measure_text(line) <= room else _cut(line, room) for line in kept]


def _cut(line: str, room: float) -> str:
    while line and measure_text(line + "…") > room:
        line = line[:-1]
    return line + "…"
