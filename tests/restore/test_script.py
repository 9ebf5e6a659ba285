"""Traditional documents become simplified ones; words decide where a form has two lives."""

import pytest

from etl.restore.converter import convert_words
from etl.restore.script import find_script
from etl.span import apply_edits

WORDS = [
    ("著力完善,意味著,沿著", "着力完善,意味着,沿着"),
    ("著作權、顯著成效、名著、土著", "著作权、显著成效、名著、土著"),
    ("乾燥、主乾、乾坤、乾隆", "干燥、主干、乾坤、乾隆"),
    ("關於、善於、藉助、狼藉", "关于、善于、借助、狼藉"),
    ("重癥、覆蓋、反覆、複診", "重症、覆盖、反复、复诊"),
    ("託管、瞭解、什麼、甚麼", "托管、了解、什么、什么"),
    ("善後、背著、揹著", "善后、背着、背着"),
]
SIMPLIFIED = [
    "县医院开展义诊,著作权归作者所有。",
    "台胞陳先生(祖籍臨縣)来访,介绍了当地的医疗机构和双向转诊办法,双方就药品采购、检查检验结果互认交换了意见,并到社区走访。"
    * 2,
    "The county hospital opens.",
    "県立病院は夜間診療を開始します。受付時間は午後六時から十時まで、薬局も営業します。",
]


@pytest.mark.parametrize(("traditional", "simplified"), WORDS)
def test_words_decide(traditional, simplified):
    assert convert_words(traditional) == simplified


@pytest.mark.parametrize("text", SIMPLIFIED)
def test_a_simplified_text_stays(text):
    assert find_script(text) == ()


def test_edits_span_what_differs_and_no_more():
    text = "縣醫院與鄉鎮衛生院\n6.善後"
    edits = find_script(text)
    assert apply_edits(text, edits) == "县医院与乡镇卫生院\n6.善后"
    assert [e.before for e in edits] == ["縣醫", "與鄉鎮衛", "後"]
