"""The ordered list of repairs, and the fold that turns their edits into one log over the captured text."""

from collections.abc import Callable, Sequence

from etl.model import Edit, Text
from etl.restore.byte_damage import find_byte_damage
from etl.restore.furniture import find_furniture
from etl.restore.layout import LAYOUT_STEPS
from etl.restore.reading import find_readings
from etl.restore.script import find_script
from etl.span import apply_edits, fold_edits

Step = Callable[[str], Sequence[Edit]]

DAMAGE_STEPS: tuple[Step, ...] = (find_byte_damage, find_readings, find_furniture, find_script)
STEPS: tuple[Step, ...] = (*DAMAGE_STEPS, *LAYOUT_STEPS)


def restore_text(captured: str) -> Text:
    """Return the restored text, a paragraph a line, with every edit in captured offsets.

    Guarantees: `span.apply_edits(captured, edits)` is the restored text and `span.undo_edits(restored, edits)` is the
    captured one, exactly; restoring a restored text changes nothing.
    """
    text, log = captured, tuple[Edit, ...]()
    for step in STEPS:
        edits = step(text)
        if edits:
            log = fold_edits(captured, text, log, edits)
            text = apply_edits(text, edits)
    return Text(captured, text, log)
