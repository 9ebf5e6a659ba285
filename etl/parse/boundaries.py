"""Where one document of a source ends and the next begins: titles, attachment marks, lists of attachments."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from etl.lines import Line
from etl.parse.front_matter import DATE_LINE, NUMBER_LINE, _is_body, read_fields
from etl.parse.labels import match_label
from etl.parse.titles import clean_title, find_kind

MARK = re.compile(r"\s*附\s*件\s*(?:[\d一二三四五六七八九十]{1,3})?\s*[:：]?\s*")
LIST = re.compile(r"\s*附\s*件\s*[:：]\s*(\S.*)")
MARK_WITH_TITLE = re.compile(r"\s*附\s*件\s*(?:[\d一二三四五六七八九十]{1,3})?\s*[:：]?\s*(\S.*)")
ENTRY = re.compile(r"\s*(?:附\s*件\s*)?(?:\d{1,2}|[一二三四五六七八九十]{1,2})\s*[.．、:：]\s*(\S.*)")
NAMED = re.compile(r"《([^《》]{4,120})》")
IMAGE = re.compile(r"\s*\S{1,60}\.(?:jpe?g|png|gif|bmp|tiff?|webp|emf|wmf)\s*", re.IGNORECASE)
ENOUGH_ALIKE = 0.75


@dataclass(slots=True)
class Part:
    """The lines of one document: where its marker or title begins, its title, and where its body begins."""

    first: int
    title: str
    body: int
    marked: bool = False
    parent: int | None = None
    end: int = 0
    announced: list[str] = field(default_factory=list)


def is_title_line(line: Line) -> bool:
    """Whether a line can belong to a title: no label, no end of sentence, no field, date or number."""
    text = line.text
    return not (
        line.is_blank
        or line.is_row
        or line.is_finished
        or "。" in text
        or len(text) > 160
        or match_label(text)
        or MARK.fullmatch(text)
        or LIST.match(text)
        or IMAGE.fullmatch(text)
        or NUMBER_LINE.fullmatch(text)
        or DATE_LINE.fullmatch(text.strip())
        or read_fields(line)
        or text.strip().startswith(("(此件", "（此件", "——", "●"))
    )


def split_parts(lines: Sequence[Line]) -> list[Part]:
    """Return the documents of a source as parts, in order; the first has the source's first lines.

    A new document begins at an attachment mark (`附件2` on its own line) or at a title that was announced before, in
    《》 or in a list of attachments, or that follows the signature of a notice.
    """
    parts = [_first_part(lines)]
    signed, i = False, parts[0].body
    while i < len(lines):
        listed = _read_list(lines, i, parts)
        if listed:
            parts[-1].announced += listed[0]
            i = listed[1]
            continue
        part = _open_part(lines, i, parts, signed)
        if part:
            parts[-1].end = part.first
            parts.append(part)
            signed, i = False, part.body
            continue
        signed = signed or bool(DATE_LINE.fullmatch(lines[i].text.strip()) and find_kind(parts[-1].title) == "notice")
        if len(parts) == 1:
            parts[0].announced += [t for t in NAMED.findall(lines[i].text) if find_kind(t)]
        i += 1
    parts[-1].end = len(lines)
    return parts


def _first_part(lines: Sequence[Line]) -> Part:
    opening = _opening(lines)
    ends = [i for i in opening if is_title_line(lines[i]) and find_kind(lines[i].text)]
    if not ends:
        titled = [i for i in opening if is_title_line(lines[i])]
        if not titled:
            return Part(0, "", 0)
        return Part(0, clean_title([lines[titled[0]].text]), titled[0] + 1)
    last = ends[0]
    if last + 1 in opening and re.fullmatch(r"\s*[(（][^()（）]{1,20}[)）]\s*", lines[last + 1].text):
        first, last = last, last + 1
    else:
        first = last
    while first - 1 in opening and is_title_line(lines[first - 1]) and _runs_on(lines[first - 1], lines[first]):
        first -= 1
    title = clean_title([line.text for line in lines[first : last + 1]])
    part = Part(0, title, last + 1)
    part.announced = [t for t in NAMED.findall(title) if find_kind(t)]
    return part


def _opening(lines: Sequence[Line]) -> list[int]:
    """Indices of the lines before the first running text or label."""
    for i, line in enumerate(lines[:60]):
        if match_label(line.text) or (line.is_finished and not read_fields(line) and i > 0) or LIST.match(line.text):
            return list(range(i))
    return list(range(min(len(lines), 60)))


def _runs_on(line: Line, after: Line) -> bool:
    """Whether a title line goes on in the next: it is no title of its own, and no letterhead."""
    if line.text.rstrip().endswith("文件") or find_kind(line.text):
        return False
    return not _is_body(line.text) or after.text.lstrip().startswith(("关于", "印发", "转发"))


def _read_list(lines: Sequence[Line], i: int, parts: Sequence[Part]) -> tuple[list[str], int] | None:
    """Read a list of attachments that begins on line `i`: its entries, and the line after it."""
    m = LIST.match(lines[i].text)
    if not m or (_match_announced(m.group(1), parts) and _opens_body(lines, i + 1)):
        return None
    entries, at = [_entry(m.group(1))], i + 1
    while at < len(lines) and (m := ENTRY.fullmatch(lines[at].text)) and not lines[at].is_finished:
        entries.append(m.group(1))
        at += 1
    return entries, at


def _opens_body(lines: Sequence[Line], i: int) -> bool:
    """Whether a document's body, not a signature or a title, stands on line `i`."""
    return i < len(lines) and (lines[i].is_row or lines[i].is_prose or match_label(lines[i].text) is not None)


def _entry(text: str) -> str:
    m = ENTRY.fullmatch(text)
    return m.group(1) if m else text


def _open_part(lines: Sequence[Line], i: int, parts: Sequence[Part], signed: bool) -> Part | None:
    line = lines[i]
    if MARK.fullmatch(line.text):
        last = _title_end(lines, i + 1)
        title = clean_title([part.text for part in lines[i + 1 : last]])
        return Part(i, title, last, marked=True, parent=_find_parent(title, parts)) if title else None
    marked = MARK_WITH_TITLE.fullmatch(line.text)
    if marked and not line.is_finished and _match_announced(marked.group(1), parts) and _opens_body(lines, i + 1):
        title = clean_title([marked.group(1)])
        return Part(i, title, i + 1, marked=True, parent=_find_parent(title, parts))
    if not is_title_line(line):
        return None
    last = _title_end(lines, i)
    for end in range(last, i, -1):
        title = clean_title([part.text for part in lines[i:end]])
        if find_kind(title) and (signed or _match_announced(title, parts)):
            return Part(i, title, end, parent=_find_parent(title, parts))
    return None


def _title_end(lines: Sequence[Line], first: int) -> int:
    last = first
    while last < len(lines) and last < first + 4 and is_title_line(lines[last]):
        last += 1
    return last


def _match_announced(title: str, parts: Sequence[Part]) -> str | None:
    """The announced name, not yet taken by a document, that `title` is."""
    taken = [p.title for p in parts]
    for name in (n for p in reversed(parts) for n in p.announced):
        if _alike(title, name) and not any(_alike(name, t) for t in taken):
            return name
    return None


def _find_parent(title: str, parts: Sequence[Part]) -> int:
    """The latest document that announced `title`, else the first."""
    for i in range(len(parts) - 1, -1, -1):
        if any(_alike(title, name) for name in parts[i].announced):
            return i
    return 0


def _alike(one: str, other: str) -> bool:
    """Whether two titles are one: alike in wording and of the same kind."""
    a, b = (re.sub(r"[\W_]+", "", t) for t in (one, other))
    return find_kind(one) == find_kind(other) and SequenceMatcher(None, a, b, autojunk=False).ratio() >= ENOUGH_ALIKE
