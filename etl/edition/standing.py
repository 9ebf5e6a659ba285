"""A document's own time: from when to when it applies, and what ended it (repeal, replacement, the end of its period).

This is the second clock. The first is the edition's: what we knew. "In force on a date, as we knew it in an edition"
asks both.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise

from etl.edition.due_dates import first_day, last_day

Row = dict[str, object]
YEARS = re.compile(r"20\d\d|[“\"]?十[一二三四五六七八]五[”\"]?|[\W_]+|年|[第]?[一二三四五六七八九十]+期")


def add_standing(documents: Sequence[Row], citations: Sequence[Row]) -> None:
    """Give every document row `valid_from`, `valid_to`, `status` and `successor_id`.

    A document without a date of its own takes that of the one that carries it. `superseded` is a document for which a
    later one of the same place, kind and title, years aside, is held, or that another replaces; `repealed` one that
    another repeals; `expiring` one whose period has a last day; any other is `current`. Nothing here reads a clock.
    """
    rows = {str(d["document_id"]): d for d in documents}
    for d in documents:
        d["valid_from"] = _begin(d, rows)
        d["valid_to"] = last_day(str(d["period_end"])) if d.get("period_end") else None
        d["status"] = "expiring" if d["valid_to"] else "current"
        d["successor_id"] = None
    for older, newer in _successors(documents):
        _end(rows[older], "superseded", rows[newer])
    for c in citations:
        ended, by = c.get("cited_document_id"), str(c["clause_id"]).partition("/")[0]
        if ended and c.get("relation") in ("repeals", "replaces"):
            _end(rows[str(ended)], "repealed" if c["relation"] == "repeals" else "superseded", rows[by])


def _begin(document: Mapping[str, object], rows: Mapping[str, Row]) -> object:
    """The day from which a document applies, its own or that of the one that carries it."""
    period = document.get("period_start")
    own = document.get("issued_on") or document.get("published_on") or (first_day(str(period)) if period else None)
    above = rows.get(str(document.get("parent_id")))
    return own or (_begin(above, rows) if above else None)


def _successors(documents: Sequence[Row]) -> list[tuple[str, str]]:
    """Each document with the next later one on the same matter."""
    same: dict[tuple[object, ...], list[Row]] = {}
    for d in documents:
        if d.get("period_start"):
            key = (d.get("region_id"), d["kind"], YEARS.sub("", str(d["title"])))
            same.setdefault(key, []).append(d)
    pairs = []
    for group in same.values():
        ordered = sorted(group, key=lambda d: (str(d["period_start"]), str(d["document_id"])))
        pairs += [
            (str(a["document_id"]), str(b["document_id"]))
            for a, b in pairwise(ordered)
            if a["period_start"] != b["period_start"]
        ]
    return pairs


def _end(document: Row, status: str, by: Row) -> None:
    document["status"], document["successor_id"] = status, by["document_id"]
    begins = by.get("valid_from")
    if begins:
        before = (date.fromisoformat(str(begins)) - timedelta(days=1)).isoformat()
        document["valid_to"] = min(str(document["valid_to"] or before), before)
