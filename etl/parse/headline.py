"""The title at the head of a source, and where the titles of its attachments end."""

import re
from collections.abc import Sequence

from etl.document_numbers import NUMBER
from etl.lines import Line
from etl.parse.attachments import IMAGE, LIST, MARK
from etl.parse.dates import is_date_line
from etl.parse.front_matter import NUMBER_LINE
from etl.parse.labels import match_label
from etl.parse.signature import names_body
from etl.parse.titles import clean_title, find_kind

LONGEST = 160
NO_TITLE = ("(此件", "（此件", "——", "●", "附表", "附图")
# What a page prints over a document, and is none of its titles.
PAGE_WORDS = ("目录", "正文", "全文", "正文内容")
MOST_LINES = 4
CUT_WORD = 3
# 的通知, 和评价指标, （2023—2025年）的通知: the rest of a title whose lines so far could be one already.
REST = re.compile(r"\s*(?:[的和与及暨]|[(（][^()（）]{1,20}[)）])")
NUMBER_BEFORE = re.compile(rf"{NUMBER}《(.+)》")
NUMBER_BEHIND = re.compile(rf"\s*[(（]\s*{NUMBER}\s*[)）]\s*$")


def is_title_line(line: Line) -> bool:
    """Whether a line can belong to a title: no label, no end of sentence, no date or number."""
    text = line.text
    return not (
        line.is_blank
        or line.is_row
        or line.is_finished
        or "。" in text
        or len(text) > LONGEST
        or match_label(text)
        or MARK.fullmatch(text)
        or LIST.match(text)
        or IMAGE.fullmatch(text)
        or NUMBER_LINE.fullmatch(text)
        or is_date_line(text)
        or text.strip().startswith(NO_TITLE)
        or clean_title([text]) in PAGE_WORDS
    )


def read_title(lines: Sequence[Line]) -> str:
    """Return the lines of a title as one, without white space and without a document number.

    The number may stand in brackets behind it, or before it, which then stands in 《》.
    """
    title = NUMBER_BEHIND.sub("", clean_title([line.text for line in lines]))
    m = NUMBER_BEFORE.fullmatch(title)
    return m.group(1) if m else title


def find_headline(lines: Sequence[Line]) -> tuple[int, int]:
    """Return the half-open range of the lines that are the title of a source; an empty one where it prints none."""
    opening = _opening(lines)
    last = next((i for i in range(opening) if is_title_line(lines[i]) and _ends_title(lines, i)), None)
    if last is None:
        return _find_plain(lines, opening)
    first, end = last, last + 1
    while first > 0 and is_title_line(lines[first - 1]) and _runs_on(lines[first - 1], lines[first]):
        if lines[first].start - lines[first - 1].end > 1:
            break  # metadata stood between
        first -= 1
    end = _add_rest(lines, first, end)
    while first + 1 < end and read_title(lines[first : first + 1]) == read_title(lines[first + 1 : end]):
        first += 1  # a page prints its own title over the document's
    return first, end


def find_body(lines: Sequence[Line], end: int) -> int:
    """Return the line on which the body of a source begins: behind its title, its number, and its title once more."""
    at = end
    while at < len(lines) and (is_title_line(lines[at]) or NUMBER_LINE.fullmatch(lines[at].text)):
        at += 1
    front = lines[end:at]
    if any(NUMBER_LINE.fullmatch(line.text) for line in front):
        return at
    title = read_title(lines[:end])
    return at if title and read_title(front) and title.endswith(read_title(front)) else end


def find_title_end(lines: Sequence[Line], first: int) -> int:
    """Return the line after the title that begins on line `first`: as far as its words name a kind, else as it goes."""
    last = first
    while last < len(lines) and last < first + MOST_LINES and is_title_line(lines[last]):
        last += 1
        if find_kind(read_title(lines[first:last])):
            return _add_rest(lines, first, last)
    return last


def _add_rest(lines: Sequence[Line], first: int, end: int) -> int:
    for i in range(end, min(len(lines), first + MOST_LINES + 2)):
        whole = REST.match(lines[i].text) and is_title_line(lines[i]) and find_kind(read_title(lines[first : i + 1]))
        if not whole:
            return i
        end = i + 1
    return end


def _opening(lines: Sequence[Line]) -> int:
    """How many lines stand before the first running text, label or list of attachments."""
    for i, line in enumerate(lines[:60]):
        if match_label(line.text) or (line.is_finished and i > 0) or LIST.match(line.text):
            return i
    return min(len(lines), 60)


def _ends_title(lines: Sequence[Line], i: int) -> bool:
    """Whether the words that name a kind end on line `i`, the last of them perhaps begun on the line before."""
    if find_kind(lines[i].text):
        return True
    if i == 0 or len(lines[i].text) > CUT_WORD or not is_title_line(lines[i - 1]):
        return False
    return find_kind(read_title(lines[i - 1 : i + 1])) is not None


def _find_plain(lines: Sequence[Line], opening: int) -> tuple[int, int]:
    """The headline of an article: its first line that names no body. An official document may have none."""
    if any(NUMBER_LINE.fullmatch(line.text) for line in lines[:opening]):
        return 0, 0
    titled = [i for i in range(opening) if is_title_line(lines[i]) and not names_body(lines[i].text)]
    return (titled[0], titled[0] + 1) if titled else (0, 0)


def _runs_on(line: Line, after: Line) -> bool:
    """Whether a title line goes on in the next: it is no title of its own, and no letterhead."""
    if line.text.rstrip().endswith("文件") or find_kind(line.text):
        return False
    if not names_body(line.text):
        return True
    return after.text.lstrip().startswith(("关于", "印发", "转发")) or names_body(after.text)
