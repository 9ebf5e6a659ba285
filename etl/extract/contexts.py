"""Quantities with the words around them: a chain of numbers shares them, and a cut number is left out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from etl.extract.quantities import Quantity, find_quantities, words
from etl.extract.sentences import Part
from etl.extract.times import Time
from etl.lexicon import alternatives

# 一个, 一支, 一批 stand for a/an unless each of many has one.
VAGUE = ("个", "支", "张", "批", "套", "项", "种", "类", "条", "组", "件", "份", "期", "台", "门")
MAY_COUNT = re.compile(r"[\d一二两三四五六七八九十百半]")
HAN = re.compile("[\u4e00-\u9fff]")
# 达到9 | 0%, 1:1 | .2: a line break may have cut the number that stands at either side of it.
CUT_BEFORE = re.compile(r"[\d.%％]\s*\n\s*$")
CUT_BEHIND = re.compile(r"\s*\n\s*[\d.%％]")
# A line without a mark at its end goes on in the next.
UNENDED = re.compile(r"([^。！？!?\n\t]*[^。；;：:！？!?\n\t])\n$")


@dataclass(frozen=True, slots=True)
class Context:
    """A quantity with the words of its part of the sentence before and after it, and the sentence before the part.

    Numbers in a chain (70%、80%和90%以上) share the words before the first and behind the last of them, but for a word
    that compares behind one of them (50%及以上和60%及以上); `place` is a number's place in its `chain` numbers.
    """

    quantity: Quantity
    before: str
    after: str
    lead: str
    place: int = 0
    chain: int = 1

    @property
    def is_vague(self) -> bool:
        """Whether the number may be an article: 建立一个机制."""
        return self.quantity.printed[0] == "一" and self.quantity.unit in VAGUE


def read_contexts(part: Part, times: Sequence[Time], text: str, at: int) -> list[Context]:
    """Return the quantities of one part of a sentence that are no dates; the part begins at `at` of `text`."""
    if not MAY_COUNT.search(part.text):
        return []
    quantities = _find_whole(part, times, text, at)
    if not quantities:
        return []
    lead = part.sentence[: part.start - part.sentence_start]
    unended = UNENDED.search(text[max(0, at - len(lead) - 80) : at - len(lead)])
    lead = (unended.group(1) if unended else "") + lead
    contexts: list[Context] = []
    for chain in _find_chains(part.text, quantities):
        before, after = part.text[: chain[0].start], part.text[chain[-1].end :]
        rest = after[_after().match(after).end() :]  # type: ignore[union-attr]
        for i, q in enumerate(chain):
            own = _after().match(part.text, q.end)
            behind = own.group() + rest if own and own.group() else after
            contexts.append(Context(q, before, behind, lead, i, len(chain)))
    return contexts


@cache
def _after() -> re.Pattern[str]:
    """The words that compare behind a number, or nothing."""
    forms = [form for forms in words()["after"].values() for form in forms]
    return re.compile(rf"\s*(?:{alternatives(forms)})?")


@cache
def _chained() -> re.Pattern[str]:
    """What stands between the numbers of one chain: 70%、80%和90%, 50%及以上和60%及以上."""
    return re.compile(rf"{_after().pattern}\s*[、和及与或]\s*")


def _find_whole(part: Part, times: Sequence[Time], text: str, at: int) -> list[Quantity]:
    """The quantities that are neither part of a date nor at a place where a line break may have cut them."""
    shift = part.start - part.sentence_start
    cut_before = CUT_BEFORE.search(text[max(0, at - 6) : at]) is not None
    cut_behind = CUT_BEHIND.match(text, at + len(part.text)) is not None
    return [
        q
        for q in find_quantities(part.text)
        if not any(t.start < shift + q.end and shift + q.start < t.end for t in times)
        and not (cut_before and not HAN.search(part.text[: q.start]))
        and not (cut_behind and q.end == len(part.text.rstrip()))
        and (q.unit or _is_closed(text, at + q.end))
    ]


def _is_closed(text: str, end: int) -> bool:
    """Whether a mark follows a bare number; at the end of a line its unit may have been cut off."""
    return re.match(rf"{_after().pattern}\s*[，,。；;、)）]", text[end : end + 12]) is not None


def _find_chains(text: str, quantities: Sequence[Quantity]) -> list[list[Quantity]]:
    chains: list[list[Quantity]] = []
    for q in quantities:
        if chains and _chained().fullmatch(text[chains[-1][-1].end : q.start]):
            chains[-1].append(q)
        else:
            chains.append([q])
    return chains
