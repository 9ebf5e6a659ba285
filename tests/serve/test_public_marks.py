"""How the pages write a number."""

import pytest

from etl.serve.public.marks import write_amount


@pytest.mark.parametrize(
    ("comparator", "value", "value_max", "unit", "written"),
    [
        (">=", 90.0, None, "%", "≥ 90 %"),
        ("=", 2.0, 3.0, "年", "2–3 年"),
        ("~", 30.0, 31.5, "%", "约 30–31.5 %"),
        ("=", 1.25, None, "1:x", "= 1:1.25"),
        (">=", 2.4, None, "x:1", "≥ 2.4:1"),
        ("=", 5.0, None, None, "= 5"),
    ],
)
def test_amounts(comparator: str, value: float, value_max: float | None, unit: str | None, written: str) -> None:
    target = {"comparator": comparator, "value": value, "value_max": value_max, "unit": unit}
    assert write_amount("zh", target).striptags() == written
