"""Which words of a cell went and which came, for people: whole numbers and Latin words, single Chinese characters."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

TOKEN = re.compile(r"[A-Za-z\u00c0-\u024f]+|\d+(?:\.\d+)*|.", re.DOTALL)
# Values that share less than this are shown one after the other: crumbs in common help nobody.
ALIKE = 0.4


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch that both values have, that went, or that came."""

    kind: Literal["same", "gone", "new"]
    text: str


def mark_parts(before: str, after: str) -> list[Part]:
    """Return the stretches of both values in reading order.

    Those that did not come make up `before`; those that did not go make up `after`.
    """
    old, new = TOKEN.findall(before), TOKEN.findall(after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() < ALIKE:
        return [part for part in (Part("gone", before), Part("new", after)) if part.text]
    parts: list[Part] = []
    for op, i, j, k, n in matcher.get_opcodes():
        if op == "equal":
            parts.append(Part("same", "".join(old[i:j])))
        else:
            parts += [p for p in (Part("gone", "".join(old[i:j])), Part("new", "".join(new[k:n]))) if p.text]
    return parts
