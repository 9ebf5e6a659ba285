"""What a site put around a document: link titles, markup, navigation, controls, recommended pages, place names."""

import re
from collections.abc import Iterator, Sequence

from etl.lexicon import alternatives, load_words
from etl.lines import LABEL
from etl.model import Edit
from etl.restore import page_lines as shape
from etl.restore.page import Page, find_page
from etl.restore.spam_rows import is_spam

NUMBERED = re.compile(
    r"[〔\[（(]\s*\d{4}\s*[〕\]）)]\s*第?\s*\d+\s*号|^\s*\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日\s*$|(?:文件|令|公报)\s*$"
)


def find_furniture(text: str) -> Sequence[Edit]:
    """Remove the lines of the page that are no part of the document.

    Only the stretches before the first and after the last paragraph of prose are judged, and only where one line gives
    the page away (markup, a control, a bar of navigation, link spam, a heading of recommended pages). Guarantees: prose
    stays; titles, document numbers, dates, labels of attachments and names of image files stay.
    """
    page = find_page(text)
    if page is None:
        return ()
    foot = set(_judge_tail(page))
    dropped = foot | set(_judge_head(page, bool(foot)))
    if page.has_markup:
        dropped.update(i for i, line in enumerate(page.lines) if shape.is_markup(line.text))
    return [_drop(page, run) for run in _runs(sorted(dropped))]


def _judge_head(page: Page, has_foot: bool) -> Iterator[int]:
    """Yield the lines over the body that are furniture, where a line there, or the foot, gives the page away."""
    head = [(i, page.simple(page.lines[i].text)) for i in range(page.first)]
    signs = [i for i, line in head if _gives_away(page, line, i)]
    if not signs and not has_foot:
        return
    for i, line in head:
        if signs and i <= signs[-1]:
            is_dropped = i in signs or not _belongs(page, line)
        else:
            is_dropped = _is_no_word(line) or shape.is_related_link(line) or shape.is_journal_header(line)
        if is_dropped and line.strip():
            yield i


def _judge_tail(page: Page) -> Iterator[int]:
    """Yield the lines under the body that are furniture; behind a heading of recommended pages, all of them."""
    tail = [(i, page.simple(page.lines[i].text)) for i in range(page.last + 1, len(page.lines))]
    heading = next((i for i, line in tail if shape.is_recommendation(line)), len(page.lines))
    signs = [i for i, line in tail if i >= heading or _gives_away(page, line, i) or shape.is_foot(line)]
    for i, line in tail:
        if not line.strip():
            continue
        if i in signs or (signs and i > signs[0] and not _belongs(page, line) and _is_foot(page, line)):
            yield i


def _gives_away(page: Page, line: str, index: int) -> bool:
    return shape.is_markup(line) or shape.is_control(line) or shape.is_navigation(line) or is_spam(page, line, index)


def _belongs(page: Page, line: str) -> bool:
    """Whether a line among furniture is the document's: numbered, dated, an image, or a title about its matter."""
    text = line.strip()
    if NUMBERED.search(text) or LABEL.match(text) or shape.IMAGE.search(text) or _front_matter().match(text):
        return True
    if shape.is_related_link(text) or shape.is_recommendation(text):
        return False
    coherence = page.coherence(text)
    return (coherence >= 0.5 and _title_end().search(text) is not None) or (coherence >= 0.8 and len(text) >= 8)


def _is_foot(page: Page, line: str) -> bool:
    return shape.word_pattern("footer").match(line.strip()) is not None or page.coherence(line) < 0.2


def _is_no_word(line: str) -> bool:
    return not any(c.isalnum() for c in line)


def _title_end() -> re.Pattern[str]:
    ends = [end for rule in load_words("document_kinds") for end in rule["ends"]]
    return re.compile(rf"(?:{alternatives(ends)})[）)]?\s*$|关于")


def _front_matter() -> re.Pattern[str]:
    labels = load_words("front_matter")
    return re.compile(rf"(?:{alternatives([w for key in labels if key != 'none' for w in labels[key]])})\s*[:：]")


def _runs(indexes: list[int]) -> Iterator[tuple[int, int]]:
    start = None
    for i, here in enumerate(indexes):
        start = here if start is None else start
        if i + 1 == len(indexes) or indexes[i + 1] != here + 1:
            yield start, here
            start = None


def _drop(page: Page, run: tuple[int, int]) -> Edit:
    start, end = page.lines[run[0]].start, page.lines[run[1]].end
    if end < len(page.text):
        end += 1  # with its newline
    return Edit(start, end, page.text[start:end], "", "furniture")
