"""Dots stand where their numbers say."""

from types import SimpleNamespace
from typing import Any

import pytest

from etl.serve.public.dots import LEFT, draw_dots


def row(value: float, **more: Any) -> Any:
    empty = {
        "target_id": "t",
        "place": "云泽市",
        "place_en": "Yunze",
        "comparator": ">=",
        "value_max": None,
        "unit": "%",
    }
    return empty | {"value": value, "baseline": None, "due": "2032"} | more


def draw(unit: str, *rows: Any) -> Any:
    ask = SimpleNamespace(language="en", choose=lambda zh, en: en or zh)
    return draw_dots(ask, unit, rows)  # type: ignore[arg-type]


def test_scale_of_shares_ends_at_a_hundred() -> None:
    plot = draw("%", row(50), row(100))
    assert [label for _, label in plot.scale] == ["0", "50", "100"]
    assert [dot.x for dot in plot.dots] == [plot.scale[1][0], plot.scale[2][0]]
    assert plot.dots[0].label == "≥ 50 % · 2032"


@pytest.mark.parametrize(("rows", "end"), [([3, 2], "3"), ([0, 0], "1"), ([130, 20], "130")])
def test_other_scales_end_at_the_highest(rows: list[float], end: str) -> None:
    plot = draw("人", *(row(value, unit="人") for value in rows))
    assert plot.scale[-1][1] == end
    assert plot.scale[0][0] == LEFT


def test_baseline_has_a_ring() -> None:
    (dot, other) = draw("%", row(80, baseline=40), row(90)).dots
    assert dot.x_baseline < dot.x
    assert other.x_baseline is None
    assert dot.y < other.y
