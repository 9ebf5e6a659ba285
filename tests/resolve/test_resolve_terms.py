"""One scan for many terms: folding, edges, and the longest that begins first."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.resolve.terms import compile_terms, fold_print

FOLDED = [
    ("ＤＲＧ（试点）", "DRG(试点)"),  # full-width letters and brackets
    ("“互联网＋”医疗", "互联网+医疗"),  # a quotation mark stands inside a term
    ("按 病 种", "按病种"),  # a title spaced out
    ("2025 年", "2025年"),
    ("medical care", "medical care"),  # a space between Latin words parts them
    ("甲\n乙", "甲\n乙"),  # a line's end parts what stands in two paragraphs
]
FOUND = [
    (["DRG", "DIP"], "DRG/DIP", ["DRG", "DIP"]),
    (["DRG", "DRGs"], "DRGs", ["DRGs"]),
    (["DRG", "DRGs"], "DRGX, XDRG", []),  # a letter beside it makes another word
    (["DRG"], "DRG2.0", ["DRG"]),  # a digit does not
    (["付费", "总额付费"], "总额付费", ["总额付费"]),
    (["甲乙", "乙丙丁"], "甲乙丙丁", ["甲乙"]),  # the first begins first, though the second is longer
    (["按病种付费", "按病种分值付费"], "按病种分值付费", ["按病种分值付费"]),
    (["DIP", "分值(DIP)付费"], "分值(DIP)付费、DIP", ["分值(DIP)付费", "DIP"]),
    (["a.c"], "abc a.c", ["a.c"]),  # a term is no pattern
]


@pytest.mark.parametrize(("printed", "folded"), FOLDED)
def test_print_is_folded(printed: str, folded: str) -> None:
    assert fold_print(printed) == folded


@settings(deadline=None, derandomize=True)
@given(st.text(st.sampled_from("甲乙 　“”Ａａb（）+＋\n1１"), max_size=20))
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold_print(text)
    assert fold_print(once) == once


@pytest.mark.parametrize(("terms", "text", "found"), FOUND)
def test_terms_are_found(terms: list[str], text: str, found: list[str]) -> None:
    assert [m.group() for m in compile_terms(terms).finditer(text)] == found
