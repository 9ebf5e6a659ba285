"""Paragraphs cut by pages and fixed widths become one line; what opens anew stays."""

import pytest

from etl.lines import split_lines
from etl.restore.paragraphs import find_paragraphs, find_wrap_width
from etl.span import apply_edits

CASES = [
    ("甲。\n\n乙。", "甲。\n乙。"),  # blank lines go
    ("  甲。  \n　　乙。", "甲。\n乙。"),  # outer white space too
    ("（一）建院。先建门\n\n诊，再建病房。", "（一）建院。先建门诊，再建病房。"),  # a page break inside a word
    ("各院要开设门诊，\n配齐药品。", "各院要开设门诊，配齐药品。"),  # a comma goes on
    ("落实《砚溪县\n控烟方案》。", "落实《砚溪县控烟方案》。"),  # an open bracket goes on
    (
        "建院。（县卫健局、县医保局）\n各乡镇要认真落实，不得推诿。",
        "建院。（县卫健局、县医保局）\n各乡镇要认真落实，不得推诿。",
    ),
    ("甲。乙\n（二）丙。", "甲。乙\n（二）丙。"),  # a label opens anew
    ("甲。乙\n附件1", "甲。乙\n附件1"),
    ("甲。乙\n2023年6月30日", "甲。乙\n2023年6月30日"),
    ("甲。乙\n责任单位：县卫健局，县医保局，县财政局。", "甲。乙\n责任单位：县卫健局，县医保局，县财政局。"),
    ("1\t甲\t乙\n2\t丙\t丁", "1\t甲\t乙\n2\t丙\t丁"),  # rows stay rows
    ("控烟实施方案\n为减少吸烟，保护健康，制定本方案。", "控烟实施方案\n为减少吸烟，保护健康，制定本方案。"),
]
WRAPPED = "\n".join(
    ["　　" + "全县各级医疗机构要把控烟工作放在重要"[:18], *["位置并且认真组织实施把各项任务分解到每个"] * 5, "人。"]
)


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_paragraphs(text: str, expected: str) -> None:
    assert apply_edits(text, find_paragraphs(text)) == expected


def test_hard_wraps_are_undone() -> None:
    assert "\n" not in apply_edits(WRAPPED, find_paragraphs(WRAPPED))


def test_headings_make_no_width() -> None:
    lines = list(split_lines("一、加强宣传\n二、完善监测\n三、建无烟医院\n四、开展培训\n五、严格执法\n六、考核"))
    assert find_wrap_width(lines) is None
