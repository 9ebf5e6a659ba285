"""What a site put around a document: link titles, markup, navigation, controls, recommended pages, place names."""

import re
from collections.abc import Iterator, Sequence

from etl.lexicon import alternatives, load_words
from etl.lines import LABEL, Line
from etl.model import Edit
from etl.restore import page_lines as shape
from etl.restore.page import Page, find_page
from etl.restore.spam_rows import is_spam

NUMBERED = re.compile(
    r"[〔\[（(]\s*\d{4}\s*[〕\]）)]\s*第?\s*\d+\s*号|^\s*\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日\s*$|(?:文件|令|公报)\s*$"
)


def find_furniture(text: str) -> Sequence[Edit]:
    """Remove the lines of the page that are no part of the document.

    Only the stretches before the first and after the last paragraph of Chinese prose are judged, and only where one
    line gives the page away (junk markup, a control, a bar of navigation, link spam, a heading of recommended pages).
    Guarantees: prose stays; titles, document numbers, dates, labels of attachments and names of image files stay.
    """
    page = find_page(text)
    if page is None:
        return ()
    foot = _judge_tail(page)
    dropped = [*_judge_head(page, bool(foot)), *foot]
    if dropped or page.has_junk_markup:
        dropped = sorted({*dropped, *page.markup}, key=lambda line: line.start)
    return [_drop(text, run) for run in _join_runs(dropped)]


def _judge_head(page: Page, has_foot: bool) -> list[Line]:
    """Return the lines over the body that are furniture, where a line there, or the foot, gives the page away."""
    simple = [page.simple(line.text) for line in page.head]
    signs = [i for i, line in enumerate(simple) if _gives_away(page, line, page.head, i)]
    if not signs and not has_foot:
        return []
    last = signs[-1] if signs else -1
    return [
        page.head[i]
        for i, line in enumerate(simple)
        if line.strip() and (i in signs or (not _belongs(page, line) if i <= last else _is_left_over(line)))
    ]


def _judge_tail(page: Page) -> list[Line]:
    """Return the lines under the body that are furniture; behind a heading of recommended pages, all of them."""
    simple = [page.simple(line.text) for line in page.tail]
    heading = next((i for i, line in enumerate(simple) if shape.is_recommendation(line)), len(simple))
    signs = [
        i
        for i, line in enumerate(simple)
        if i >= heading or _gives_away(page, line, page.tail, i) or shape.is_foot(line)
    ]
    first = signs[0] if signs else len(simple)
    return [
        page.tail[i]
        for i, line in enumerate(simple)
        if line.strip() and (i in signs or (i > first and not _belongs(page, line) and _is_foreign(page, line)))
    ]


def _gives_away(page: Page, line: str, lines: Sequence[Line], index: int) -> bool:
    if shape.is_control(line) or shape.is_navigation(line) or is_spam(page, line, lines, index):
        return True
    return page.has_junk_markup and shape.is_markup(line)


def _is_left_over(line: str) -> bool:
    """Whether a line between the page's controls and the prose is neither title nor text."""
    return _is_no_word(line) or shape.is_related_link(line) or shape.is_journal_header(line)


def _belongs(page: Page, line: str) -> bool:
    """Whether a line among furniture is the document's: numbered, dated, an image, or a title about its matter."""
    text = line.strip()
    if NUMBERED.search(text) or LABEL.match(text) or shape.IMAGE.search(text) or _front_matter().match(text):
        return True
    if shape.is_related_link(text) or shape.is_recommendation(text):
        return False
    coherence = page.coherence(text)
    return (coherence >= 0.5 and _title_end().search(text) is not None) or (coherence >= 0.8 and len(text) >= 8)


def _is_foreign(page: Page, line: str) -> bool:
    return shape.word_pattern("footer").match(line.strip()) is not None or page.coherence(line) < 0.2


def _is_no_word(line: str) -> bool:
    return not any(c.isalnum() for c in line)


def _title_end() -> re.Pattern[str]:
    ends = [end for rule in load_words("document_kinds") for end in rule["ends"]]
    return re.compile(rf"(?:{alternatives(ends)})[）)]?\s*$|关于")


def _front_matter() -> re.Pattern[str]:
    labels = load_words("front_matter")
    return re.compile(rf"(?:{alternatives([w for key in labels if key != 'none' for w in labels[key]])})\s*[:：]")


def _join_runs(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Yield the stretches that lines, and those next to them, take up."""
    run: tuple[int, int] | None = None
    for line in lines:
        if run and line.start == run[1] + 1:
            run = run[0], line.end
            continue
        if run:
            yield run
        run = line.start, line.end
    if run:
        yield run


def _drop(text: str, run: tuple[int, int]) -> Edit:
    start, end = run
    end += end < len(text)  # with its newline
    return Edit(start, end, text[start:end], "", "furniture")
