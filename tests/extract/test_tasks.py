"""Which clauses order work, and what the text says about who leads."""

import pytest

from etl.extract.facts import extract_facts
from etl.extract.sections import stands_apart
from etl.extract.tasks import find_tasks
from etl.extraction_json import describe_extraction
from etl.parse.outline import read_outline

TITLE = "砚溪县控烟实施方案"
APART = [
    "总体要求",
    "指导思想",
    "主要目标",
    "工作原则",
    "2024年度任务目标",
    "实施步骤",
    "组织保障",
    "强化组织领导",
    "总体要求和工作目标",
]
WORK = ["重点任务", "加强控烟宣传", "完善监测体系", "建设无烟医院", None]
# The lines of a plan, and the paths of its tasks.
PLANS = [
    ("一、目标|甲。|二、重点任务|（一）宣传。甲。|（二）监测。乙。", "2.1 2.2"),
    ("一、重点任务|（一）宣传。|1.进校。甲。|2.进村。乙。|（二）监测。丙。", "1.1.1 1.1.2 1.2"),  # the lowest
    ("一、宣传。甲。|二、监测。乙。|三、组织保障|（一）领导。丙。", "1 2"),
    ("一、宣传。甲。|二、保障措施|（一）领导。丙。|（二）经费。丁。（责任单位：县财政局）", "1 2.2"),  # ends in units
    ("一、实施步骤|（一）动员阶段。甲。|（二）总结阶段。乙。|二、宣传。丙。", "2"),
    ("一、重点任务|（一）工作目标。甲。|（二）宣传。乙。", "1.2"),  # an aim under work
]


@pytest.mark.parametrize("heading", APART)
def test_aims_steps_and_safeguards_are_no_work(heading: str) -> None:
    assert stands_apart(heading, is_section=True)


@pytest.mark.parametrize("heading", WORK)
def test_other_headings_are_work(heading: str | None) -> None:
    assert not stands_apart(heading, is_section=True)


@pytest.mark.parametrize(("lines", "paths"), PLANS)
def test_tasks_of_a_plan(lines: str, paths: str) -> None:
    outline = read_outline("\n".join([TITLE, *lines.split("|")]))
    assert " ".join(t.path for t in find_tasks(outline)) == paths


# The lines of a plan, and the bodies of its tasks.
SHARED = [
    ("一、任务|（一）宣传|1.进校。甲。|2.进村。乙。|责任单位：县医院", "1.1.1 县医院, 1.1.2 县医院"),
    ("一、任务|任务一：宣传|1.进校。甲。|2.进村。乙。|（县医院负责）", "1.1.1 县医院, 1.1.2 县医院"),
    (
        "一、任务|（一）宣传|1.进校。甲。（县局）|2.进村。乙。|责任单位：县医院",
        "1.1.1 县局, 1.1.2 县医院",
    ),  # one of its own
    ("一、任务|（一）宣传|1.进校。甲。|2.进村。乙。（县医院负责）", "1.1.1 , 1.1.2 县医院"),  # in the item's own line
    ("一、任务|（一）进校。甲。|（二）进村。乙。|责任单位：县医院", "1.1 , 1.2 县医院"),  # items of a section
]


@pytest.mark.parametrize(("lines", "bodies"), SHARED)
def test_a_line_of_duties_behind_items_is_for_all(lines: str, bodies: str) -> None:
    outline = read_outline("\n".join([TITLE, *lines.split("|")]))
    found = [f"{t.path} {'、'.join(a.printed_name for a in t.assignments)}" for t in find_tasks(outline)]
    assert ", ".join(found) == bodies


@pytest.mark.parametrize("kind", ["控烟管理办法", "控烟得分表", "关于控烟的通知"])
def test_only_plans_points_and_lists_have_tasks(kind: str) -> None:
    assert find_tasks(read_outline(f"{kind}\n一、宣传。甲。（县卫健局负责）\n二、监测。乙。")) == ()


def roles(text: str) -> list[str]:
    return [" ".join(a.role for a in t.assignments) for t in find_tasks(read_outline(text))]


def test_first_listed_leads_from_the_note_on() -> None:
    items = ["一、甲。子。（县卫健局）", "二、乙。丑。（县医保局、县财政局，排在第一位的为牵头单位，下同）"]
    assert roles("\n".join([TITLE, *items, "三、丙。寅。（县教育局）"])) == ["responsible", "lead responsible", "lead"]


def test_a_note_outside_the_items_holds_for_all() -> None:
    assert roles(f"{TITLE}\n责任单位排在首位的为牵头单位。\n一、甲。子。（县卫健局、县医保局）") == ["lead responsible"]


def test_an_only_column_of_units_is_responsible_unless_the_first_leads() -> None:
    table = "控烟台账\n序号\t任务\t责任单位\n1\t宣传\t县卫健局、县教育局"
    assert roles(table) == ["", "responsible responsible"]
    assert roles(f"{table}\n注：排在第一位的为牵头单位。") == ["", "lead responsible"]


def test_who_answers_beside_a_leader_leads_no_measure() -> None:
    rows = "1\t宣传\t县卫健局\t县教育局\n2\t监测\t\t县疾控中心\n"
    table = f"附件\n砚溪县控烟任务分工表\n序号\t工作任务\t牵头单位\t责任单位\n{rows}"
    text = f"{TITLE}\n一、重点任务\n（一）宣传。进校。\n（二）监测。入户。\n{table}"
    tasks = describe_extraction("x", extract_facts(read_outline(text)))["tasks"]
    measures = [m for task in tasks for m in task.get("measures", [])]
    assert [m["lead"] for m in measures] == [["县卫健局"], ["县疾控中心"]]
    assert [m.get("responsible") for m in measures] == [["县教育局"], None]
