"""Other documents that a document names, by 《title》, by number, or by a name without 《》 (DESIGN 4.8)."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache

from etl.document_numbers import NUMBER
from etl.lexicon import alternatives, load_words
from etl.model import Citation, Clause, Document, Outline

TITLE = re.compile(rf"《((?:[^《》]|《[^《》]*》)+)》(?:\s*[(（]?\s*({NUMBER})\s*[)）〕]?)?")
LONE_NUMBER = re.compile(rf"(?<![\u4e00-\u9fff])({NUMBER})")
PLACE = re.compile("[省市县区旗盟州镇国]$")
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
    return tuple(c for d in outline.documents for clause in d.clauses for c in _cite(d, clause, outline))


def _cite(document: Document, clause: Clause, outline: Outline) -> Iterator[Citation]:
    text = outline.text[clause.start : clause.end]
    own = [d.title for d in outline.documents if d is document or _carries(document, d, outline)]
    seen: set[str] = set()
    for start, end, title, number in _mentions(text):
        key = re.sub(r"\s", "", title or number or "")
        if key in seen or (title and any(_same(title, t) for t in own)):
            continue
        seen.add(key)
        yield Citation(document.key, clause.path, clause.start + start, clause.start + end, title, number)


def _mentions(text: str) -> list[tuple[int, int, str | None, str | None]]:
    found: list[tuple[int, int, str | None, str | None]] = []
    for m in TITLE.finditer(text):
        found.append((*m.span(), m.group(1).strip(), _as_printed(m.group(2))))
    for m in LONE_NUMBER.finditer(text):
        found.append((*m.span(1), None, _as_printed(m.group(1))))
    for m in _unmarked().finditer(text):
        found.append((*m.span(1), m.group(1), None))
    kept: list[tuple[int, int, str | None, str | None]] = []
    for mention in sorted(found, key=lambda f: (f[0], -f[1])):
        if not kept or mention[0] >= kept[-1][1]:
            kept.append(mention)
    return kept


def _as_printed(number: str | None) -> str | None:
    """A document number without white space, its brackets as printed."""
    return re.sub(r"\s", "", number) if number else None


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
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    if any(
        op == "replace" and PLACE.search(a[i:j]) and PLACE.search(b[k:n]) for op, i, j, k, n in matcher.get_opcodes()
    ):
        return False
    return matcher.ratio() >= SAME or (len(a) > 10 and a[-12:] == b[-12:])
