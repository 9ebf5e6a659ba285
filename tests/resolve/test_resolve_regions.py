"""Places: which one a name means, what is above it, and its English name."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.resolve.place_names import say_whose, split_zones
from etl.resolve.regions import Region, find_named, find_region, list_ancestors, load_register, name_in_english

CODES = [
    ("义乌市", "", "330782"),
    ("北京市", "", "110000"),  # the register has it a second time, as its own prefecture
    ("湘西土家族苗族自治州", "", "433100"),
    ("湘西自治州", "", "433100"),  # without its peoples
    ("湘西州", "", "433100"),
    ("长阳县", "", "420528"),  # an autonomous county
    ("鼓楼区", "江苏省南京市", "320106"),  # four cities have one; the text says whose
    ("鼓楼区", "", "000000"),  # and here it does not
    ("云泽市", "", "000000"),  # a place that never was
    ("临沂经开区", "", "371300"),  # a zone hangs on the place around it
]
ENGLISH = [
    ("义乌市", "Yiwu City"),
    ("陕西省", "Shaanxi Province"),
    ("内蒙古自治区", "Inner Mongolia Autonomous Region"),
    ("广西壮族自治区", "Guangxi Zhuang Autonomous Region"),
    ("湘西土家族苗族自治州", "Xiangxi Tujia and Miao Autonomous Prefecture"),
    ("积石山保安族东乡族撒拉族自治县", "Jishishan Bonan, Dongxiang and Salar Autonomous County"),
    ("乌拉特前旗", "Urad Front Banner"),
    ("延安市", "Yan'an City"),  # an apostrophe parts the syllables
    ("吕梁市", "Lüliang City"),
    ("长治市", "Changzhi City"),  # not zhang
    ("朝阳市", "Chaoyang City"),  # not zhao
    ("六安市", "Lu'an City"),  # as only this city is read
    ("单县", "Shan County"),
    ("云泽市", "Yunze City"),
    ("高新区", "High-tech Zone"),  # a rank without a name
    ("临沂高新技术产业开发区", "Linyi High-tech Industrial Development Zone"),
    ("云泽市高新区", "Yunze City High-tech Zone"),
    ("甲山经济开发区乙水生态示范区", "Jiashan Economic Development Zone and Yishui Ecological Demonstration Zone"),
]


@pytest.mark.parametrize(("name", "context", "code"), CODES)
def test_a_name_is_a_place(name: str, context: str, code: str) -> None:
    region = find_region(name, context)
    assert region is not None
    assert region.region_id.split("-")[0] == code


def test_no_name_is_no_place() -> None:
    assert find_region(None) is None


def test_a_county_that_is_not_known_is_no_zone_of_a_place_with_a_like_name() -> None:
    region = find_region("长宁新县")
    assert region is not None
    assert (region.level, region.parent_id) == ("county", None)


def test_a_district_of_a_municipality_is_under_it_once() -> None:
    region = find_region("海淀区")
    assert region is not None
    assert [r.name for r in list_ancestors(region)] == ["北京市"]


def test_each_name_of_the_register_is_found_and_has_an_english_name() -> None:
    for region in load_register().values():
        assert region in find_named(region.name)
        assert name_in_english(region.name).isascii() or "ü" in name_in_english(region.name)


@pytest.mark.parametrize(("name", "english"), ENGLISH)
def test_a_place_has_an_english_name(name: str, english: str) -> None:
    assert name_in_english(name) == english


@pytest.mark.parametrize(
    ("name", "whose"),
    [
        ("义乌市", "Yiwu Municipal"),
        ("陕西省", "Shaanxi Provincial"),
        ("单县", "Shan County"),
        ("阿拉善盟", "Alxa League"),
    ],
)
def test_a_place_stands_before_its_bodies(name: str, whose: str) -> None:
    assert say_whose(name) == whose


@settings(deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(["甲山高新区", "乙水经济开发区", "丙谷生态示范区"]), min_size=1, max_size=3))
def test_zones_that_are_named_together_are_parted_and_lose_nothing(zones: list[str]) -> None:
    assert split_zones("".join(zones)) == zones


@settings(deadline=None, derandomize=True)
@given(st.text(st.sampled_from("甲乙长安市县区旗盟州省高新自治族"), min_size=1, max_size=10))
def test_no_name_raises(name: str) -> None:
    assert isinstance(find_region(name), Region)
    assert name_in_english(name)
