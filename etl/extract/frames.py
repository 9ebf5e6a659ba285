"""What stands around a clause and dates it: the document's own year, its period, a yearly heading, a row's due cell."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from etl.extract.times import Frame, Time, find_times
from etl.lexicon import alternatives, load_words
from etl.model import Clause, Document, Outline

YEARLY = re.compile(
    r"(20\d\d)\s*年度?(?:的)?(?:工作|任务|主要|重点|阶段)*(?:目标|任务|计划|安排)|^\s*(20\d\d)\s*年度?\s*$"
)
# 筹备启动阶段（2024年3月—4月）
STAGE = re.compile("阶段|步骤")


def find_frame(document: Document, clause: Clause, issued_on: str | None) -> Frame:
    """Return what times in `clause` without a year of their own refer to; `issued_on` is as `find_issue` gives it."""
    yearly, _ = heading_year(document, clause)
    own = document.period_start if document.period_start and document.period_start == document.period_end else None
    issued = (issued_on or "")[:4] or None
    year = yearly or _stage_year(document, clause) or own or issued
    return Frame(year, document.period_end, document.period_start or issued, issued_on)


def find_issue(document: Document, outline: Outline) -> str | None:
    """Return the date on which a document was issued, or else the one that carries it."""
    by_key = {d.key: d for d in outline.documents}
    at: Document | None = document
    while at is not None and at.issued_on is None:
        at = by_key.get(at.parent) if at.parent else None
    return at.issued_on if at else None


def _stage_year(document: Document, clause: Clause) -> str | None:
    """The year of the stage that a clause is or belongs to, where it begins and ends in one year."""
    for above in headings_over(document, clause):
        if STAGE.search(above) and len(years := set(re.findall(r"(20\d\d)\s*年", above))) == 1:
            return str(years.pop())
    return None


def headings_over(document: Document, clause: Clause) -> Iterator[str]:
    """Yield the heading of a clause and those of the clauses over it, nearest first."""
    by_path = {c.path: c for c in document.clauses}
    at: Clause | None = clause
    while at is not None:
        if at.heading:
            yield at.heading
        at = by_path.get(at.parent) if at.parent else None


def heading_year(document: Document, clause: Clause) -> tuple[str | None, str | None]:
    """Return the year, and its words, of a yearly heading over or on the clause (2023年度任务目标), else None twice."""
    for heading in headings_over(document, clause):
        if m := YEARLY.search(heading):
            return m.group(1) or m.group(2), re.search(r"20\d\d\s*年度?", m.group()).group()  # type: ignore[union-attr]
    return None, None


# 完成时限：2024年12月底; （2023年6月底前完成）
DUE_LINE = re.compile(
    r"(?:完成|办结)?(?:时限|时间|期限|时间节点|时间要求|时限要求)(?:要求)?\s*[:：]\s*([^\n，,。;；)）]{2,24})"
    r"|[(（]\s*([^()（）\n，,。;；]{2,16}?(?:[底末前内]|(?=完成)))(?:完成)?\s*[)）]\s*[。;；]?\s*(?=\n|$|[(（])"
)


def find_clause_time(text: str, frame: Frame, is_row: bool) -> Time | None:
    """Return the time that dates a whole clause, its place in `text`, or None.

    In a table's row it is the cell that holds nothing but a time (2024年6月底); in an item, what stands behind
    完成时限, or a bracket at the end with nothing but a time.
    """
    places = re.finditer(r"([^\t\n]+)", text) if is_row else DUE_LINE.finditer(text)
    for m in places:
        at = m.lastindex or 0
        time = _read_whole(m.group(at), frame)
        if time:
            return replace(time, start=m.start(at) + time.start, end=m.start(at) + time.end)
    return None


def _read_whole(words: str, frame: Frame) -> Time | None:
    times = find_times(words, frame) if len(words) <= 24 else []
    rest = words[: times[0].start] + words[times[0].end :] if len(times) == 1 else words
    return times[0] if re.fullmatch(r"\s*(?:完成|之前|前)?[\s。]*", rest) else None


@cache
def _background() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(load_words('quantities')['background'])})(?:和|与|及|$)")


def is_background(document: Document, clause: Clause) -> bool:
    """Whether `clause` tells what is or was: its heading, or one above it, is a word for background."""
    return any(len(h) <= 16 and _background().search(h) for h in headings_over(document, clause))
