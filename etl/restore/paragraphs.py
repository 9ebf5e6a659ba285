"""Paragraphs that a page break or a fixed line width cut in two become one line again; blank lines go."""

import re
from collections.abc import Sequence

from etl.lines import Line, split_lines
from etl.model import Edit

# A notice's date, a signature, an attachment mark or a title never continues a sentence.
OPENS_ANEW = re.compile(
    r"\s*(?:\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日\s*(?:印发)?\s*$|附\s*[件表录]|[(（]\s*此件|(?:抄送|主送|责任单位|牵头单位|联系人)\s*[:：])"
)
INDENT = re.compile(r"(?:\u3000{2,}| {4,})\S")
# ，、 and an open bracket that the next line closes are inside a sentence.
LOOSE_END = re.compile(r"[，,、]\s*$|《[^》]*$|[（(【〔][^）)】〕]*$")
CLOSES = {"《": re.compile(r"^[^《]*》"), "（": re.compile(r"^[^（(]*[）)]"), "【": re.compile(r"^[^【〔]*[】〕]")}
SHORT = 12


def find_paragraphs(text: str) -> Sequence[Edit]:
    """Make every paragraph one line, without blank lines or outer white space.

    A line continues on the next when it is running text that has not come to an end, or when it fills the fixed width
    of a hard-wrapped text; table rows, labels, dates and attachment marks always open a line of their own.
    """
    lines = [line for line in split_lines(text) if not line.is_blank]
    width = find_wrap_width(lines)
    indents = sum(INDENT.match(line.text) is not None for line in lines) >= 3
    edits: list[Edit] = []
    at = 0
    for i, line in enumerate(lines):
        margin = len(line.text) - len(line.text.lstrip(" \u3000\xa0\r\f\ufeff" + ("" if line.is_row else "\t")))
        gap = (at, line.start + margin)
        joined = i > 0 and _continues(lines[i - 1], line, width, indents)
        after = "" if i == 0 or joined else "\n"
        if text[slice(*gap)] != after:
            edits.append(Edit(*gap, text[slice(*gap)], after, "layout"))
        at = line.start + len(line.text.rstrip(" \u3000\xa0\r\f" if line.is_row else None))
    if at < len(text):
        edits.append(Edit(at, len(text), text[at:], "", "layout"))
    return edits


def _continues(line: Line, after: Line, width: float | None, indents: bool) -> bool:
    if line.is_row or after.is_row or after.has_label or OPENS_ANEW.match(after.text):
        return False
    if width and _full_width(line) >= width - 2.5:
        return not INDENT.match(after.text) if indents else not line.is_finished
    if line.is_finished or (indents and INDENT.match(after.text)):
        return False
    return _ends_inside(line, after) or (_is_cut(line) and after.is_prose)


def _ends_inside(line: Line, after: Line) -> bool:
    """Whether a line ends inside a sentence or a bracket, whatever stands on the next."""
    m = LOOSE_END.search(line.text)
    if m is None:
        return False
    opened = {"(": "（", "〔": "【"}.get(m.group()[0], m.group()[0])
    return opened not in CLOSES or CLOSES[opened].match(after.text) is not None


def _is_cut(line: Line) -> bool:
    """Whether an unfinished line has finished sentences before its loose end, so that it is no title."""
    return "。" in line.text or (line.has_label and line.is_prose)


def find_wrap_width(lines: Sequence[Line]) -> float | None:
    """Return the line width, in full-width characters, of a text whose unfinished lines nearly all have one width.

    Titles, signatures and headings are short and do not count. A text with longer lines is not wrapped.
    """
    loose = sorted(w for line in lines if not line.is_finished and not line.is_row and (w := _full_width(line)) > SHORT)
    if len(loose) < 5:
        return None
    widest = loose[int(len(loose) * 0.9)]
    full = sum(w >= widest - 2.5 for w in loose)
    longer = sum(_full_width(line) > widest + 3 for line in lines if not line.is_row)
    is_wrapped = full >= 0.5 * len(loose) and longer <= 0.05 * len(lines)
    return widest if 15 <= widest <= 60 and is_wrapped else None


def _full_width(line: Line) -> float:
    """A line's width with the two characters by which a paragraph is set in."""
    return line.width + (2 if re.match(r"(?:\u3000{2}| {4})\S", line.text) else 0)
