"""Invented sentences and the targets and deadlines that a reader finds in them; the cases stand in two yml files."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from reading import read_sentence, spell_deadline, spell_target

SPELL = {"targets": spell_target, "deadlines": spell_deadline}


def load_cases(name: str) -> list[Any]:
    groups = yaml.safe_load((Path(__file__).parent / name).read_text(encoding="utf-8"))
    return [pytest.param(case, id=case["text"][:24]) for group in groups for case in group["cases"]]


@pytest.mark.parametrize("case", load_cases("targets.yml") + load_cases("deadlines.yml"))
def test_sentence_gives_what_a_reader_finds(case: dict[str, Any]) -> None:
    extraction = read_sentence(case["text"], case.get("kind", "work_points"))
    for table, spell in SPELL.items():
        if table in case:
            assert [spell(fact) for fact in getattr(extraction, table)] == case[table]
