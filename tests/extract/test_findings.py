"""Contradictions written into invented sets of documents, and near misses that are none."""

from etl.extract.facts import extract_facts
from etl.model import Extraction
from etl.parse.outline import read_outline

LIST = """砚溪县2024年深化医改重点工作任务
一、重点任务
（一）稳住村医队伍。落实村医养老保障政策，按月发放村医岗位补助。（县卫生健康局、县财政局负责）
（二）建好检验中心。统一配置检验设备，实现检验结果当日回传。（县医保局、县卫健局负责）
附件：砚溪县2024年深化医改重点工作任务台账
附件
砚溪县2024年深化医改重点工作任务台账
序号\t重点任务\t工作措施\t牵头部门\t配合部门
1\t稳住村医队伍\t落实村医养老保障政策，按季发放村医岗位补助。\t县卫健局\t县财政局
2\t建好检验中心\t统一配置检验设备，实现检验结果当日回传。\t县医保局\t县发改局
"""


def read(text: str) -> Extraction:
    return extract_facts(read_outline(text))


def kinds(text: str) -> list[str]:
    return [f.kind for f in read(text).findings]


def test_list_and_ledger_are_compared() -> None:
    found = read(LIST).findings
    assert sorted(f.kind for f in found) == ["bodies", "names", "wording"]
    assert {f.kind: f.note for f in found} == {
        "wording": "任务清单与台账对同一事项用词不同：“月”与“季”",
        "bodies": "同一任务的责任单位在清单与台账中不同：清单另有“县卫健局”；台账另有“县发改局”",
        "names": "同一机构有两种写法：“县卫生健康局”与“县卫健局”",
    }


def test_both_places_can_be_reread() -> None:
    extraction = read(LIST)
    clauses = {(d.key, c.path): c for d in extraction.outline.documents for c in d.clauses}
    for f in extraction.findings:
        one, other = clauses[f.doc, f.path], clauses[f.other_doc, f.other_path]
        assert one.start <= f.start < f.end <= one.end
        assert other.start <= f.other_start < f.other_end <= other.end


def test_a_ledger_that_repeats_its_list_contradicts_nothing() -> None:
    same = LIST.replace("按季", "按月").replace("县发改局", "县卫健局").replace("县卫生健康局", "县卫健局")
    assert kinds(same) == []


PLAN = "汀南市卫生健康工作方案\n一、重点任务\n（一）推进改革。"


def test_number_and_plan_period() -> None:
    assert kinds(f"{PLAN}落实《汀南市“十四五”医改规划》（汀府发〔2017〕15号）。\n") == ["number_year"]
    assert kinds(f"{PLAN}落实《汀南市“十四五”医改规划》（汀府发〔2021〕15号）。\n") == []
    assert kinds(f"{PLAN}落实《汀南市2022年深化医改重点工作任务》（汀医改发〔2019〕3号）。\n") == ["number_year"]
    assert kinds(f"{PLAN}落实《汀南市2022年深化医改重点工作任务》（汀医改发〔2021〕3号）。\n") == []


def test_slogan_and_its_list() -> None:
    assert kinds(f"{PLAN}实行行政、人员、财务、业务、药械、信息“七统一”。\n") == ["count"]
    assert kinds(f"{PLAN}实行行政、人员、财务、业务、药械、信息“六统一”。\n") == []
    # An open list and a list of something else say nothing of the number.
    assert kinds(f"{PLAN}实行行政、人员、财务等“七统一”。\n") == []
    assert kinds(f"{PLAN}建好胸痛、卒中、创伤“五大中心”。\n") == []


SET = """汀南市人民政府关于印发汀南市深化医改行动方案的通知
汀府发〔2023〕4号
各县（区）人民政府：
现将《汀南市深化{announced}行动方案》印发给你们，请认真执行。
汀南市人民政府
2023年5月6日
附件：1.汀南市深化医改行动方案
2.汀南市村医队伍建设实施方案
附件1
汀南市深化医改行动方案
一、重点任务
（一）稳住网底。到2025年，村医持证上岗比例达到90%。
附件2
汀南市村医队伍建设实施方案
一、重点任务
（一）提高水平。到{year}年，村医持证上岗比例达到{share}%。
"""


def test_two_documents_of_one_set() -> None:
    assert kinds(SET.format(announced="医改", year=2025, share=85)) == ["value"]
    assert kinds(SET.format(announced="医改", year=2024, share=90)) == ["due"]
    assert kinds(SET.format(announced="医改", year=2025, share=90)) == []
    assert kinds(SET.format(announced="医药改革", year=2025, share=90)) == ["title"]


def test_names_side_by_side_are_two_bodies() -> None:
    """Names in one list, or those of a body and of its successor, are no two names of one."""
    head = "砚溪县2017年重点工作任务\n一、任务\n"
    assert "names" not in kinds(f"{head}（一）定价。重新定价。（县发改委、县发展改革委负责）\n")
    assert "names" not in kinds(f"{head}（一）定价。重新定价。（县发改委）\n（二）公示。公示价格。（县物价局）\n")
    assert "names" in kinds(f"{head}（一）定价。重新定价。（县发改委）\n（二）公示。公示价格。（县发展改革委）\n")
