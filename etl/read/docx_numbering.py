"""Automatic numbering: the labels 一、 （二） 3. that Word prints before paragraphs and keeps out of their text."""

import re

from docx.oxml.ns import qn

from etl.read.docx_lists import Element, Level, ListDefinition, read_lists, read_number, read_value
from etl.read.docx_numerals import write_number

LEVELS = 9
# Bullets are printed in symbol fonts, where an ordinary letter shows as a mark; only marks that mean themselves count.
BULLETS = frozenset("—–-·•●○■□◆◇★※")
_PLACE = re.compile(r"%([1-9])")
_CLOSED = re.compile("[、，。：；）】〕》．①-⒛㊀-㊉]$")


class Numbering:
    """Counts the numbered paragraphs of one document; they must be shown to it in order, each once."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        found = styles.findall(qn("w:style")) if styles is not None else []
        self._styles: dict[str, Element] = {style.get(qn("w:styleId")): style for style in found}
        self._lists = read_lists(numbering, self._styles) if numbering is not None else {}
        self._counts: dict[str, list[int | None]] = {}
        self._started: set[tuple[str, int]] = set()

    def label(self, paragraph: Element) -> str:
        """Return what Word prints before the paragraph, with its blank; nothing for a paragraph without a number."""
        number, at = self._locate(paragraph.find(qn("w:pPr")))
        if number not in self._lists or not 0 <= at < LEVELS:
            return ""
        definition = self._lists[number]
        level = definition.levels.get(at, Level())
        if level.number_format == "bullet":
            return f"{level.text} " if level.text in BULLETS else ""
        counts = self._count(number, definition, at)
        label = _PLACE.sub(
            lambda place: _write_place(int(place[1]) - 1, definition, counts, level.is_legal), level.text
        )
        return f"{label} " if label and level.suffix != "nothing" and not _CLOSED.search(label) else label

    def _count(self, number: str, definition: ListDefinition, at: int) -> list[int | None]:
        """Count one paragraph at a level, and set back the levels below it; return the family's counts."""
        counts = self._counts.setdefault(definition.family, [None] * LEVELS)
        now = counts[at]
        if at in definition.starts and (number, at) not in self._started:
            self._started.add((number, at))
            counts[at] = definition.starts[at]
        else:
            counts[at] = definition.levels.get(at, Level()).start if now is None else now + 1
        for below in range(at + 1, LEVELS):
            restart = definition.levels.get(below, Level()).restart
            if restart is None or at < restart:
                counts[below] = None
        return counts

    def _locate(self, properties: Element | None) -> tuple[str, int]:
        """Return the list and the level of a paragraph: its own word, else that of its style and of its bases."""
        number, level = read_number(properties)
        style = read_value(properties, "w:pStyle")
        passed: set[str] = set()
        while number is None and style in self._styles and style not in passed:
            passed.add(style)
            number, of_style = read_number(self._styles[style].find(qn("w:pPr")))
            if number is not None and level is None:
                level = of_style if of_style is not None else self._find_level(number, style)
            style = read_value(self._styles[style], "w:basedOn")
        return number or "0", level or 0

    def _find_level(self, number: str, style: str) -> int | None:
        """Return the level that a list keeps for a style."""
        levels = self._lists[number].levels if number in self._lists else {}
        return next((at for at, level in levels.items() if level.style == style), None)


def _write_place(at: int, definition: ListDefinition, counts: list[int | None], is_legal: bool) -> str:
    """Write the count of a level; one that has not been counted yet shows its start."""
    level, count = definition.levels.get(at, Level()), counts[at]
    return write_number(level.start if count is None else count, "decimal" if is_legal else level.number_format)
