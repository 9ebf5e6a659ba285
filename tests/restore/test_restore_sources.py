"""The two damaged sources come back whole: nothing of the damage, nothing of the page around them."""

import os
import re
from pathlib import Path

import pytest

from etl.restore.steps import restore_text
from etl.restore.syllables import READING

STORE = Path(os.environ.get("TAIZHANG_SOURCES", Path(__file__).parents[2] / "sources"))
TRACES = re.compile(rf"[?？\ue000-\uf8ff\ufffd]|[(（]{READING}[)）]|</?\w|[|_]{{1}}[^|_\n]{{2,12}}[|_]")


@pytest.mark.parametrize("name", ["guangdong-2019", "taiyuan-2018"])
def test_no_trace_of_the_damage_is_left(name):
    path = STORE / f"{name}.txt"
    if not path.is_file():
        pytest.skip("the source store is not here")
    text = restore_text(path.read_text(encoding="utf-8"))
    assert not TRACES.findall(text.restored)
    assert not [edit for edit in text.edits if edit.certainty == "open"]
