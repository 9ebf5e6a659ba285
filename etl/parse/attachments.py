"""The marks under which attachments stand, and the list in which a document announces them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from etl.lines import Line
from etl.parse.labels import match_label
from etl.parse.titles import find_kind

COUNT = r"(?:[\d一二三四五六七八九十]{1,3}(?:\s*[-—]\s*\d{1,2})?)"
# 附件, 附 件 1, 附件：, 附件2：; 附表 stands inside a document.
MARK = re.compile(rf"\s*[(（【\[]?\s*附\s*件\s*{COUNT}?\s*[)）】\]]?\s*[:：]?\s*")
TITLED_MARK = re.compile(rf"\s*附\s*件\s*{COUNT}?\s*[:：、.．]?\s*([^\s\d:：].{{3,}})")
LIST = re.compile(r"\s*附\s*件\s*[:：]\s*(\S.*)?")
NUMBERED = r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})\s*[.．、:：]"
ENTRY = re.compile(rf"\s*(?:附\s*件\s*{COUNT}\s*[:：.．、]?|{NUMBERED})\s*(\S.*)")
# What may stand in a list: 1.某方案； 2.某表。
ENTRY_END = re.compile(r"[;；。.]\s*$")
NEXT_ENTRY = re.compile(r"(?<=[^\d.．、])(?=\d{1,2}[.．、](?!\d))")
LONGEST = 90
IMAGE = re.compile(r"\s*\S{1,60}\.(?:jpe?g|png|gif|bmp|tiff?|webp|emf|wmf)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class List:
    """The titles that a list of attachments announces, and the index of the line after it."""

    titles: tuple[str, ...]
    end: int


def read_list(lines: Sequence[Line], i: int) -> List | None:
    """Read the list of attachments that begins on line `i`, or return None.

    `附件：` and entries on one line or several; an entry may run on to a second line. A mark with a title over a body
    is no list.
    """
    m = LIST.match(lines[i].text)
    first = m.group(1) if m else _titled(lines[i])
    at = i + 1
    if first is None:
        if not m or not _is_entry(lines, at) or _opens_document(lines, at):
            return None
        titles: list[str] = []
    else:
        if _opens_document(lines, i):
            return None
        titles = [_strip_entry(part) for part in NEXT_ENTRY.split(first)]
    while at < len(lines):
        if _is_entry(lines, at):
            titles.append(_strip_entry(lines[at].text))
        elif titles and _runs_on(lines, at, titles[-1]):
            titles[-1] += lines[at].text.strip()
        else:
            break
        at += 1
    return List(tuple(titles), at)


def _titled(line: Line) -> str | None:
    m = TITLED_MARK.fullmatch(line.text)
    return m.group(1) if m and len(m.group(1)) <= LONGEST and not line.is_prose else None


def _strip_entry(text: str) -> str:
    m = ENTRY.fullmatch(text)
    return ENTRY_END.sub("", (m.group(1) if m else text).strip())


def _is_entry(lines: Sequence[Line], i: int) -> bool:
    if i >= len(lines) or len(lines[i].text) > LONGEST:
        return False
    return ENTRY.fullmatch(lines[i].text) is not None and not Line(0, ENTRY_END.sub("", lines[i].text)).is_prose


def _runs_on(lines: Sequence[Line], i: int, title: str) -> bool:
    """Whether line `i` ends the title of the entry over it, which has no end of a title yet."""
    if lines[i].is_row or lines[i].is_finished or match_label(lines[i].text) or find_kind(title):
        return False
    return find_kind(title + lines[i].text.strip()) is not None


def _opens_document(lines: Sequence[Line], i: int) -> bool:
    """Whether the mark on line `i` has a title that stands over a body: running text, a table, numbered items.

    Items that are entries of the same list are no body.
    """
    m = LIST.match(lines[i].text)
    if lines[i].is_finished or (m and m.group(1) and ENTRY.fullmatch(m.group(1))):
        return False
    after = i + 1
    if after >= len(lines):
        return False
    label = match_label(lines[after].text)
    if label:
        return not _is_entry(lines, after) or not (find_kind(_strip_entry(lines[after].text)))
    return lines[after].is_row or lines[after].is_prose
