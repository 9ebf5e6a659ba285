"""What numbers in invented sentences count, by the words around them; the cases stand in names.yml."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from reading import read_sentence

from etl.extract.name_fit import LENGTH, fit_name

GROUPS = yaml.safe_load((Path(__file__).parent / "names.yml").read_text(encoding="utf-8"))
CASES = [pytest.param(case, id=case["text"][:24]) for group in GROUPS for case in group["cases"]]


@pytest.mark.parametrize("case", CASES)
def test_number_is_named_by_its_sentence(case: dict[str, Any]) -> None:
    extraction = read_sentence(case["text"], case.get("kind", "work_points"))
    assert [t.printed_indicator for t in extraction.targets] == case["names"]
    if "quotes" in case:
        assert [extraction.outline.text[t.start : t.end].strip("。") for t in extraction.targets] == case["quotes"]


# A name and what fits: no bracket is left open, no word cut.
LONG = [
    ("村卫生室（含护理站", "村卫生室含护理站"),
    ("新建（改建）卫生院（）", "新建（改建）卫生院"),
    ("甲" * 30 + "（" + "乙" * 20 + "）", ""),
]


@pytest.mark.parametrize(("name", "fits"), LONG)
def test_name_fits(name: str, fits: str) -> None:
    fitted = fit_name(name)
    assert len(fitted) <= LENGTH
    assert fitted == fits or not fits
    assert fitted.count("（") == fitted.count("）")
