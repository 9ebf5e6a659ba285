"""Bytes that were lost where readings and marks split a character: each run is computed back, or left on record."""

import re
from collections.abc import Iterator, Sequence

from etl.lines import Line
from etl.model import Certainty, Edit
from etl.restore.annotations import collect_annotations
from etl.restore.byte_repair import Repair, repair_run
from etl.restore.evidence import Evidence
from etl.restore.run_start import HALF_BRACKET
from etl.restore.scene import SURELY_LOST, Scene
from etl.restore.script_tests import is_traditional_text
from etl.restore.syllables import BRACKET
from etl.restore.walk import walk_lines

OPEN = "?"
PRIVATE = re.compile("[\ue000-\uf8ff]")
LOST = re.compile("[?\ufffd]")
# So many in a row are blanks to fill in, or a text that was never decoded; nothing can be computed from them.
HOPELESS = re.compile("(?:[?\ufffd][^㐀-鿿\ue000-\uf8ff]?){6,}")
FREE = re.compile("[\ue766-\ue864]")  # what GB 18030 has for the pairs that GBK leaves free


def find_byte_damage(text: str) -> Sequence[Edit]:
    """Give damaged runs back their characters; what cannot be decided stays as it is, recorded as `open`.

    Guarantees: text without a lost byte, and simplified text, get no edit; a repair, damaged again, gives the run that
    the page shows; `exact` means that no byte was left to choose, `likely` that one choice clearly makes words.
    """
    if not LOST.search(text) or not is_traditional_text(text):
        return ()
    evidence = _weigh_evidence(text)
    return [e for line in walk_lines(text) if LOST.search(line.text) for e in _repair_line(line, evidence)]


def _weigh_evidence(text: str) -> Evidence:
    found = collect_annotations(text)
    is_certain = bool(found.listed) or PRIVATE.search(text) is not None or SURELY_LOST.search(text) is not None
    return Evidence(found.listed, found.unlisted, found.always, FREE.search(text) is not None, is_certain)


def _repair_line(line: Line, evidence: Evidence) -> Iterator[Edit]:
    at, left = 0, ""
    hopeless = {i for match in HOPELESS.finditer(line.text) for i in range(*match.span())}
    for match in LOST.finditer(line.text):
        if match.start() < at or match.start() in hopeless:
            continue
        left = left + BRACKET.sub("", line.text[at : match.start()])
        repair = repair_run(Scene(line.text, match.start(), left, evidence))
        at = match.start()
        if repair is not None:
            yield from _to_edits(line, at, repair)
            at, left = repair.guess.at, left + repair.text
        elif evidence.listed and HALF_BRACKET.match(line.text, at + 1):
            yield _replace(line, at, at + 1, match.group(), "open")
        left = left[-8:]


def _to_edits(line: Line, start: int, repair: Repair) -> Iterator[Edit]:
    """Yield an edit for each stretch that is known, and one for each character that stays open, shown as `?`."""
    pieces: list[tuple[int, str, bool]] = []
    last = len(repair.text) - 1
    for i, (slot, part) in enumerate(zip(repair.guess.slots, list_parts(repair), strict=True)):
        end = repair.guess.at if i == last else slot.end
        is_open = i in repair.unsure
        part = OPEN if is_open else part
        before = pieces[-1] if pieces else (start, "", is_open)
        if pieces and (is_open is before[2] is False or end == before[0]):  # a swallowed character shows nothing
            pieces[-1] = end, before[1] + part, is_open or before[2]
        else:
            pieces.append((end, part, is_open))
    begin = start
    for end, after, is_open in pieces:
        yield _replace(line, begin, end, after, "open" if is_open else repair.sureness)
        begin = end


def list_parts(repair: Repair) -> list[str]:
    """Return each character with its own reading, as the page has readings everywhere else."""
    readings = dict(repair.guess.readings)
    parts, length = [], 0
    for char, slot in zip(repair.text, repair.guess.slots, strict=True):
        length += 1 if slot.trail is None else 2
        parts.append(char + ("(" + readings[length] if length in readings else ""))
    return parts


def _replace(line: Line, begin: int, end: int, after: str, certainty: Certainty) -> Edit:
    return Edit(line.start + begin, line.start + end, line.text[begin:end], after, "bytes", certainty)
