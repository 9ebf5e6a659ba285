"""Headings, and where the items of a document begin and end."""

import pytest

from etl.lines import split_lines
from etl.parse.clauses import find_clauses, find_heading

LONG = "到年底实现全县所有乡镇卫生院都能开展超声和心电检查，群众在家门口就能查"
HEADINGS = [
    ("统一药房。各卫生院执行同一目录。", True, "统一药房"),
    ("统一药房", True, "统一药房"),
    ("统一药房：", True, "统一药房"),
    ("统一药房。", False, "统一药房"),  # its text stands on the next line
    ("统一药房:各卫生院执行同一目录。", True, "统一药房"),
    (f"{LONG}。", True, None),  # one long sentence has no heading
    (f"{LONG}。(县卫健局负责)", True, None),  # a bracket of duties does not make it two
    ("开设夜间门诊。(县医院)", True, "开设夜间门诊"),
    ("开设夜间门诊(县医院负责)", False, "开设夜间门诊"),  # the bracket is no part of the heading
    ("规范、统一,分级管理。各院照此执行。", True, "规范、统一,分级管理"),
    ("培训、考核，持证上岗。", True, None),  # a comma makes a short sentence one
    ("统一药房:一本目录管到底。", False, "统一药房:一本目录管到底"),  # its items stand below
    ("统一药房（县卫健局、县医保局）。各卫生院执行同一目录。", True, "统一药房"),
    ("考核内容：包括药房、检验、护理和病案四项，每项二十五分，由县卫健局组织。", True, "考核内容"),
    ("", True, None),
]
# Lines of a body, and the path of each clause.
BODIES = [
    (["序言。", "一、目标", "二、任务", "(一)甲。乙。"], ["0", "1", "2", "2.1"]),
    (["一、任务", "(一)甲。乙。(县医院负责)", "各单位要认真落实。"], ["1", "1.1", "end"]),
    (["一、任务", "(一)甲。乙。", "牵头单位：县医院", "完成时限：6月底前", "各单位要认真落实。"], ["1", "1.1", "end"]),
    (["一、任务", "(一)甲。", "第一段。(县医院负责)", "第二段。(县医保局负责)"], ["1", "1.1"]),  # not cut at the first
    (["一、任务", "甲。", "附件：1.某表"], ["1", "end"]),
    (["一、任务", "甲。", "（联系人：王砚；联系电话：123）"], ["1", "end"]),
    (["一、任务", "甲。", "公开方式：主动公开"], ["1", "end"]),
    (["没有编号的短文。"], ["0"]),
]


@pytest.mark.parametrize(("text", "alone", "heading"), HEADINGS)
def test_heading_is_the_words_before_the_first_stop(text: str, alone: bool, heading: str | None) -> None:
    assert find_heading(text, alone) == heading


@pytest.mark.parametrize(("body", "paths"), BODIES)
def test_clauses_of_a_body(body: list[str], paths: list[str]) -> None:
    assert [c.path for c in find_clauses(list(split_lines("\n".join(body))))] == paths


def test_a_long_item_over_items_of_its_own_has_a_heading() -> None:
    lines = list(split_lines("(一)优化布局，加强人才队伍建设，推进服务能力现代化。\n1.建院。分两期。"))
    assert find_clauses(lines)[0].heading == "优化布局，加强人才队伍建设，推进服务能力现代化"


def test_articles_of_a_regulation_have_no_heading() -> None:
    lines = list(split_lines("第一章 总则\n第一条 本办法适用于各院。\n第二条 各院照此执行。不得变通。"))
    assert [c.heading for c in find_clauses(lines)] == ["总则", None, None]
