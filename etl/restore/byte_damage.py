"""Bytes that were lost where readings and marks split a character: each run is computed back, or left and recorded."""

import re
from collections.abc import Iterator, Sequence

from etl.lines import Line, split_lines
from etl.model import Edit
from etl.restore.annotations import collect_annotations
from etl.restore.byte_repair import Repair, repair_run
from etl.restore.evidence import Evidence
from etl.restore.script_tests import count_outside_gb2312
from etl.restore.syllables import BRACKET

LOST = re.compile("[?\ufffd]")


def find_byte_damage(text: str) -> Sequence[Edit]:
    """Give damaged runs back their characters; what cannot be decided stays as it is, recorded as `open`.

    Guarantees: text without a lost byte, and simplified text, get no edit; a repair, damaged again, gives the run that
    the page shows; `exact` means that no byte was left to choose, `likely` that one choice clearly makes words.
    """
    if not LOST.search(text) or count_outside_gb2312(text) * 50 < len(text):
        return ()
    evidence = _weigh_evidence(text)
    return [e for line in split_lines(text) if LOST.search(line.text) for e in _repair_line(line, evidence)]


def _weigh_evidence(text: str) -> Evidence:
    found = collect_annotations(text)
    return Evidence(found.listed, found.unlisted)


def _repair_line(line: Line, evidence: Evidence) -> Iterator[Edit]:
    at, left = 0, ""
    for match in LOST.finditer(line.text):
        if match.start() < at:
            continue
        left = left + BRACKET.sub("", line.text[at : match.start()])
        repair = repair_run(line.text, match.start(), left, evidence)
        at = match.start()
        if repair is not None:
            yield from _to_edits(line, match.start(), repair)
            at, left = repair.guess.at, left + repair.text
        left = left[-8:]


def _to_edits(line: Line, start: int, repair: Repair) -> Iterator[Edit]:
    begin, end = line.start + start, line.start + repair.guess.at
    yield Edit(begin, end, line.text[start : repair.guess.at], _add_readings(repair), "bytes", repair.certainty)


def _add_readings(repair: Repair) -> str:
    """Return the repaired text with the readings of its whole characters, as the page has them everywhere else."""
    readings = dict(repair.guess.readings)
    parts, length = [], 0
    for char, slot in zip(repair.text, repair.guess.slots, strict=True):
        length += 1 if slot.trail is None else 2
        parts += [char, "(" + readings[length] if length in readings else ""]
    return "".join(parts)
