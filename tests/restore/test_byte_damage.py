"""Lost bytes: each run is computed back, and what cannot be known stays visibly open."""

import pytest
from simulate import Site, damage, to_traditional

from etl.restore.byte_damage import find_byte_damage
from etl.restore.damage import damage_run, shows_same
from etl.span import apply_edits

# The bytes decide, the reading decides, a word decides. Each sentence is ours; 縣醫院開業 shows that a list is at work.
LIST = "縣(xiàn)醫(yī)院開(kāi)業(yè),縣(xiàn)醫(yī)院開(kāi)業(yè)。"
RUNS = [
    # 總人 is BF82 C8CB, and 82C8 spells 側: the reading lands between C8 and CB.
    ("病房總?cè)藬?shù)增加。", "病房總人數(shù)增加。"),
    # The same with a decoder that leaves the bracket, and with a toneless list that adds a space.
    ("病房總?(cè)藬?(shù)增加。", "病房總人數(shù)增加。"),
    ("病房總?ce) 藬?shu) 增加。", "病房總人數(shu) 增加。"),
    # 。縣 is A1A3 BF68, and A3BF shrinks to one byte.
    ("病人都滿意??h(xiàn)院也滿意。", "病人都滿意。縣(xiàn)院也滿意。"),
]


@pytest.mark.parametrize(("shown", "expected"), RUNS)
def test_runs_are_computed_back(shown, expected):
    text = LIST + shown
    assert apply_edits(text, find_byte_damage(text)) == LIST + expected


def test_a_run_gives_the_display_again():
    # 人數 behind 總: the reading of 82C8 stands behind one byte, that of 數 behind four.
    assert damage_run("人數", {1: "cè)", 4: "shù)"}, ()) == "?cè)藬?shù)"
    assert damage_run("。縣", {}, (1,)) == "??h"


def test_width_and_the_decoder_do_not_matter():
    assert shows_same("，Ａ", ",A")
    assert shows_same("\ue789", "?")
    assert not shows_same("甲", "乙")


def test_a_sign_that_gbk_lacks_may_stand_in_front():
    text = LIST + "•?cè)藬?shù)增加。•??h(xiàn)院。"
    assert all(edit.kind == "bytes" for edit in find_byte_damage(text))


BLANKS = LIST + "姓名??????????,電話?;?;?;?;?;?;?;。"


def test_blanks_to_fill_in_stay():
    assert not find_byte_damage(BLANKS)


@pytest.mark.parametrize(("mark", "shown"), [("。", "?"), ("。", "??"), (",", "?")])
def test_a_clean_traditional_text_keeps_its_questions(mark, shown, corpus):
    assert not find_byte_damage(to_traditional(corpus).replace(mark, shown))


@pytest.mark.parametrize("text", ["为什么??因为。", "真的?(是)", "縣醫院為什麼?因為開業。誰去??我去。"])
def test_question_marks_stay(text):
    assert not find_byte_damage(text)


def test_an_undecided_byte_stays_visible_and_is_recorded():
    # The last byte before the comma is lost, and more than one character makes a word there.
    shown = damage("医院的围墙很高,医院的围墙很厚。专家架桥,专家架构,专家架桥,专家架构。", Site(0.9, seed=7))
    for edit in find_byte_damage(shown):
        assert edit.certainty in ("exact", "likely", "open")
        assert (edit.certainty == "open") == ("?" in edit.after)


@pytest.mark.parametrize("swallows", ["(", "", "(,;?"])
@pytest.mark.parametrize("stops", ["", "。", "。、"])
def test_decoders_differ(repair, swallows, stops):
    text = "县总医院统一管理药品采购,患者就近取药。专科联盟共建病房、检验室,医护人员轮流驻点。县域内转诊不再排队。"
    for seed in range(6):
        shown = damage(text, Site(0.4, seed=seed, swallows=swallows, stops_at=stops))
        assert repair(shown).count("?") <= 1
