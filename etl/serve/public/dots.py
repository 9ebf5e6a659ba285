"""A dot plot: one line a target, its place above it, a dot at its value, a ring at its baseline; legible on a phone."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from etl.serve.public.ask import Ask
from etl.serve.public.marks import write_amount

LEFT, WIDTH, LINE = 8, 400, 48
"""Where the scale begins, how wide the picture is and how high a line, in units of the picture."""


@dataclass(frozen=True)
class Dot:
    """One target in the picture."""

    target_id: str
    place: str
    label: str
    y: int
    x: float
    x_baseline: float | None


@dataclass(frozen=True)
class Plot:
    """A picture of targets in one unit, with the end of its scale."""

    unit: str
    dots: list[Dot]
    height: int
    width: int
    left: int
    scale: list[tuple[float, str]]


def draw_dots(ask: Ask, unit: str | None, rows: Sequence[sqlite3.Row]) -> Plot:
    """Return where the dots stand; the scale begins at zero, and for per cent it ends at a hundred."""
    highest = max(max(r["value"], r["value_max"] or 0, r["baseline"] or 0) for r in rows)
    end = 100.0 if unit == "%" and highest <= 100 else highest or 1.0
    room = WIDTH - LEFT - 130

    def place(value: float) -> float:
        return round(LEFT + room * max(value, 0) / end, 1)

    dots = [
        Dot(
            row["target_id"],
            ask.choose(row["place"], row["place_en"]) or "—",
            f"{write_amount(ask.language, row).striptags()}{' · ' + row['due'] if row['due'] else ''}",
            LINE * number + 32,
            place(row["value"]),
            None if row["baseline"] is None else place(row["baseline"]),
        )
        for number, row in enumerate(rows)
    ]
    scale = [(place(end * part), f"{end * part:g}") for part in (0, 0.5, 1)]
    return Plot(unit or "", dots, LINE * len(rows) + 28, WIDTH, LEFT, scale)
