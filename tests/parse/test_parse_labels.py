"""Labels, and the paths that they make."""

import pytest

from etl.parse.labels import PathMaker, match_label

LABELS = [
    ("一、总体要求", "一、", 1),
    ("十二．附则", "十二．", 12),
    ("三 、重点任务", "三 、", 3),  # OCR puts a space before the mark
    ("（二）统一药房", "（二）", 2),
    ("(十一)统一药房", "(十一)", 11),
    ("( 三 )统一药房", "( 三 )", 3),
    ("4.建立档案", "4.", 4),
    ("4．建立档案", "4．", 4),
    ("5、建立档案", "5、", 5),
    ("（6）建立档案", "（6）", 6),
    ("6)建立档案", "6)", 6),
    ("⑦建立档案", "⑦", 7),
    ("第三章 附则", "第三章", 3),
    ("第二节 目标", "第二节", 2),
    ("第十条 本办法", "第十条", 10),
    ("第一部分 背景", "第一部分", 1),
    ("２．建立档案", "２．", 2),  # full-width digits
    ("8.5月31日前公布", "8.", 8),  # a date behind the label, no decimal
    ("9.2023年底前建成", "9.", 9),
    ("任务一：统一药房", "任务一：", 1),
    ("重点任务二、统一药房", "重点任务二、", 2),
    ("任务3.统一药房", "任务3.", 3),
]
NO_LABELS = [
    "一是建立档案",  # rule 2: not a clause
    "——坚持公益",
    "1.5亿元用于改造",  # a decimal
    "1.5个月完成",
    "2024年底前完成",
    "二、三级医院开设门诊",  # the levels two and three
    "三甲医院帮扶",
    "（试行）",
    "附件1",
    "任务一览表",
    "任务一共三项",
]
# The labels of a document, and their paths; 2.7 where (七) is the first item of 二 (rule 2).
PATHS = [
    (["一、", "(一)", "(二)", "二、", "(三)"], ["1", "1.1", "1.2", "2", "2.3"]),
    (["一、", "1.", "2.", "二、", "3."], ["1", "1.1", "1.2", "2", "2.3"]),  # (一) left out
    (
        ["第一章", "第一节", "一、", "（一）", "1.", "（1）", "①"],
        ["1", "1.1", "1.1.1", *(f"1.1.1{'.1' * n}" for n in range(1, 5))],
    ),
    (["第一章", "第一条", "第二章", "第二条"], ["1", "1.1", "2", "2.2"]),  # articles count through
    (["一、", "(一)", "(一)"], ["1", "1.1", "1.1b"]),  # a numeral printed twice
    (["(一)", "(二)"], ["1", "2"]),
    (["一、", "任务一：", "1.", "任务二：", "1."], ["1", "1.1", "1.1.1", "1.2", "1.2.1"]),
    (["(一)", "任务1：", "任务2："], ["1", "1.1", "1.2"]),
]


@pytest.mark.parametrize(("line", "printed", "number"), LABELS)
def test_label_is_read(line: str, printed: str, number: int) -> None:
    label = match_label(line)
    assert label is not None
    assert (label.printed, label.number) == (printed, number)


@pytest.mark.parametrize("line", NO_LABELS)
def test_other_words_are_no_label(line: str) -> None:
    assert match_label(line) is None


@pytest.mark.parametrize(("labels", "paths"), PATHS)
def test_path_follows_the_printed_numerals(labels: list[str], paths: list[str]) -> None:
    maker = PathMaker()
    found = [label for text in labels if (label := match_label(f"{text}甲乙丙"))]
    assert [maker.add(label)[0] for label in found] == paths
