"""Page numbers, bookmarks, bullets, table bars and converters' markup go; the words stay."""

import pytest

from etl.restore.markdown import find_markdown
from etl.restore.page_marks import find_page_marks, find_table_bars
from etl.span import apply_edits

PAGES = [
    ("甲。\n— 4 —\n乙。", "甲。\n\n乙。"),
    ("甲。\n— 4 **—**\n乙。", "甲。\n\n乙。"),  # bold by a converter
    ("甲。\n－１－\n乙。", "甲。\n\n乙。"),
    ("甲。\n第 3 页 共 9 页\n乙。", "甲。\n\n乙。"),
    ("— 3 —（三）建院。", "（三）建院。"),  # glued to a label
    ("建— 3 —院。", "建院。"),  # in the middle of a word
    ("甲。- 2 -", "甲。- 2 -"),  # hyphens count only where a blank parts them
    ("甲。 - 2 -", "甲。"),
    ("2019—2022—2025年", "2019—2022—2025年"),  # years
    ("增长3—5倍", "增长3—5倍"),
    ("[bookmark: _GoBack]甲。", "甲。"),
    ("- (一)甲。", "(一)甲。"),
    ("——坚持公益。", "——坚持公益。"),
    ("1\n\n甲。\n\n2\n\n乙。\n\n3\n", "\n\n甲。\n\n\n\n乙。\n\n\n"),  # a rising series of lone numbers
    ("甲\n\n5\n\n乙", "甲\n\n5\n\n乙"),  # one lone number is none
    ("|---|:---:|", ""),
]
MARKDOWN = [
    ("# 控烟方案", "控烟方案"),
    ("## **控烟方案**", "控烟方案"),
    ("**（一）宣传。** 进校。", "（一）宣传。 进校。"),
    (r"1\. 宣传", "1. 宣传"),
    ("> 引文", "引文"),
    ("甲<br>乙", "甲乙"),
    ("身份证号****1234", "身份证号****1234"),  # stars that are not markup
    ("2**3", "2**3"),
    ("C# 语言", "C# 语言"),
]


@pytest.mark.parametrize(("text", "expected"), PAGES)
def test_page_marks(text: str, expected: str) -> None:
    assert apply_edits(text, find_page_marks(text)) == expected


@pytest.mark.parametrize(("text", "expected"), MARKDOWN)
def test_markdown(text: str, expected: str) -> None:
    assert apply_edits(text, find_markdown(text)) == expected


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("| 甲 | 乙 |", "甲\t乙"),
        ("甲 | 乙 | 丙", "甲\t乙\t丙"),
        ("| | 乙 | |", "\t乙\t"),  # empty cells keep their places
        ("公文时效: |", "公文时效:"),
        ("甲|乙", "甲|乙"),  # one bar in a line is no table
    ],
)
def test_table_bars(row: str, expected: str) -> None:
    assert apply_edits(row, find_table_bars(row)) == expected
