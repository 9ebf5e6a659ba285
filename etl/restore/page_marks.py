"""What pages and converters leave between the words: page numbers, bookmarks, list bullets, table bars."""

import re
from collections.abc import Iterator, Sequence

from etl.lines import Line, split_lines
from etl.model import Edit

# — 4 **—** out of a scanned PDF; -12-; －１－; 第 3 页 共 9 页; · 5 ·
DASH = "[-–—―－─━·•]"
SHEET = r"第\s*\d{1,4}\s*页(?:[\s,，/]*共\s*\d{1,4}\s*页)?"
PAGE_NUMBER = re.compile(rf"[\s*]*(?:{DASH}+[\s*]*\d{{1,4}}[\s*]*{DASH}+|{SHEET}|\d{{1,4}}\s*/\s*\d{{1,4}})[\s*]*")
# — 3 —（二）… : the number of a page in the middle of its words. 2019—2022—… is none.
SHEETS = rf"[–—―─━]\s*\d{{1,3}}\s*[–—―─━]|(?<!\S)- \d{{1,3}} -|－\d{{1,3}}－|^{SHEET}|{SHEET}$"
GLUED = re.compile(rf"(?<![\d年月日])\s*(?:{SHEETS})\s*(?!\d)")
BARE_NUMBER = re.compile(r"\s*(\d{1,4})\s*")
BOOKMARK = re.compile(r"\[bookmark: ?[^\[\]\n]{0,80}\]")
BULLET = re.compile(r"\s*[-*•▪●][ \u3000\xa0]+(?=\S)")
CELL_BULLET = re.compile(r"(?<=[\t|])[ \u3000]*[-*•][ \u3000]+(?=[^\s\d|])")
RULE_ROW = re.compile(r"\s*\|?(?:\s*:?-{2,}:?\s*\|)+\s*(?::?-{2,}:?)?\s*")
BAR = re.compile(r"\s*\|\s*")
# 公文时效: | and a row of one cell
ONE_CELL = re.compile(r"[^|]*[^|\s][^|]*\|\s*$")


def find_page_marks(text: str) -> Sequence[Edit]:
    """Remove page numbers on lines of their own, bookmarks, and the bullets that converters put before items.

    A bare number is a page number only as one of a rising series of lone numbers; `——` is no bullet.
    """
    lines = list(split_lines(text))
    pages = _bare_page_numbers(lines)
    edits: list[Edit] = []
    for line in lines:
        if PAGE_NUMBER.fullmatch(line.text) or line.start in pages or RULE_ROW.fullmatch(line.text):
            edits.append(_cut(text, line.start, line.end))
        else:
            edits += _marks_in(text, line)
    return edits


def _marks_in(text: str, line: Line) -> Iterator[Edit]:
    found = [m.span() for m in BOOKMARK.finditer(line.text)] if "[" in line.text else []
    found += [m.span() for m in GLUED.finditer(line.text)]
    bullet = BULLET.match(line.text)
    if bullet:
        found.insert(0, bullet.span())
    if line.is_row:
        found += [m.span() for m in CELL_BULLET.finditer(line.text)]
    at = 0
    for start, end in sorted(found):
        if start >= at:
            yield _cut(text, line.start + start, line.start + end)
            at = end


def find_table_bars(text: str) -> Sequence[Edit]:
    """Turn the bars of a row `| a | b |` into tabs; a bar at either end goes, also the one behind an empty field.

    In a table whose first row opens with a cell (`a | b |`), the bar that opens a later row ends an empty cell.
    """
    edits: list[Edit] = []
    opens_with_bar: bool | None = None
    for line in split_lines(text):
        if line.text.count("|") < 2 and not ONE_CELL.fullmatch(line.text):
            opens_with_bar = opens_with_bar if line.is_blank else None
            continue
        if opens_with_bar is None:
            opens_with_bar = line.text.lstrip().startswith("|")
        edits += _bars_in(line, opens_with_bar)
    return edits


def _bars_in(line: Line, opens_with_bar: bool) -> Iterator[Edit]:
    for m in BAR.finditer(line.text):
        at_edge = (m.start() == 0 and opens_with_bar) or m.end() == len(line.text)
        yield Edit(line.start + m.start(), line.start + m.end(), m.group(), "" if at_edge else "\t", "layout")


def _bare_page_numbers(lines: Sequence[Line]) -> set[int]:
    """Starts of lone numbers that rise by one from page to page, three or more of them."""
    edge = Line(0, "")
    lone = [
        (int(m.group(1)), line.start)
        for before, line, after in zip([edge, *lines], lines, [*lines[1:], edge], strict=False)
        if (m := BARE_NUMBER.fullmatch(line.text)) and (before.is_blank or after.is_blank)
    ]
    run: list[tuple[int, int]] = []
    pages: set[int] = set()
    for number, start in lone:
        run = [*run, (number, start)] if run and number == run[-1][0] + 1 else [(number, start)]
        if len(run) >= 3:
            pages.update(s for _, s in run)
    return pages


def _cut(text: str, start: int, end: int) -> Edit:
    return Edit(start, end, text[start:end], "", "layout")
