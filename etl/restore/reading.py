"""Readings in brackets that a copying site put behind the characters of its list: 機構(gòu) becomes 機構."""

from collections.abc import Sequence

from etl.model import Edit
from etl.restore.annotations import Annotations, collect_annotations


def find_readings(text: str) -> Sequence[Edit]:
    """Remove the readings that a machine added, and the space that it put behind them.

    Guarantee: a bracket goes only where the text is annotated by machine (see `Annotations.is_mechanical`) and the
    reading is one of the character's; glosses, abbreviations and a page that teaches pronunciation stay whole.
    """
    found = collect_annotations(text)
    if not found.is_mechanical:
        return ()
    return [_remove(text, start, end, found) for start, end, char, _ in found.hits if char in found.listed]


def _remove(text: str, start: int, end: int, found: Annotations) -> Edit:
    if text.startswith(" ", end) and found.spaced:
        end += 1
    return Edit(start, end, text[start:end], "", "reading")
