"""Printed indicators: one measure under many wordings, and never two measures as one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.lexicon import load_words
from etl.resolve.indicators import find_indicator, list_fitting

ENTRIES = load_words("indicators")["indicators"]
SAME = [
    # Places and the words of reaching it do not matter.
    ("县域内就诊率", "%", "county-visit-rate"),
    ("旗域内就诊率", "%", "county-visit-rate"),
    ("区内就诊率", "%", "county-visit-rate"),
    ("医共体所在县域内就诊率", "%", "county-visit-rate"),
    ("力争全市县域内就诊率达到", "%", "county-visit-rate"),
    ("高新区、示范区内就诊率", "%", "county-visit-rate"),
    ("2024年、2025年县域内就诊率", "%", "county-visit-rate"),  # when it is due is no part of it
    ("2.县域内就诊率2025年", "%", "county-visit-rate"),  # nor is its place in a list
    ("湘西土家族苗族自治州县域内就诊率", "%", "county-visit-rate"),
    ("县域住院率", "%", "county-inpatient-rate"),
    ("基层医疗卫生机构诊疗量占比", "%", "primary-visit-rate"),
    ("县域内基层医疗卫生机构门急诊占比", "%", "primary-visit-rate"),
    # 公立, 综合 and 医疗机构 do not make another measure; the level does.
    ("三级公立医疗机构预约率", "%", "appointment-rate-tertiary"),
    ("三级医院门诊预约诊疗率", "%", "appointment-rate-tertiary"),
    ("二级公立医院预约诊疗率", "%", "appointment-rate-secondary"),
    ("门诊预约诊疗率", "%", "appointment-rate"),
    # An average over hospitals is not what each must reach.
    ("三级医院电子病历应用水平平均级别", "级", "emr-average-level-tertiary"),
    ("三级医院电子病历应用水平分级评价", "级", "emr-level-tertiary"),
    # Per head of population.
    ("每千常住人口执业（助理）医师数", "人", "physicians-per-1000"),
    ("每千人口卫生技术人员数", "人/千人口", "health-technicians-per-1000"),
    ("每万名居民拥有的合格全科医生数", "名", "gps-per-10000"),
    ("每万人口全科医生", "人", "gps-per-10000"),
    # A share is a share in many words.
    ("公立医院医疗服务收入占医疗收入的比例", "%", "service-revenue-share"),
    ("医务性收入占比", "%", "service-revenue-share"),
    ("检查和化验收入占医疗总收入的比重", "%", "test-revenue-share"),
    ("DRG/DIP 付费医疗机构覆盖率", "%", "case-payment-institution-coverage"),
    ("每年开展专项督查", "次/年", "special-inspections"),
    ("医护比", "1:x", "doctor-nurse-ratio"),
    ("签约率", None, "contract-rate"),  # a unit that is not known is not held against it
]
APART = [
    ("住院率", "%"),  # of whom, where?
    ("就诊率", "%"),
    ("城区居民签约率", "%"),  # a part of the residents
    ("老年人家庭医生签约率", "%"),
    ("一级医院预约诊疗率", "%"),
    ("三级和二级医院预约诊疗率", "%"),
    ("三级中医医院平均住院日", "天"),
    ("县域内就诊率", "人次"),  # the unit is another measure's
    ("县域外就诊率提高幅度", "%"),
    ("政策范围内住院费用报销比例", "%"),  # employees' or residents'?
    ("满意度", "%"),
    ("本科以上学历", "%"),  # of whom?
    ("重大慢性病过早死亡率比2020年降低", "%"),  # by how much, not to what
    ("签约率、履约率和续约率", "%"),
    ("高血压和糖尿病患者规范管理率", "%"),
    ("聘期", "年"),
    ("床位数", "%"),
    ("门诊次均费用", "元"),  # the cost, not its growth
    ("", "%"),
]


@pytest.mark.parametrize(("printed", "unit", "indicator"), SAME)
def test_one_measure_is_found_under_many_wordings(printed: str, unit: str | None, indicator: str) -> None:
    assert find_indicator(printed, unit) == indicator


@pytest.mark.parametrize(("printed", "unit"), APART)
def test_what_no_entry_says_exactly_is_none(printed: str, unit: str) -> None:
    assert find_indicator(printed, unit) is None


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda e: str(e["id"]))
def test_each_name_and_alias_finds_its_own_entry_and_fits_no_other(entry: dict[str, str]) -> None:
    for name in (entry["name"], *entry["aliases"]):
        assert find_indicator(name, entry["unit"]) == entry["id"]
        assert list_fitting(name) == {entry["id"]}


@settings(deadline=None, derandomize=True)
@given(
    st.lists(
        st.sampled_from(["县域内", "三级医院", "二级", "预约", "就诊率", "平均", "住院", "日", "居民", "率", "的"]),
        max_size=6,
    )
)
def test_no_wording_fits_two_entries(words: list[str]) -> None:
    assert len(list_fitting("".join(words))) <= 1
