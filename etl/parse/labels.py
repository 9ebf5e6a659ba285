"""The label that opens a numbered item, its rank, and the path that labels make together."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from etl.numerals import parse_numeral

NUMERAL = "[〇零一二三四五六七八九十百]{1,5}"
# 二、三级医院 opens a sentence, not an item.
COUNTED = rf"{NUMERAL}(?:级|类|、|线|期|季度)"
# 8.5月31日前公布: item 8, and a date; no decimal stands before a month.
DATE = r"(?:1[0-2]|0?[1-9])月(?:\d|[底末初中上下前份])|20\d\d年"
# 任务一：, 行动2、; the word alone is none.
NAMED = r"(?:重点)?(?:任务|行动|工程|举措|专项|项目)\s*"
# GB/T 9704-2012, 7.3.3: 一、 then （一） then 1. then （1）; parts, chapters, sections and articles as in regulations.
FORMS = (
    re.compile(rf"第({NUMERAL}|\d{{1,3}})(?:编|部分)[\s、:：]*"),
    re.compile(rf"第({NUMERAL}|\d{{1,3}})章[\s、:：]*"),
    re.compile(rf"第({NUMERAL}|\d{{1,3}})节[\s、:：]*"),
    re.compile(rf"({NUMERAL})\s*(?:[、．]|\.(?!\d))(?!\d|{COUNTED})\s*|第({NUMERAL}|\d{{1,3}})条[\s、:：]*"),
    re.compile(rf"{NAMED}({NUMERAL})\s*[:：、．.]\s*"),
    re.compile(rf"[(（]\s*({NUMERAL})\s*[)）][、.．]?\s*"),
    re.compile(rf"{NAMED}(\d{{1,2}})\s*(?:[:：、．]|\.(?!\d))\s*"),
    re.compile(rf"(\d{{1,3}})\s*(?:[、．]|\.(?!\d)|\.(?={DATE}))\s*"),
    re.compile(r"[(（]\s*(\d{1,3})\s*[)）][、.．]?\s*|(\d{1,2})[)）]\s*"),
    re.compile(r"([①-⑳])\s*"),
)
LETTERED, COUNTED_IN, ARABIC = 3, 5, 7  # the ranks of 一、 and （一） and 1.


@dataclass(frozen=True, slots=True)
class Label:
    """A label as printed, its rank (0 the highest), its number, and how many characters it takes.

    `parts` are the numbers of a decimal label: 1.2.3.
    """

    printed: str
    rank: int
    number: int
    length: int
    parts: tuple[int, ...] = ()

    @property
    def depth(self) -> tuple[int, int]:
        """What orders labels from the highest down."""
        return self.rank, len(self.parts)

    @property
    def is_article(self) -> bool:
        """Whether it numbers an article of a regulation, which prints no heading."""
        return self.printed.startswith("第") and self.printed.rstrip("、:： ").endswith("条")


def match_label(line: str) -> Label | None:
    """Return the label at the start of `line`, or None."""
    for rank, form in enumerate(FORMS):
        m = form.match(line)
        if m:
            number = parse_numeral(next(g for g in m.groups() if g))
            if number:
                return Label(m.group().strip(), rank, number, m.end())
    return None


def strip_label(text: str) -> str:
    """Return `text` without the label at its start; a label alone stays."""
    label = match_label(text)
    return text[label.length :] if label and label.length < len(text) else text


class PathMaker:
    """Turns a document's labels, one after the other, into paths such as `2.7`; a repeated path gets a letter."""

    def __init__(self) -> None:
        self._open: list[tuple[tuple[int, int], str]] = []
        self._seen: set[str] = set()

    def add(self, label: Label) -> tuple[str, str | None]:
        """Return the label's path and that of the item above it."""
        while self._open and self._open[-1][0] >= label.depth:
            self._open.pop()
        parent = self._open[-1][1] if self._open else None
        own = self._own_parts(label)
        plain = ".".join([*([parent] if parent else []), *map(str, own)])
        path, letter = plain, "a"
        while path in self._seen:
            letter = chr(ord(letter) + 1)
            path = plain + letter
        self._seen.add(path)
        self._open.append((label.depth, path))
        return path, parent

    def _own_parts(self, label: Label) -> tuple[int, ...]:
        """What a label adds to the path of the item above it: of 1.2.3 under 1.2, 1. or 一、 only the rest."""
        if not label.parts:
            return (label.number,)
        above = [self._numbers(path) for _, path in self._open]
        shared = max((_overlap(numbers, label.parts) for numbers in above[-1:]), default=0)
        return label.parts[shared:]

    @staticmethod
    def _numbers(path: str) -> tuple[int, ...]:
        return tuple(int(part.rstrip("abcdefghijklmnopqrstuvwxyz")) for part in path.split("."))


def _overlap(numbers: Sequence[int], parts: Sequence[int]) -> int:
    """How many numbers at the end of a path are the first ones of a decimal label, at least one of the label left."""
    return max((n for n in range(1, len(parts)) if tuple(numbers[-n:]) == tuple(parts[:n])), default=0)
