"""Tables that pages and converters tore: bars, cells over two lines, cells on lines of their own."""

import pytest

from etl.restore.cell_lines import find_cell_lines
from etl.restore.cut_cells import find_cut_cells
from etl.restore.cut_rows import find_cut_rows
from etl.restore.page_marks import find_table_bars
from etl.span import apply_edits

HEAD = "序号\t任务\t责任单位\t时限\n"
BARS = [
    ("序号 | 任务 | 单位 |\n| | 建院 | 县局 |", "序号\t任务\t单位\n\t\t建院\t县局"),  # a bar ends each cell
    ("| 序号 | 任务 |\n| | 建院 |", "序号\t任务\n\t建院"),  # bars stand around the row
    ("关于控烟的通知 |", "关于控烟的通知"),  # a row of one cell
]
ROWS = [
    (HEAD + "1\t建院\t县财政局\n县卫健局\t六月", HEAD + "1\t建院\t县财政局 县卫健局\t六月"),  # two bodies
    (HEAD + "1\t建院\t县财政局、县\n卫健局\t六月", HEAD + "1\t建院\t县财政局、县卫健局\t六月"),  # one is cut
    (HEAD + "1\t完善考核指\n标\t县卫健局\t六月", HEAD + "1\t完善考核指标\t县卫健局\t六月"),  # a word is cut
    (HEAD + "1\t摸底；\n建院\t县卫健局\t六月", HEAD + "1\t摸底；建院\t县卫健局\t六月"),  # two sentences
    (HEAD + "一、建设\n1\t建院\t县财政局、\n县卫健局\t六月", HEAD + "一、建设\n1\t建院\t县财政局、县卫健局\t六月"),
    (HEAD + "1\t建院\t县财政局\n2\t建站\t县卫健局", None),  # the last cell is left out
    (HEAD + "1\t建院\t县财政局\n县卫健局\t六月\t七月", None),  # too many cells
    ("甲\t乙\n县财政局\n县卫健局", None),  # no table of three columns
]
CELLS = [
    ("序号\n任务\n单位\n1\n建院\n县局\n\n2\n建站\n\n县医院", "序号\t任务\t单位\n1\t建院\t县局\n\n2\t建站\t县医院"),
    ("序号\n任务\n单位\n1\n建院\n2\n建站\n县医院", None),  # a cell is left out: no telling which
    ("序号\n任务\n单位\n1\n建院\n县局\n2\n建站", None),
    ("序号\n1\n2\n3", None),
]


@pytest.mark.parametrize(("text", "expected"), BARS)
def test_bars_of_a_table(text: str, expected: str) -> None:
    assert apply_edits(text, find_table_bars(text)) == expected


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_a_row_over_two_lines(text: str, expected: str | None) -> None:
    assert apply_edits(text, find_cut_rows(text)) == (expected or text)


@pytest.mark.parametrize(("text", "expected"), CELLS)
def test_a_cell_a_line(text: str, expected: str | None) -> None:
    assert apply_edits(text, find_cell_lines(text)) == (expected or text)


def test_bodies_under_each_other_stay_in_their_rows() -> None:
    text = "任务\t责任单位\n改造卫生院\t各镇街\n定向培养\t区人社局"  # 街区 is a word
    assert not find_cut_cells(text)
