"""What stands around a clause and dates it: the document's own year, its period, a yearly heading."""

import re

from etl.extract.times import Frame
from etl.model import Clause, Document

YEARLY = re.compile(r"(20\d\d)\s*年度?(?:的)?(?:工作|任务|主要|重点|阶段)*(?:目标|任务|计划|安排)")


def find_frame(document: Document, clause: Clause) -> Frame:
    """Return what times in `clause` without a year of their own refer to."""
    yearly, _ = heading_year(document, clause)
    own = document.period_start if document.period_start and document.period_start == document.period_end else None
    issued = (document.issued_on or "")[:4] or None
    return Frame(yearly or own or issued, document.period_end)


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
