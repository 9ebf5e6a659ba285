"""Items that share a line are parted; numerals that only look like labels are not."""

import pytest

from etl.lines import split_lines
from etl.parse.run_in import part_lines

LINES = [
    (
        "一、总体要求（一）指导思想。以人为本。（二）基本原则。量力而行。",
        ["一、总体要求", "（一）指导思想。以人为本。", "（二）基本原则。量力而行。"],
    ),
    (
        "（一）规范签约。1.对象。老人优先。2.周期。一年一签。",
        ["（一）规范签约。", "1.对象。老人优先。", "2.周期。一年一签。"],
    ),
    ("1.建院。今年开工。2.建站。明年开工。", ["1.建院。今年开工。", "2.建站。明年开工。"]),
    ("（三）甲。乙。（四）丙。丁。", ["（三）甲。乙。", "（四）丙。丁。"]),
    (
        "一、目标。建好三个中心。二、三级医院带头。",
        ["一、目标。建好三个中心。二、三级医院带头。"],
    ),  # levels of hospitals
    ("（一）投入。安排1.5亿元。2.5万人受益。", ["（一）投入。安排1.5亿元。2.5万人受益。"]),
    ("（一）职责。包括：1.建院；2.建站。", ["（一）职责。包括：1.建院；2.建站。"]),  # a list inside a sentence
    ("（一）依据。按文件（一）甲。（二）乙。执行。", ["（一）依据。按文件（一）甲。", "（二）乙。执行。"]),
    ("本方案分两步：一、摸底。二、实施。", ["本方案分两步：一、摸底。二、实施。"]),  # no label opens the line
    ("1.重点（见附表。2.附图）。完成建设。", ["1.重点（见附表。2.附图）。完成建设。"]),  # inside a bracket
]


@pytest.mark.parametrize(("line", "pieces"), LINES)
def test_items_of_a_line(line: str, pieces: list[str]) -> None:
    parted = part_lines(list(split_lines(line)))
    assert [piece.text for piece in parted] == pieces
    assert all(line[piece.start : piece.end] == piece.text for piece in parted)


def test_lines_that_list_attachments_stay_whole() -> None:
    lines = list(split_lines("1.某表。2.某图。"))
    assert part_lines(lines, {0}) == lines
