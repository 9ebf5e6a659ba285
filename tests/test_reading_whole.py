"""What holds for every text on its way from captured characters to tasks."""

from itertools import pairwise

from hypothesis import given
from strategies import QUICK, Written, noise, plans, slipped_plans

from etl.extract.facts import extract_facts
from etl.model import Extraction
from etl.parse.outline import read_outline
from etl.restore.layout import LAYOUT_STEPS
from etl.restore.steps import restore_text
from etl.span import apply_edits, undo_edits


def read(text: str) -> Extraction:
    return extract_facts(read_outline(restore_text(text).restored))


def check_outline(text: str) -> None:
    """Spans lie in the text and do not overlap, paths are unique, clauses cover the body."""
    outline = read_outline(text)
    for document in outline.documents:
        paths = [c.path for c in document.clauses]
        assert len(set(paths)) == len(paths)
        assert {c.parent for c in document.clauses} <= {None, *paths}
        spans = sorted((c.start, c.end) for c in document.clauses if c.end > c.start)
        assert all(a[1] <= b[0] for a, b in pairwise(spans))
        assert all(document.start <= start <= end <= document.end for start, end in spans)
        if not document.rows and spans:
            body = outline.text[spans[0][0] : document.end]
            covered = "".join(outline.text[start:end] for start, end in spans)
            assert "".join(covered.split()) == "".join(body.split())


@QUICK
@given(noise)
def test_layout_is_restored_once_and_can_be_undone(text: str) -> None:
    for step in LAYOUT_STEPS:
        edits = step(text)
        after = apply_edits(text, edits)
        assert undo_edits(after, edits) == text
        text = after


@QUICK
@given(slipped_plans())
def test_restoring_a_restored_text_changes_nothing(case: tuple[Written, str]) -> None:
    once = restore_text(case[1])
    assert undo_edits(once.restored, once.edits) == case[1]
    assert restore_text(once.restored).restored == once.restored


@QUICK
@given(noise)
def test_any_text_is_read(text: str) -> None:
    check_outline(text)
    extract_facts(read_outline(text))


@QUICK
@given(plans())
def test_a_clean_plan_gives_its_tasks_and_bodies(written: Written) -> None:
    check_outline(written.text)
    extraction = read(written.text)
    assert tuple(t.path for t in extraction.tasks) == written.paths
    assert {a.printed_name for t in extraction.tasks for a in t.assignments} == written.bodies


@QUICK
@given(slipped_plans())
def test_slips_never_raise_and_never_invent_bodies(case: tuple[Written, str]) -> None:
    written, text = case
    check_outline(restore_text(text).restored)
    extraction = read(text)
    assert {a.printed_name for t in extraction.tasks for a in t.assignments} <= written.bodies
