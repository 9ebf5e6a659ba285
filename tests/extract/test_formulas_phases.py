"""Invented slogans and stages, and what a reader finds in them."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from reading import read_sentence, spell_facts

from etl.extract.facts import extract_facts
from etl.parse.outline import read_outline


def load(name: str) -> Any:
    return yaml.safe_load((Path(__file__).parent / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", [c for group in load("formulas.yml") for c in group["cases"]])
def test_slogan_has_the_members_that_spell_it_out(case: dict[str, Any]) -> None:
    found = read_sentence(case["text"], "plan").formulas
    assert [f"{f.name}: {'、'.join(f.members)}" for f in found] == case["formulas"]


@pytest.mark.parametrize("case", load("phases.yml"))
def test_stage_lasts_as_long_as_its_heading_says(case: dict[str, Any]) -> None:
    text = (
        f"望澜县改革实施方案\n一、重点任务\n（一）改造。完善制度。\n二、实施步骤\n（一）{case['heading']}推进落实。\n"
    )
    found = spell_facts(extract_facts(read_outline(text)))["phases"]
    assert [f.rpartition(" ")[2] for f in found] == case["phases"]
