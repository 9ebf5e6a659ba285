"""What holds for any damaged page: repairs give the damage again, the log rebuilds the page, offsets come back."""

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from simulate import Site, damage, redamage

from etl.restore.byte_damage import find_byte_damage
from etl.restore.reading import find_readings
from etl.restore.steps import restore_text
from etl.span import OffsetMap, apply_edits, undo_edits

LINES = [
    line.strip()
    for path in sorted((Path(__file__).parent / "corpus").glob("*.txt"))
    for line in path.read_text(encoding="utf-8").split("\n")
    if len(line) > 30
]
SITES = st.builds(
    Site,
    share=st.sampled_from((0.05, 0.3, 0.6, 0.9)),
    tones=st.booleans(),
    space=st.booleans(),
    seed=st.integers(0, 5),
    overlap=st.booleans(),
    early=st.booleans(),
)
PAGES = st.lists(st.sampled_from(LINES), min_size=12, max_size=20, unique=True).map("\n".join)
QUICK = settings(
    derandomize=True, max_examples=30, deadline=None, database=None, suppress_health_check=list(HealthCheck)
)


@QUICK
@given(PAGES, SITES)
def test_what_is_repaired_gives_the_damage_again(page, site):
    shown = damage(page, site)
    edits = find_byte_damage(shown)
    made = apply_edits(shown, edits)
    whole = apply_edits(made, find_readings(made))
    open_lines = {shown.count("\n", 0, e.start) for e in edits if e.certainty == "open"}
    for i, (line, original) in enumerate(zip(whole.split("\n"), shown.split("\n"), strict=True)):
        if i not in open_lines:
            assert redamage(line, site, seen=original) == original


@QUICK
@given(PAGES, SITES)
def test_the_log_rebuilds_the_page(page, site):
    shown = damage(page, site)
    text = restore_text(shown)
    assert apply_edits(shown, text.edits) == text.restored
    assert undo_edits(text.restored, text.edits) == shown


@QUICK
@given(PAGES, SITES)
def test_restoring_twice_is_restoring_once(page, site):
    restored = restore_text(damage(page, site)).restored
    assert restore_text(restored).restored == restored


@QUICK
@given(PAGES, SITES)
def test_offsets_come_back(page, site):
    text = restore_text(damage(page, site))
    offsets = OffsetMap(text)
    edited = {at for e in text.edits for at in range(e.start, e.end)}
    for at in range(len(text.restored)):
        captured = offsets.to_captured(at)
        if captured not in edited:
            assert text.captured[captured] == text.restored[at]


@QUICK
@given(st.text(alphabet="縣醫院?;？(xiàn) \n\ue2a2h。、DRG12", max_size=60))
def test_any_text_is_repaired_or_left(text):
    restored = restore_text(text)
    assert undo_edits(restored.restored, restored.edits) == text
