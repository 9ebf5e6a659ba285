"""Aims stay aims wherever they stand; what a section of work heads is work."""

import pytest

from etl.extract.sections import find_lowest, is_apart
from etl.parse.outline import read_outline

# A section's heading, an item's heading under it, and whether the item stands apart from work.
ITEMS = [
    ("重点任务", "加强宣传", False),
    ("重点任务", "健全工作机制", False),  # steering named under work is work
    ("重点任务", "主要目标", True),
    ("组织保障", "加强宣传", True),
    ("实施步骤", "全面推进", True),
    ("三年行动年度推进计划", "2024年度任务目标", True),
]


@pytest.mark.parametrize(("section", "item", "apart"), ITEMS)
def test_item_under_a_section(section: str, item: str, apart: bool) -> None:
    document = read_outline(f"控烟实施方案\n一、{section}\n（一）{item}。甲。\n（二）其他。乙。").documents[0]
    first = find_lowest(document)[0]
    assert first.heading == item
    assert is_apart(first, document) == apart
