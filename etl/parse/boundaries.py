"""Where one document of a source ends and the next begins: titles, attachment marks, lists of attachments."""

import re
from collections.abc import Sequence
from itertools import takewhile

from etl.lines import Line
from etl.parse.announced import Part, alike, find_parent, match_announced, match_title_end
from etl.parse.attachments import MARK, TITLED_MARK, read_list
from etl.parse.clauses import CLOSING
from etl.parse.columns import find_header
from etl.parse.dates import is_date_line
from etl.parse.headline import find_body, find_headline, find_title_end, is_title_line, read_title
from etl.parse.labels import match_label
from etl.parse.signature import SEAL, names_body
from etl.parse.titles import clean_title, find_kind

NAMED = re.compile(r"《([^《》]{4,120})》")
ISSUED = re.compile(r"(?:印发|转发|下发)(?!《)(.{6,120})的通知")
# What a notice says that carries another document: 现将…印发给你们, …通知如下
SENDS = re.compile(r"(?:印发|转发|下发)给你们|现予以?(?:印发|转发|发布)|现将.{2,80}(?:[印转下]发|通[知报]如下)")
FEWEST_ITEMS = 2


def split_parts(lines: Sequence[Line]) -> list[Part]:
    """Return the documents of a source as parts, in order; the first has the source's first lines.

    A new document begins at an attachment mark (`附件2` on its own line), at a title that was announced before, in
    《》 or in a list of attachments, or that follows the signature of a notice, and where the numbered text of the
    document that a notice announced follows its signature without a title.
    """
    parts = [_first_part(lines)]
    signed, i = False, parts[0].body
    while i < len(lines):
        listed = read_list(lines, i)
        if listed:
            parts[-1].announced += listed.titles
            parts[-1].listed.update(line.start for line in lines[i : listed.end])
            i = listed.end
            continue
        part = _open_part(lines, i, parts, signed)
        if part:
            parts[-1].end = part.first
            parts.append(part)
            signed, i = False, part.body
            continue
        _note_line(lines[i], parts)
        signed = signed or (is_date_line(lines[i].text) and parts[-1].is_notice)
        i += 1
    parts[-1].end = len(lines)
    return parts


def _first_part(lines: Sequence[Line]) -> Part:
    first, end = find_headline(lines)
    part = Part(0, read_title(lines[first:end]), find_body(lines, end))
    issues = re.search("印发|转发|下发", part.title) is not None
    part.announced = [t for t in (*NAMED.findall(part.title), *ISSUED.findall(part.title)) if issues or find_kind(t)]
    return part


def _note_line(line: Line, parts: Sequence[Part]) -> None:
    """Keep what a line of the first document says of those that it carries."""
    if len(parts) == 1:
        parts[0].announced += [t for t in NAMED.findall(line.text) if find_kind(t)]
        parts[0].sends = parts[0].sends or SENDS.search(line.text) is not None


def _open_part(lines: Sequence[Line], i: int, parts: Sequence[Part], signed: bool) -> Part | None:
    if MARK.fullmatch(lines[i].text):
        end = match_title_end(lines, i + 1, parts) or find_title_end(lines, i + 1)
        title = read_title(lines[i + 1 : end])
        return Part(i, title, end, find_parent(title, parts)) if title else None
    marked = TITLED_MARK.fullmatch(lines[i].text)
    if marked:
        return _open_titled(lines, i, marked.group(1), parts)
    if signed and (name := _find_untitled(lines, i, parts)):
        return Part(i, clean_title([name]), i, find_parent(name, parts))
    if not is_title_line(lines[i]) or (names_body(lines[i].text) and not find_kind(lines[i].text)):
        return None
    end = (match_title_end(lines, i, parts) if signed else None) or find_title_end(lines, i)
    title = read_title(lines[i:end])
    if signed and not find_kind(title) and match_announced(title, parts):
        return Part(i, title, end, find_parent(title, parts))
    if find_kind(title) and (signed or match_announced(title, parts)):
        return Part(i, title, end, find_parent(title, parts))
    if find_kind(title) and heads_last_table(lines, end):
        return Part(i, title, end, _find_carrier(parts))
    return None


def heads_last_table(lines: Sequence[Line], i: int) -> bool:
    """Whether a ledger begins on line `i`, and no numbered item of the text goes on behind its rows."""
    if i >= len(lines) or not lines[i].is_row or find_header(lines[i : i + 2]) is None:
        return False
    behind = takewhile(lambda line: not MARK.fullmatch(line.text), lines[i:])
    last = max(n for n, line in enumerate(lines[i:]) if line.is_row)
    return not any(match_label(line.text) for line in list(behind)[last:])


def _find_carrier(parts: Sequence[Part]) -> int:
    """The latest document that is no table behind another."""
    at = len(parts) - 1
    while find_kind(parts[at].title) in ("ledger", "annex") and (above := parts[at].parent) is not None:
        at = above
    return at


def _open_titled(lines: Sequence[Line], i: int, words: str, parts: Sequence[Part]) -> Part | None:
    """A document whose mark and title share a line: 附件2：某某办法."""
    end = i + 1
    while not find_kind(words) and end < min(i + 4, len(lines)) and is_title_line(lines[end]):
        words, end = words + lines[end].text, end + 1
    title = clean_title([words])
    return Part(i, title, end, find_parent(title, parts)) if find_kind(title) and _opens_body(lines, end) else None


def _opens_body(lines: Sequence[Line], i: int) -> bool:
    """Whether a document's body, not a signature or a title, stands on line `i`."""
    return i < len(lines) and (lines[i].is_row or lines[i].is_prose or match_label(lines[i].text) is not None)


def _find_untitled(lines: Sequence[Line], i: int, parts: Sequence[Part]) -> str | None:
    """The one announced document whose text begins on line `i` without its title, or None."""
    text = lines[i].text
    if not _opens_body(lines, i) or lines[i].is_row or CLOSING.match(text) or SEAL.fullmatch(text):
        return None
    rest = lines[i:]
    if sum(match_label(line.text) is not None for line in rest) < FEWEST_ITEMS:
        return None
    waiting = list(dict.fromkeys(clean_title([n]) for n in parts[-1].announced))
    if len(waiting) != 1 or any(is_title_line(line) and alike(line.text, waiting[0]) for line in rest):
        return None
    return waiting[0]
