"""Officials in invented sentences: a name, the part, the post; a post alone is nobody."""

import pytest

from etl.extract.prose_appointments import find_officials

SENTENCES = [
    ("由县委书记张某某任组长。", ["张某某 组长 县委书记 None"]),
    (
        "组长由副县长李某某担任，副组长由县卫健局局长王砚担任。",
        ["李某某 组长 副县长 None", "王砚 副组长 县卫健局局长 None"],
    ),
    ("成立领导小组，由县长周行远任组长，副县长苏晚任副组长。", ["周行远 组长 县长 None", "苏晚 副组长 副县长 None"]),
    ("由县委常委、常务副县长欧阳青同志任总指挥。", ["欧阳青 总指挥 县委常委、常务副县长 None"]),
    ("办公室主任由秦牧野同志兼任。", ["秦牧野 主任 None 办公室"]),
    ("办公室设在县卫健局，秦牧野同志兼任办公室主任。", ["秦牧野 办公室主任 None None"]),
    ("领导小组组长由县长担任。", []),  # posts without a name
    ("主任由政府区长担任，分管副区长任常务副主任。", []),
    ("党委书记由区卫健委主任兼任。", []),
    ("组长由院长助理担任。", []),
    ("由各镇镇长任组长。", []),
    ("由县医院院长和县中医院院长任副组长。", []),
    ("主任由县卫健委兼任。", []),  # a body
    ("院长任期五年，由理事会聘任。", []),
    ("由牵头单位任组长单位。", []),
]


@pytest.mark.parametrize(("text", "officials"), SENTENCES)
def test_officials_of_a_sentence(text: str, officials: list[str]) -> None:
    found = list(find_officials(text))
    assert [f"{o.name} {o.role} {o.post} {o.body}" for o in found] == officials
    assert all(o.name in text[o.start : o.end] and o.role in text[o.start : o.end] for o in found)
