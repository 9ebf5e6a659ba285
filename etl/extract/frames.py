"""What stands around a clause and dates it: the document's own year, its period, a yearly heading, a row's due cell."""

import re
from dataclasses import replace
from functools import cache

from etl.extract.times import Frame, Time, find_times
from etl.lexicon import alternatives, load_words
from etl.model import Clause, Document

YEARLY = re.compile(r"(20\d\d)\s*年度?(?:的)?(?:工作|任务|主要|重点|阶段)*(?:目标|任务|计划|安排)")


def find_frame(document: Document, clause: Clause) -> Frame:
    """Return what times in `clause` without a year of their own refer to."""
    yearly, _ = heading_year(document, clause)
    own = document.period_start if document.period_start and document.period_start == document.period_end else None
    issued = (document.issued_on or "")[:4] or None
    return Frame(yearly or own or issued, document.period_end, document.period_start or issued)


def heading_year(document: Document, clause: Clause) -> tuple[str | None, str | None]:
    """Return the year, and its words, of a yearly heading over or on the clause (2023年度任务目标), else None twice."""
    by_path = {c.path: c for c in document.clauses}
    at: Clause | None = clause
    while at is not None:
        m = YEARLY.search(at.heading or "")
        if m:
            return m.group(1), re.match(r"20\d\d\s*年度?", m.group()).group()  # type: ignore[union-attr]
        at = by_path.get(at.parent) if at.parent else None
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
    by_path = {c.path: c for c in document.clauses}
    at: Clause | None = clause
    while at is not None:
        if len(at.heading or "") <= 16 and _background().search(at.heading or ""):
            return True
        at = by_path.get(at.parent) if at.parent else None
    return False
