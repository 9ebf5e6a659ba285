"""Sentences of a clause and their parts between commas, with their places."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

SENTENCE = re.compile(r"[^。!?！？\n\t]+[。!?！？]?")
CUT = "，,；;"
# 1,200人
THOUSANDS = re.compile(r"(?<=\d)[,，](?=\d{3}(?!\d))")
OPENING, CLOSING = "(（《“[【", ")）》”]】"
MARKS = re.compile("[" + re.escape(CUT + OPENING + CLOSING) + "]")


@dataclass(frozen=True, slots=True)
class Part:
    """The words between two commas, at `start:end` of the clause, and the sentence around them."""

    text: str
    start: int
    end: int
    sentence: str
    sentence_start: int


def split_parts(text: str) -> Iterator[Part]:
    """Yield the parts of every sentence; commas inside brackets, quotes, 《》 and 1,200 do not cut."""
    for m in SENTENCE.finditer(text):
        at = m.start()
        for cut in (*_cuts(m.group()), len(m.group())):
            end = m.start() + cut
            if end > at:
                yield Part(text[at:end], at, end, m.group(), m.start())
            at = end + 1


def _cuts(sentence: str) -> list[int]:
    depth, cuts = 0, []
    joints = {m.start() for m in THOUSANDS.finditer(sentence)}
    for m in MARKS.finditer(sentence):
        c = m.group()
        depth = max(0, depth + (c in OPENING) - (c in CLOSING))
        if c in CUT and depth == 0 and m.start() not in joints:
            cuts.append(m.start())
    return cuts
