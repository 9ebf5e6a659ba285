"""Invented sentences and the targets and deadlines that a reader finds in them; the cases stand in two yml files."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from reading import read_sentence, spell_deadline, spell_target

from etl.extract.facts import extract_facts
from etl.parse.outline import read_outline

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


def test_a_printers_note_under_an_attachment_is_no_deadline() -> None:
    notice = (
        "关于成立控烟小组的通知\n各科室：\n现将名单印发给你们。\n附件：控烟小组成员名单\n砚溪县控烟办\n2023年5月4日\n"
    )
    names = "附件\n控烟小组成员名单\n组长：赵小山  控烟办主任\n砚溪县控烟办公室  2023年5月4日印发\n"
    assert extract_facts(read_outline(notice + names)).deadlines == ()
