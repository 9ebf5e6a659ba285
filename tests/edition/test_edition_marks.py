"""Words that went and came."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.edition.marks import mark_parts
from etl.serve.editions.marks import mark_cell


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        # A number is one word: 60 and 65 share no 6.
        ("60%以上", "65%以上", "<del>60</del><ins>65</ins>%以上"),
        ("2.5万", "2.75万", "<del>2.5</del><ins>2.75</ins>万"),
        # Chinese by the character.
        ("县医保局", "县医疗保障局", "县医<ins>疗</ins>保<ins>障</ins>局"),
        # Latin words whole.
        ("Health Bureau", "Health Commission", "Health <del>Bureau</del><ins>Commission</ins>"),
        # What has little in common is shown one after the other.
        ("县卫健局", "市财政局", "<del>县卫健局</del><ins>市财政局</ins>"),
        ("", "新", "<ins>新</ins>"),
        ("旧", "", "<del>旧</del>"),
        # Markup in a value is text.
        ("<b>甲乙丙", "<b>甲乙丁", "&lt;b&gt;甲乙<del>丙</del><ins>丁</ins>"),
    ],
)
def test_words_are_marked(before: str, after: str, shown: str) -> None:
    assert str(mark_cell(before, after)) == shown


@given(st.text(max_size=40), st.text(max_size=40))
def test_parts_make_up_both_values(before: str, after: str) -> None:
    parts = mark_parts(before, after)
    assert "".join(p.text for p in parts if p.kind != "new") == before
    assert "".join(p.text for p in parts if p.kind != "gone") == after
    assert all(p.text for p in parts)
