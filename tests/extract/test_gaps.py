"""What an invented source says that it has and lacks."""

import pytest

from etl.extract.facts import extract_facts
from etl.parse.outline import read_outline

NOTICE = "关于做好控烟工作的通知\n各乡镇：\n请做好控烟工作，保护群众健康。\n一、宣传。\n二、劝阻。\n"
LEDGER = "附件2\n控烟任务表\n序号\t乡镇\t场所数\n1\t东镇\t12\n"
# Lines behind a notice, and what they lack.
TEXTS = [
    ("附件：1.控烟承诺书2.控烟任务表\n3.控烟统计表\n" + LEDGER, ["控烟承诺书", "控烟统计表"]),
    ("附件1：控烟承诺书\n附件2：控烟任务表\n" + LEDGER, ["控烟承诺书"]),
    ("附件：\n1.控烟承诺书；\n2.控烟任务表。\n" + LEDGER, ["控烟承诺书"]),
    (
        "附件：控烟名词解释\n1.无烟单位：室内不吸烟的单位。\n2.控烟员：劝阻吸烟的人。\n",
        [],
    ),  # the mark over its own text
    (LEDGER, []),
]


@pytest.mark.parametrize(("behind", "lacking"), TEXTS)
def test_attachments_that_are_not_there(behind: str, lacking: list[str]) -> None:
    assert [g.what for g in extract_facts(read_outline(NOTICE + behind)).gaps] == lacking


def test_empty_fields_of_a_page() -> None:
    text = "索引号:\tA/1\t发布机构:\t\n文号:\t所属主题:\t卫生\n" + NOTICE
    assert [g.what for g in extract_facts(read_outline(text)).gaps] == ["发布机构", "文号"]


def test_an_empty_field_behind_another_value() -> None:
    text = "索引号：\tA/1\t发布机构：\t控烟办\n有效性：\t有效\t废止日期：\n" + NOTICE
    assert [g.what for g in extract_facts(read_outline(text)).gaps] == ["废止日期"]
