"""Who gets a duty by an invented sentence: L leads, S supports, R is responsible; and who does not."""

import pytest

from etl.extract.facts import extract_facts
from etl.extract.prose_duties import find_prose_duties
from etl.extraction_json import describe_extraction
from etl.parse.outline import read_outline

SENTENCES = [
    ("县财政局负责落实补助。", "R县财政局"),
    ("县财政局要落实补助。", "R县财政局"),
    ("省卫生健康委应当制定办法。", "R省卫生健康委"),
    ("县级卫生健康行政部门负责监管。", "R县级卫生健康行政部门"),
    ("区卫生健康委员会承担日常工作。", "R区卫生健康委员会"),  # not 区卫生健康委
    ("县卫健局、县医保局和县财政局要加强协作。", "R县卫健局 R县医保局 R县财政局"),
    ("县卫健局牵头，县医保局、县财政局配合，年内办结。", "L县卫健局 S县医保局 S县财政局"),
    ("药品目录由县医保局牵头制定。", "L县医保局"),
    ("超支部分由县医保局会同县财政局负责核定。", "R县医保局 R县财政局"),
    ("县卫健局会同县财政局制定办法。", "R县卫健局 R县财政局"),
    ("各县(市、区)政府要落实投入责任。", "R各县(市、区)政府"),
    ("区人社局人社部门要放开岗位。", "R区人社局"),
    ("日常工作由望澜县疾病预防控制局承担。", "R望澜县疾病预防控制局"),
    ("费用由患者和县域医共体承担。", ""),
    ("县医院负责技术指导。", "R县医院"),
    ("县医院要改善环境。", ""),  # what the order is about
    ("各地要落实投入责任。各部门要密切配合。", ""),  # nobody in particular
    ("对县财政局要加强监督。", ""),  # an object
    ("与县医保局签订协议，县域医共体要按月结算。", ""),
    ("按照县卫健局要求，完成整改。", ""),  # another word
    ("县卫健局要求各院自查。", ""),
    ("县卫健局负责人参加会议。", ""),
    ("组建2个由县中医院牵头的中医联盟。", ""),  # what the thing is like
    ("市场监管部门要加强抽检。区域医疗中心要扩容。", ""),
    ("县卫健局局长要带头宣讲。", ""),  # an official
    ("市、县财政局负责拨付。", ""),  # half a name is none
    ("一是县财政局负责拨付。", "R县财政局"),
    ("县政府办公室负责督办。", "R县政府办公室"),
]


@pytest.mark.parametrize(("text", "bodies"), SENTENCES)
def test_bodies_with_a_duty(text: str, bodies: str) -> None:
    found = find_prose_duties(text)
    assert " ".join(f"{n.role[0].upper()}{n.text}" for n in found) == bodies
    assert all(text[n.start : n.end] == n.text for n in found)


def test_duties_stand_behind_the_bracket() -> None:
    item = "（一）控烟。县教育局负责进校宣传。由县卫健局牵头监测。（县卫健局负责）"
    (task,) = extract_facts(read_outline(f"砚溪县控烟实施方案\n一、重点任务\n{item}")).tasks
    assert [(a.printed_name, a.position) for a in task.assignments] == [("县卫健局", 1)]
    assert [(a.printed_name, a.role, a.position) for a in task.duties] == [("县教育局", "responsible", 2)]


def test_json_lists_duties_only_where_there_are_any() -> None:
    text = "砚溪县控烟实施方案\n一、重点任务\n（一）宣传。县教育局负责进校宣传。\n（二）监测。监测吸烟率。"
    first, second = describe_extraction("x", extract_facts(read_outline(text)))["tasks"]
    assert first["organizations"] == []
    assert first["duties"] == [{"name": "县教育局", "role": "responsible"}]
    assert "duties" not in second
