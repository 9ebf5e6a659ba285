"""Edits made, undone and folded; offsets that lead back to the captured text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import QUICK

from etl.model import Edit, Text
from etl.span import OffsetMap, apply_edits, fold_edits, undo_edits


@st.composite
def edited(draw: st.DrawFn, text: str) -> list[Edit]:
    """Edits that fit `text`: sorted, apart from each other."""
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8, unique=True)))
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    return [Edit(a, b, text[a:b], draw(st.text(alphabet="甲乙 \n", max_size=3)), "layout") for a, b in pairs]


texts = st.text(alphabet="一二三四五\n ", max_size=30)
once = texts.flatmap(lambda text: st.tuples(st.just(text), edited(text)))


@st.composite
def twice(draw: st.DrawFn) -> tuple[str, list[Edit], list[Edit]]:
    text, first = draw(once)
    return text, first, draw(edited(apply_edits(text, first)))


@QUICK
@given(once)
def test_undoing_gives_the_text_back(case: tuple[str, list[Edit]]) -> None:
    text, edits = case
    assert undo_edits(apply_edits(text, edits), edits) == text


@QUICK
@given(twice())
def test_folding_equals_applying_twice(case: tuple[str, list[Edit], list[Edit]]) -> None:
    text, first, second = case
    middle = apply_edits(text, first)
    folded = fold_edits(text, middle, first, second)
    assert apply_edits(text, folded) == apply_edits(middle, second)
    assert undo_edits(apply_edits(text, folded), folded) == text


@QUICK
@given(once)
def test_offsets_return_outside_edits(case: tuple[str, list[Edit]]) -> None:
    text, edits = case
    restored = apply_edits(text, edits)
    offsets = OffsetMap(Text(text, restored, tuple(edits)))
    inside = {i for e in edits for i in range(e.start, e.end)}
    there = {offsets.to_captured(i): i for i in range(len(restored))}  # of what was put in before a character, the last
    for at in set(range(len(text))) - inside:
        assert restored[there[at]] == text[at]


def test_an_edit_that_does_not_fit_is_refused() -> None:
    with pytest.raises(ValueError, match="does not fit"):
        apply_edits("甲乙", [Edit(0, 1, "乙", "", "layout")])
