"""Ledgers: columns by their names, groups by numbers, titles and sections."""

import pytest

from etl.lines import split_lines
from etl.parse.columns import find_header, read_columns
from etl.parse.groups import Anchor, assign_groups, join_titles
from etl.parse.ledger import read_ledger

# A header, and the column of each role.
COLUMNS = [
    ("序号 重点任务 具体工作 牵头部门 配合部门", {"number": 0, "group": 1, "measure": 2, "lead": 3, "support": 4}),
    ("序号 任务分工 完成时限 责任科室", {"number": 0, "measure": 1, "due": 2, "responsible": 3}),
    ("责任单位（牵头） 重点任务 具体举措", {"lead": 0, "group": 1, "measure": 2}),  # another order
    ("类别 重点任务 工作内容 责任单位", {"group": 1, "measure": 2, "responsible": 3}),  # the column next to it
    ("序号 工作内容 具体措施 责任单位", {"number": 0, "group": 1, "measure": 2, "responsible": 3}),
    ("重点任务 序号 具体措施 责任单位", {"group": 0, "measure": 2, "responsible": 3}),  # it counts measures
    ("序号 存在问题 整改措施 责任科室 责任领导", {"number": 0, "group": 1, "measure": 2, "responsible": 3}),
    (
        "序号 改革任务 成果形式 工作举措 主管部门 协办单位",
        {"number": 0, "group": 1, "measure": 3, "responsible": 4, "support": 5},
    ),
    ("序号 重点任务 分值 责任单位 完成时限", {"number": 0, "measure": 1, "responsible": 3, "due": 4}),  # points beside
    ("任务 牵头单位及责任人 责任领导 完成情况", {"measure": 0, "lead": 1}),  # bodies with persons, persons, a report
]
NO_COLUMNS = [
    "指标名称 单位 基期值 2023年 2025年",
    "序号 医院名称 得分 等次",
    "姓名 单位及职务 电话",
    "序号 单位名称 编制数",
    "一级指标 二级指标 分值 评分标准 责任单位",
    "年份 床位数",
]
HEAD = "序号\t重点任务\t具体措施\t责任单位"
# The rows of a ledger, and the group and the measure of each.
LEDGERS = [
    ("1\t控烟\t子。\t县院|\t\t丑。\t县局|2\t减盐\t寅。\t县院", ["1 子。", "1 丑。", "2 寅。"]),
    (
        "\t控烟。\t子。\t县院|1\t\t丑。\t|2\t减盐。\t寅。\t",
        ["1 子。", "1 丑。", "2 寅。"],
    ),  # printed on its second row
    (
        "1\t控烟\t子。\t县院|2\t\t丑。\t县院|3\t减盐\t寅。\t县院",
        ["1 子。", "2 丑。", "3 寅。"],
    ),  # numbers count rows
    (
        "\t控烟\t子。\t县院|\t控烟\t丑。\t县院|\t减盐\t寅。\t县院",
        ["1 子。", "1 丑。", "2 寅。"],
    ),  # repeated titles
    ("一、近期|1\t控烟\t子。\t县院|二、远期|1\t减盐\t丑。\t县院", ["1.1 子。", "2.1 丑。"]),  # numbers begin anew
    ("一、近期|1\t控烟\t子。\t县院|二、远期|2\t减盐\t丑。\t县院", ["1 子。", "2 丑。"]),  # numbers count through
    (f"1\t控烟\t子。\t县院|{HEAD}|2\t减盐\t丑。\t县院", ["1 子。", "2 丑。"]),  # the header again on the next page
    ("（一）\t控烟\t子。\t县院|（二）\t减盐\t丑。\t县院", ["1 子。", "2 丑。"]),
    (
        "1\t控烟\t子。\t县院|\t\t建立巡查登记制度。\t县局|2\t完善减盐制度\t寅。\t县院",
        ["1 子。", "1 建立巡查登记制度。", "2 寅。"],
    ),  # a word in common with the next title
    (
        "1\t控烟\t子。\t县院|\t\t\t|\t\t推行食堂减盐餐。\t县局|2\t食堂减盐\t寅。\t县院",
        ["1 子。", "2 推行食堂减盐餐。", "2 寅。"],
    ),  # clearly of the next title
    (
        "1\t控烟\t子。\t县医院|丑。\t县卫健局|2\t减盐\t寅。\t县医院",
        ["1 子。", "1 丑。", "2 寅。"],
    ),  # merged cells left out
    ("1\t控烟\t子。|2\t减盐\t丑。", ["1 子。", "2 丑。"]),  # empty cells at the end left out
    ("1\t控烟\t子。\t县院|合计\t1项\t共一项。\t", ["1 子。"]),  # a sum is no measure
]


@pytest.mark.parametrize(("header", "roles"), COLUMNS)
def test_columns(header: str, roles: dict[str, int]) -> None:
    columns = read_columns(header.split(" "))
    assert columns is not None
    assert dict(columns.roles) == roles


@pytest.mark.parametrize("header", NO_COLUMNS)
def test_another_table_is_no_ledger(header: str) -> None:
    assert read_columns(header.split(" ")) is None


def test_header_over_two_lines() -> None:
    lines = list(split_lines("重点任务\t具体措施\t责任分工\t\n\t\t牵头单位\t配合单位\n控烟\t子。\t县院\t县局"))
    found = find_header(lines)
    assert found is not None
    assert found[0] == 2
    assert dict(found[1].roles) == {"group": 0, "measure": 1, "lead": 2, "support": 3}


@pytest.mark.parametrize(("rows", "groups"), LEDGERS)
def test_groups_of_a_ledger(rows: str, groups: list[str]) -> None:
    ledger = read_ledger(list(split_lines("\n".join([HEAD, *rows.split("|")]))), {})
    assert ledger is not None
    assert [f"{row.group} {row.cells['measure'].text}" for row in ledger.rows] == groups


def test_a_merged_title_names_every_number_beside_it() -> None:
    anchors = [Anchor(1, "控烟"), Anchor(2, None), Anchor(3, "减盐")]
    assert join_titles(anchors) == {1: "控烟", 2: "控烟", 3: "减盐"}


def test_a_title_cut_over_rows_is_one() -> None:
    anchors = [Anchor(None, "深化服务价格改"), Anchor(1, None), Anchor(None, "革。"), Anchor(2, "统一药房。")]
    assert join_titles(anchors) == {1: "深化服务价格改革", 2: "统一药房"}


def test_siblings_decide_where_a_row_without_number_belongs() -> None:
    anchors = [Anchor(1, "控烟"), Anchor(None, None), Anchor(2, "减盐")]
    measures = ["建档案", "配眼镜", "查视力"]
    texts = {1: "建档案。", 2: "配眼镜，查视力。"}
    assert assign_groups(anchors, {1: "控烟", 2: "减盐"}, measures, texts) == [1, 2, 2]
    assert assign_groups(anchors, {1: "控烟", 2: "减盐"}, measures, {}) == [1, 1, 2]  # as a reader takes a merged cell


def test_sections_are_the_tasks_of_a_table_without_numbers_and_titles() -> None:
    rows = "具体措施\t责任单位\n一、近期\n子。\t县院\n丑。\t县院\n二、远期\n寅。\t县院"
    ledger = read_ledger(list(split_lines(rows)), {})
    assert ledger is not None
    assert dict(ledger.titles) == {"1": "近期", "2": "远期"}
    assert [row.group for row in ledger.rows] == ["1", "1", "2"]


def test_labels_before_titles_number_the_groups() -> None:
    text = "类别\t工作任务\t责任单位\n一、减盐\t1.称盐\t县局\n\t2.记盐\t县局\n二、控烟\t3.劝阻\t县院"
    ledger = read_ledger(list(split_lines(text)), {})
    assert ledger is not None
    assert dict(ledger.titles) == {"1": "减盐", "2": "控烟"}
    assert [row.group for row in ledger.rows] == ["1", "1", "2"]


def test_a_measure_names_its_task_where_no_other_column_does() -> None:
    ledger = read_ledger(
        list(split_lines("序号\t工作内容\t责任单位\n1\t称盐。\t县局\n2\t记盐。\t县局\n\t查盐。\t县局")), {}
    )
    assert ledger is not None
    assert dict(ledger.titles) == {"1": "称盐"}  # two measures name nothing
