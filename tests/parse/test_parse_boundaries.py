"""Where the documents of one source begin: titles, marks and lists of attachments."""

import pytest

from etl.lines import split_lines
from etl.parse.attachments import read_list
from etl.parse.boundaries import split_parts

NOTICE = ["关于印发望澜县控烟实施方案的通知", "各乡镇：", "现将方案印发给你们。"]
SIGNED = [*NOTICE, "望澜县卫生健康局", "2023年6月30日"]
PLAN = ["一、目标", "二、任务"]
# Lines of a list of attachments, and its entries.
LISTS = [
    (["附件：望澜县控烟实施方案", "", "望澜县卫生健康局"], ("望澜县控烟实施方案",)),
    (["附件：1.控烟方案", "2.控烟名单", "望澜县卫生健康局"], ("控烟方案", "控烟名单")),
    (["附件：1.控烟方案2.控烟名单"], ("控烟方案", "控烟名单")),
    (["附件：", "1.控烟方案；", "2.控烟名单。"], ("控烟方案", "控烟名单")),
    (["附件1：控烟方案", "附件2：控烟名单", "望澜县卫生健康局"], ("控烟方案", "控烟名单")),
    (["附件：1.望澜县公共场所", "控烟名单", "2.控烟方案"], ("望澜县公共场所控烟名单", "控烟方案")),  # runs on
]
# The lines of a source, and the titles of its documents.
SOURCES = [
    ([*SIGNED, "望澜县控烟实施方案", *PLAN], ["望澜县控烟实施方案"]),
    ([*SIGNED, "附件", "望澜县控烟", "实施方案", *PLAN], ["望澜县控烟实施方案"]),
    ([*SIGNED, "附 件 1", "望澜县控烟实施方案", *PLAN], ["望澜县控烟实施方案"]),
    ([*SIGNED, "附件：望澜县控烟实施方案", *PLAN], ["望澜县控烟实施方案"]),  # mark and title on one line
    ([*SIGNED, "（附件1）", "望澜县控烟实施方案（试行）", *PLAN], ["望澜县控烟实施方案（试行）"]),
    ([*NOTICE, "望澜县控烟实施方案", *PLAN], ["望澜县控烟实施方案"]),  # announced by the notice's title
    ([*SIGNED, "为减少吸烟，制定本方案。", *PLAN], ["望澜县控烟实施方案"]),  # its title is left out
    ([*SIGNED, "附件1", "控烟标准", "和评价办法", "一、总分"], ["控烟标准和评价办法"]),
    ([*SIGNED, "附表", "控烟得分表"], ["控烟得分表"]),  # 附表 is neither a mark nor a title
    (NOTICE, []),
    (
        [
            *SIGNED,
            "望澜县控烟实施方案",
            *PLAN,
            "控烟任务分工表",
            "序号\t任务\t责任单位",
            "1\t宣传\t县医院",
            "2\t劝阻\t县疾控中心",
        ],
        ["望澜县控烟实施方案", "控烟任务分工表"],
    ),  # a ledger behind the plan, without a mark
    (
        [
            *SIGNED,
            "望澜县控烟实施方案",
            "一、任务",
            "控烟任务分工表",
            "序号\t任务\t责任单位",
            "1\t宣传\t县医院",
            "二、要求",
        ],
        ["望澜县控烟实施方案"],
    ),  # the plan goes on behind it
    ([*SIGNED, "附件：名词解释", "1.无烟单位：室内不吸烟的单位。", "2.控烟员：劝阻吸烟的人。"], ["名词解释"]),
]


@pytest.mark.parametrize(("lines", "titles"), LISTS)
def test_list_of_attachments(lines: list[str], titles: tuple[str, ...]) -> None:
    listed = read_list([line for line in split_lines("\n".join(lines)) if line.text], 0)
    assert listed is not None
    assert listed.titles == titles


@pytest.mark.parametrize(("lines", "titles"), SOURCES)
def test_documents_of_a_source(lines: list[str], titles: list[str]) -> None:
    parts = split_parts(list(split_lines("\n".join(lines))))
    assert [p.title for p in parts] == [NOTICE[0], *titles]


@pytest.mark.parametrize(
    "lines",
    [
        ["关于印发望澜县控烟实施方案", "的通知"],  # the first line alone would be a plan
        ["望澜县卫生健康局文件", "关于印发望澜县控烟实施方案的通知"],  # a letterhead is no title
        ["关于印发望澜县控烟", "实施方案的通知（望卫发〔2023〕1号）"],  # the number in brackets is none, either
        ["关于印发望澜县控烟实施方案的通", "知"],
        ["关于印发望澜县控烟实施方案的通知", "关于印发望澜县控烟实施方案的通知"],  # the page prints it, too
        ["望卫发〔2023〕1号《关于印发望澜县控烟实施方案的通知》", "关于印发望澜县控烟实施方案的通知"],
        ["目录", "关于印发望澜县控烟实施方案的通知"],
    ],
)
def test_title_over_several_lines(lines: list[str]) -> None:
    parts = split_parts(list(split_lines("\n".join([*lines, "各乡镇：", "请照办。"]))))
    assert parts[0].title == "关于印发望澜县控烟实施方案的通知"


def test_what_a_notice_issues_need_be_of_no_known_kind() -> None:
    lines = ["关于印发《望澜县控烟员须知》的通知", *SIGNED[1:], "望澜县控烟员须知", *PLAN]
    assert [p.title for p in split_parts(list(split_lines("\n".join(lines))))] == [lines[0], "望澜县控烟员须知"]
