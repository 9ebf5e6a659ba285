"""Other documents that a document names, by 《title》, by number, or by a name without 《》 (DESIGN 4.8)."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache

from etl.document_numbers import NUMBER, OPENING, PLAIN_NUMBER, strip_blanks
from etl.lexicon import alternatives, load_words
from etl.model import Citation, Clause, Document, Outline

# 《甲》（某发〔2021〕5号）, 《甲》的通知（某发〔2021〕5号）
TITLE = re.compile(
    rf"《((?:[^《》]|《[^《》]*》)+)》"
    rf"(?:(?:的(?:通知|意见|函|批复|公告)(?=[(（]))?\s*(?:[(（]?\s*({NUMBER})|[(（]\s*({PLAIN_NUMBER}))\s*[)）〕]?)?"
)
LONE_NUMBER = re.compile(rf"(?:(?<![\u4e00-\u9fff])|(?<=号))({NUMBER})")
# （以下简称《意见》）
SHORT_FORM = re.compile(r"简称(?:为)?[:：]?\s*[“\"《]([^”\"《》]{1,20})[”\"》]")
# 高新区, 示范区 are short for a zone with a longer name.
PLACE = re.compile("[\u4e00-\u9fff]{2,6}?(?:[省市县旗盟州]|(?<![新范园发])区)|国家|全国|中国")
# 来源：《某某杂志》 over an article, （摘自《某某杂志》） under it
ORIGIN = re.compile(r"(?:^|\n)[^\n。]{0,6}(?:来源|稿源|刊于|载于|摘自|转自)\s*[:：]?\s*\Z")
SAME = 0.85


@cache
def _unmarked() -> re.Pattern[str]:
    words = load_words("citations")
    plain = [w for w in words["ends"] if w != "行动计划"]
    name = r"[^的,，。;；、:：《》\s]"
    return re.compile(
        rf"(?:{alternatives(words['verbs'])})(?:{alternatives(words['before'])})?"
        rf"({name}{{4,30}}?(?:{alternatives(plain)})|{name}{{4,30}}?{words['five_years'][0]}[\u4e00-\u9fff]{{0,8}}?(?:规划|行动计划|计划))"
    )


def find_citations(outline: Outline) -> tuple[Citation, ...]:
    """Return the citations of every document, in order, one for each title or number in a clause.

    A document's own title, and what it carries as its attachments, are no citations of it.
    """
    return tuple(c for d in outline.documents for c in _cite_document(d, outline))


def _cite_document(document: Document, outline: Outline) -> Iterator[Citation]:
    own = [d.title for d in outline.documents if d is document or _carries(document, d, outline)]
    for clause in document.clauses:
        yield from _cite_clause(document, clause, own, outline)


def _cite_clause(document: Document, clause: Clause, own: Sequence[str], outline: Outline) -> Iterator[Citation]:
    text = outline.text[clause.start : clause.end]
    short = {*SHORT_FORM.findall(outline.text[: clause.end]), *load_words("citations")["short_forms"]}
    seen: set[str] = set()
    for start, end, title, number in _mentions(text):
        key = re.sub(r"\s", "", title or number or "")
        if (
            key in seen
            or title in short
            or (title and any(_same(title, t) for t in own))
            or (not title and number == document.doc_number)
        ):
            continue
        seen.add(key)
        yield Citation(document.key, clause.path, clause.start + start, clause.start + end, title, number)


def _mentions(text: str) -> list[tuple[int, int, str | None, str | None]]:
    found: list[tuple[int, int, str | None, str | None]] = []
    for m in TITLE.finditer(text):
        if ORIGIN.search(text, 0, m.start()):
            continue
        found.append((*m.span(), m.group(1).strip(), _as_printed(m.group(2) or m.group(3))))
    for m in LONE_NUMBER.finditer(text):
        start = m.start(1) + _introduction(m.group(1))
        found.append((start, m.end(1), None, _as_printed(text[start : m.end(1)])))
    for m in _unmarked().finditer(text):
        found.append((*m.span(1), m.group(1), None))
    kept: list[tuple[int, int, str | None, str | None]] = []
    for mention in sorted(found, key=lambda f: (f[0], -f[1])):
        if not kept or mention[0] >= kept[-1][1]:
            kept.append(mention)
    return kept


def _introduction(number: str) -> int:
    """How many characters lead in to a number and are no part of it: 根据|临政发〔2021〕5号."""
    m = re.match(rf".*(?:{alternatives(load_words('citations')['introductions'])})(?=.{{2,}}{OPENING})", number)
    return m.end() if m else 0


def _as_printed(number: str | None) -> str | None:
    """A document number without white space, its brackets as printed."""
    return strip_blanks(number) if number else None


def _carries(document: Document, other: Document, outline: Outline) -> bool:
    """Whether `other` is attached to `document`, directly or further down."""
    parents = {d.key: d.parent for d in outline.documents}
    at = other.parent
    while at is not None:
        if at == document.key:
            return True
        at = parents[at]
    return False


def _same(one: str, other: str) -> bool:
    """Whether two titles name one document: alike, or one the other's short form, and not of two places."""
    a, b = (re.sub(r"[\W_]+", "", t) for t in (one, other))
    if a == b:
        return True
    places = [m.group() for m in (PLACE.match(a), PLACE.match(b)) if m]
    if len(places) == 2 and not places[0].endswith(places[1]) and not places[1].endswith(places[0]):
        return False
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    return matcher.ratio() >= SAME or (len(a) > 10 and a[-12:] == b[-12:])
