"""What a title says: kind, years, place."""

import pytest

from etl.parse.outline import read_outline
from etl.parse.places import find_frequent_place, find_place
from etl.parse.titles import find_kind, find_period

KINDS = [
    ("关于印发砚溪县控烟实施方案的通知", "notice"),
    ("关于2023年评价结果的通报", "notice"),
    ("砚溪县控烟实施方案（试行）", "plan"),
    ("砚溪县控烟三年行动计划(2021-2023年)", "plan"),
    ("临澜省“十四五”控烟规划", "plan"),
    ("关于推进控烟工作的实施意见", "plan"),
    ("2024年全市卫生健康工作要点", "work_points"),
    ("砚溪县控烟2024年重点工作任务", "task_list"),
    ("2014年控烟主要工作安排", "task_list"),
    ("砚溪县控烟重点任务台账", "ledger"),
    ("砚溪县控烟责任清单", "annex"),
    ("砚溪县控烟管理办法", "annex"),
    ("砚溪县控烟实施细则", "annex"),  # a regulation, not a plan
    ("砚溪县：烟少了，咳嗽少了", None),
]
PERIODS = [
    ("砚溪县2024年工作要点", ("2024", "2024")),
    ("砚溪县2024年度工作要点", ("2024", "2024")),
    ("行动计划（2021—2023年）", ("2021", "2023")),
    ("行动计划(2021年-2023年)", ("2021", "2023")),
    ("临澜省“十四五”控烟规划", ("2021", "2025")),
    ("临澜省十三五时期控烟规划", ("2016", "2020")),
    ("《甲方案（2021—2023年）》《乙2021年要点》的通知", (None, None)),  # more than one period
    ("2017乡镇控烟方案", ("2017", "2017")),  # 年 is left out
    ("砚溪县控烟实施方案", (None, None)),
]
PLACES = [
    ("望澜县控烟实施方案", "望澜县"),
    ("关于印发望澜县控烟实施方案的通知", "望澜县"),
    ("霁川市卫生健康委关于印发2024年全市工作要点的通知", "霁川市"),  # nothing after 印发 but 全市
    ("临澜省霁川市望澜县控烟方案", "望澜县"),  # the lowest of nested names
    ("2025年砚溪县控烟台账", "砚溪县"),
    ("临澜省人民政府办公厅关于控烟的意见", "临澜省"),
    ("中共望澜县委办公室望澜县人民政府办公室印发通知", "望澜县"),  # a body's name between
    ("望澜县财政局砚溪县财政局关于控烟的通知", "望澜县"),
    ("海南州控烟方案", "海南州"),  # short for the autonomous prefecture
    ("广州市控烟方案", "广州市"),  # 州 is a part of the name
    ("推进县域医共体建设方案", None),
    ("全市控烟方案", None),
    ("关于控烟的通知", None),
]


@pytest.mark.parametrize(("title", "kind"), KINDS)
def test_kind(title: str, kind: str | None) -> None:
    assert find_kind(title) == kind


def test_a_headline_that_tells_of_a_meeting() -> None:
    outline = read_outline("砚溪县召开控烟工作推进会\n本刊讯 6月3日，砚溪县召开会议，部署控烟工作。\n")
    assert outline.documents[0].title == "砚溪县召开控烟工作推进会"


@pytest.mark.parametrize(("title", "period"), PERIODS)
def test_period(title: str, period: tuple[str | None, str | None]) -> None:
    assert find_period(title) == period


@pytest.mark.parametrize(("title", "place"), PLACES)
def test_place(title: str, place: str | None) -> None:
    assert find_place(title) == place


def test_a_text_names_its_place_most_often() -> None:
    assert find_frequent_place("砚溪县很小。\n砚溪县在山里，全市最远。\n砚溪县有河。全市。全市。") == "砚溪县"
