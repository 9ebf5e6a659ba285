"""Contradictions and gaps: their kinds in words, both places side by side, with texts and without."""

import re
from collections.abc import Callable
from typing import Any

import pytest
import yaml
from edition import ROOT

from etl.contract import load_contract
from etl.docs.texts import read_texts
from etl.serve.public import findings, gaps
from etl.serve.public.opposed import cut_to, mark_words

Get = Callable[..., Any]


class Speaker:
    """As much of an Ask as names of kinds need."""

    def __init__(self, language: str) -> None:
        self.language = language

    def say(self, message: str) -> str:
        return message

    def choose(self, zh: str, en: str) -> str:
        return zh if self.language == "zh" else en


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_kind_has_a_name_and_a_meaning(language: str) -> None:
    """The kinds are those that the extraction can make, and those that the contract allows."""
    ask: Any = Speaker(language)
    made = set(yaml.safe_load((ROOT / "etl/lexicon/findings.yml").read_text(encoding="utf-8"))) - {"none"}
    assert made == set(read_texts("levels")["open_levels"]["findings.kind"])
    for kind in made:
        assert all(findings.name_kind(ask, kind)), kind
    table = load_contract(ROOT / "datapackage.json").tables["gaps"]
    (column,) = [c for c in table.columns if c.name == "kind"]
    for kind in column.constraints["enum"]:
        assert gaps.name_kind(ask, kind), kind
        assert read_texts("levels")["levels"][kind], kind


@pytest.mark.parametrize("path", ["findings", "findings/x1"])
def test_both_places_stand_side_by_side(get: Get, get_bare: Get, path: str) -> None:
    page = get(f"/zh/{path}").text
    side = page.partition("艘数写法不同")[2].partition('class="opposed"')[2].partition("</div>")[0]
    assert side.count("<section>") == 2
    assert 'href="/zh/d/990100-2031-1-2/2.1"' in side
    assert 'href="/zh/d/990100-2031-1-1/1.2"' in side
    assert "购置巡诊船<mark>3艘</mark>" in side
    assert "<mark>3艘巡诊船</mark>" in side or "<mark>3艘</mark><mark>巡诊船</mark>" in side
    assert "同一事项在清单与台账中用词不同。" in page
    bare = get_bare(f"/en/{path}").text
    assert "购置巡诊船3艘" not in bare
    assert bare.count("Texts are not in this build") == (3 if path == "findings" else 2)
    assert "A list and its ledger word one matter differently." in bare


def test_a_contradiction_between_title_and_number_shows_the_title(get: Get) -> None:
    side = get("/en/findings/x2").text.partition('class="opposed"')[2].partition("</div>")[0]
    assert re.findall(r"<h2>(.*?)</h2>", side, re.S)[1:] == ["Title"]
    assert "<mark>2031</mark>" in side.partition("Title")[2]


def test_gap_says_its_kind_and_where_it_would_stand(get: Get, get_bare: Get) -> None:
    page = get("/zh/gaps").text
    assert page.index("原文为图片") < page.index("附图")
    assert page.index("缺一部分") < page.index("<mark>A区</mark>")
    assert "<mark>" not in get_bare("/zh/gaps").text
    assert 'href="/en/d/990100-2031-1-2/2.1"' in get_bare("/en/gaps").text


@pytest.mark.parametrize(
    ("text", "words", "at_end", "cut"),
    [
        ("甲" * 10, ["乙"], False, "甲" * 10),
        ("甲" * 100 + "乙" + "丙" * 100, ["乙"], False, "…" + "甲" * 24 + "乙" + "丙" * 65 + "…"),
        ("甲" * 100 + "丙" * 90, ["乙"], True, "…" + "丙" * 90),
        ("乙" + "丙" * 100, [], False, "乙" + "丙" * 89 + "…"),
    ],
)
def test_a_text_is_cut_to_what_is_meant(text: str, words: list[str], at_end: bool, cut: str) -> None:
    assert cut_to(text, words, at_end) == cut


def test_marked_words_keep_the_text() -> None:
    pieces = mark_words("甲乙甲乙丙", ["甲乙", "乙丙", "丁"])
    assert "".join(p.text for p in pieces) == "甲乙甲乙丙"
    assert "".join(p.text for p in pieces if p.kind) == "甲乙甲乙丙"
