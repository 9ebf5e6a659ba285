"""Names and roles out of lists of bodies, and the places in a text that hold such lists."""

import pytest

from etl.duties import find_duties
from etl.extract.bodies import is_readable, split_names

# A list of duties, and its bodies: L leads, S supports, R is responsible.
LISTS = [
    ("县卫健局、县医保局按职责分工负责", "R县卫健局 R县医保局"),
    ("县卫健局牵头，县医保局、县财政局配合", "L县卫健局 S县医保局 S县财政局"),
    ("牵头单位：县卫健局；配合单位：县医保局、县财政局", "L县卫健局 S县医保局 S县财政局"),
    ("牵头单位:县卫健局配合单位:县医保局", "L县卫健局 S县医保局"),  # the blank between them is lost
    ("责任单位：县卫健局、县医保局等", "R县卫健局 R县医保局"),
    ("牵头：县卫健局；配合：县医保局", "L县卫健局 S县医保局"),
    ("县卫健局（牵头）、县医保局、县财政局（配合）", "L县卫健局 R县医保局 S县财政局"),
    ("县卫健局牵头，县财政局等参加", "L县卫健局 S县财政局"),
    ("牵头单位：县卫健局；参加单位：县医保局", "L县卫健局 S县医保局"),
    ("卫健局、财政局及各镇政府负责", "R卫健局 R财政局 R各镇政府"),
    ("各镇街、县电视台、县科协", "R各镇街 R县电视台 R县科协"),
    ("县卫健局等8个部门负责", "R县卫健局"),
    ("县卫健局等相关部门", "R县卫健局"),
    ("由县卫健局负责", "R县卫健局"),
    ("县卫健局会同县财政局负责", "R县卫健局 R县财政局"),
    ("各县（市、区）人民政府、市卫健委", "R各县（市、区）人民政府 R市卫健委"),  # marks in brackets part nothing
    ("高新区、示范区医改领导小组", "R高新区、示范区医改领导小组"),  # a bare place goes with what follows
    ("市发展和改革委、市人力资源和社会保障局", "R市发展和改革委 R市人力资源和社会保障局"),
    ("县残联、县妇联和县工商联", "R县残联 R县妇联 R县工商联"),
    ("县财政局和县医保局", "R县财政局 R县医保局"),  # 和 between two whole names
    ("县卫健局县外办", "R县卫健局 R县外办"),  # no mark at all
    ("责任单位：县卫健局；完成时限：2024年6月底", "R县卫健局"),
    ("责任单位：县卫健局；责任人：王砚", "R县卫健局"),
    ("责任领导：王砚；责任科室：医政科", "R医政科"),
    ("县卫健局、县医保局，排在第一位的为牵头单位，下同", "R县卫健局 R县医保局"),
    ("各县（市、区）", "R各县（市、区）"),
    ("见附件", ""),
    ("2024年起实施", ""),
    ("年底前完成", ""),
]
# An item's text, and the words that say who does the work.
PLACES = [
    ("建院。(县卫健局负责)", ["县卫健局负责"]),
    ("建院。（县卫健局负责）。", ["县卫健局负责"]),
    ("建院。【责任单位：县卫健局】", ["责任单位：县卫健局"]),
    ("建院。\n责任单位：县卫健局", ["责任单位：县卫健局"]),
    ("建院。责任单位：县卫健局。", ["责任单位：县卫健局"]),
    ("建院。\n牵头单位：县卫健局\n配合单位：县医保局", ["牵头单位：县卫健局", "配合单位：县医保局"]),
    ("建院。\n（责任单位：县卫健局）", ["责任单位：县卫健局"]),
    ("建院。（牵头单位：县卫健局；配合单位：县医保局）", ["牵头单位：县卫健局；配合单位：县医保局"]),
    ("建院。（县卫健局）", ["县卫健局"]),  # names alone, behind a sentence
    ("建成县级医院（县中医院）。", []),  # names alone, inside a sentence
    ("建院（县卫健局牵头）\n分两期建成。", ["县卫健局牵头"]),  # behind the heading
    ("甲事。(县医院负责)\n乙事。(县医保局负责)", ["县医保局负责"]),  # rule 4: the final bracket
    ("建院，完成验收（县医保局、县卫健局）", ["县医保局、县卫健局"]),  # authorities need no stop before them
    ("建成两所县级医院（县医院、县中医院）", []),
    ("建院（县卫健局、县财政局）。分两期建成。", ["县卫健局、县财政局"]),
    ("建院。（县卫健局，各县（市、区）党委和政府）", ["县卫健局，各县（市、区）党委和政府"]),
    ("建院。\n——责任单位：县卫健局", ["责任单位：县卫健局"]),
    ("建院。（县卫健局负责。以下各项均需各镇配合，不再列出）", ["县卫健局负责"]),  # a note behind the duty
    ("建院（试行）", []),
    ("建院。（2024年起）", []),
    ("落实责任。", []),
]


@pytest.mark.parametrize(("text", "bodies"), LISTS)
def test_bodies_of_a_list(text: str, bodies: str) -> None:
    assert " ".join(f"{n.role[0].upper()}{n.text}" for n in split_names(text)) == bodies


@pytest.mark.parametrize(("text", "words"), PLACES)
def test_where_an_item_says_who(text: str, words: list[str]) -> None:
    assert [text[slice(*span)] for span in find_duties(text)] == words


@pytest.mark.parametrize(
    ("cell", "readable"), [("县卫健局", True), ("县卫健局、县医保局等", True), ("各县区", True), ("-_ .；", False)]
)
def test_a_scan_leaves_unreadable_cells(cell: str, readable: bool) -> None:
    assert is_readable(cell) == readable
