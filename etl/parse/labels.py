"""The label that opens a numbered item, its rank, and the path that labels make together."""

import re
from dataclasses import dataclass

from etl.numerals import parse_numeral

NUMERAL = "[〇零一二三四五六七八九十百]{1,5}"
# 二、三级医院 opens a sentence, not an item.
COUNTED = rf"{NUMERAL}(?:级|类|、|线|期|季度)"
# 8.5月31日前公布: item 8, and a date; no decimal stands before a month.
DATE = r"(?:1[0-2]|0?[1-9])月(?:\d|[底末初中上下前份])|20\d\d年"
# GB/T 9704-2012, 7.3.3: 一、 then （一） then 1. then （1）; parts, chapters, sections and articles as in regulations.
FORMS = (
    re.compile(rf"第({NUMERAL}|\d{{1,3}})(?:编|部分)[\s、:：]*"),
    re.compile(rf"第({NUMERAL}|\d{{1,3}})章[\s、:：]*"),
    re.compile(rf"第({NUMERAL}|\d{{1,3}})节[\s、:：]*"),
    re.compile(rf"({NUMERAL})\s*(?:[、．]|\.(?!\d))(?!\d|{COUNTED})\s*|第({NUMERAL}|\d{{1,3}})条[\s、:：]*"),
    re.compile(rf"[(（]\s*({NUMERAL})\s*[)）][、.．]?\s*"),
    re.compile(rf"(\d{{1,3}})\s*(?:[、．]|\.(?!\d)|\.(?={DATE}))\s*"),
    re.compile(r"[(（]\s*(\d{1,3})\s*[)）][、.．]?\s*|(\d{1,2})[)）]\s*"),
    re.compile(r"([①-⑳])\s*"),
)


@dataclass(frozen=True, slots=True)
class Label:
    """A label as printed, its rank (0 the highest), its number, and how many characters it takes."""

    printed: str
    rank: int
    number: int
    length: int

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
        self._open: list[tuple[int, str]] = []
        self._seen: set[str] = set()

    def add(self, label: Label) -> tuple[str, str | None]:
        """Return the label's path and that of the item above it."""
        while self._open and self._open[-1][0] >= label.rank:
            self._open.pop()
        parent = self._open[-1][1] if self._open else None
        plain = f"{parent}.{label.number}" if parent else str(label.number)
        path, letter = plain, "a"
        while path in self._seen:
            letter = chr(ord(letter) + 1)
            path = plain + letter
        self._seen.add(path)
        self._open.append((label.rank, path))
        return path, parent
