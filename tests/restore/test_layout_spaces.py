"""Spaces inside words go, spaces between names stay; a cell cut inside a word is whole again."""

import pytest

from etl.restore.cut_cells import find_cut_cells
from etl.restore.spaces import find_spaces
from etl.span import apply_edits

SPACES = [
    ("推进 改革，落实 责任。", "推进改革，落实责任。"),
    ("到 2025 年底", "到2025年底"),
    ("实行 DRG 付费", "实行DRG付费"),
    ("open data 平台", "open data平台"),  # words of another script
    ("主　任：韩　涛　　区长", "主任：韩涛 区长"),  # a name set wide, then the post
    ("县卫健局　县医保局", "县卫健局 县医保局"),  # two bodies
    ("《县卫健局 县医保局关于控烟的通知》", "《县卫健局 县医保局关于控烟的通知》"),
    ("《控 烟方案》", "《控烟方案》"),
    ("县卫健局 县医保局\t各 单位\t甲", "县卫健局 县医保局\t各单位\t甲"),  # in cells
    ("（一）组好团队　每个团队三人。", "（一）组好团队\n每个团队三人。"),  # the space is the heading's stop
    ("（一）组好团队 每个团队由一名医生和一名护士组成，二级以上医院派一名专科医生加入。", None),
    ("（一）组好 团队。每个团队三人。", "（一）组好团队。每个团队三人。"),
    ("二、组好团队, 做实服务", "二、组好团队,做实服务"),
]
# The cells of one column of a table, row under row.
CELLS = [
    (["深化服务价格改", "革。"], ["深化服务价格改革。", ""]),
    (["县卫健局、县医", "保局"], ["县卫健局、县医保局", ""]),
    (["县人民政府", "县医保局"], ["县人民政府", "县医保局"]),  # two bodies under each other
    (["统一药房。", "统一编制。"], ["统一药房。", "统一编制。"]),
    (["", "革。"], ["", "革。"]),
]


@pytest.mark.parametrize(("text", "expected"), SPACES)
def test_spaces(text: str, expected: str | None) -> None:
    after = apply_edits(text, find_spaces(text))
    assert after == (text.replace(" ", "\n") if expected is None else expected)


@pytest.mark.parametrize(("before", "after"), CELLS)
def test_cut_cells(before: list[str], after: list[str]) -> None:
    text = "\n".join(f"{i}\t{cell}\t甲" for i, cell in enumerate(before))
    assert apply_edits(text, find_cut_cells(text)).split("\n") == [f"{i}\t{cell}\t甲" for i, cell in enumerate(after)]
