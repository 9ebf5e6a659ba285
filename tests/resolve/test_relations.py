"""The relation of a citation, each case under a line that says why."""

import pytest

from etl.resolve.relations import find_relation

CASES = [
    # What a plan is made from.
    ("根据《青川省医改规划》,制定本方案。", "based_on"),
    # A list behind one verb belongs to the verb.
    ("贯彻落实《甲意见》《青川省医改规划》要求。", "implements"),
    # Words behind the citation count first.
    ("自印发之日起施行,《青川省医改规划》同时废止。", "repeals"),
    # The nearest word decides.
    ("按照要求落实《青川省医改规划》。", "implements"),
    # Another sentence's verb says nothing.
    ("根据实际情况推进。《青川省医改规划》已经发布。", "mentions"),
]


@pytest.mark.parametrize(("text", "relation"), CASES)
def test_relation(text: str, relation: str) -> None:
    name = "《青川省医改规划》"
    start = text.index(name)
    assert find_relation(text, start, start + len(name)) == relation
