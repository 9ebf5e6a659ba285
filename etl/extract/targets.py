"""Numbers to reach, keep or do (DESIGN 4.6), each with what it counts and when it is due."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from etl.extract.comparators import decide_comparator
from etl.extract.contexts import MAY_COUNT, Context, read_contexts
from etl.extract.dating import find_time, opens_sentence
from etl.extract.frames import find_clause_time, find_frame, find_issue, heading_year, headings_over, is_background
from etl.extract.indicator_names import Named, name_indicator
from etl.extract.indicator_tables import read_tables
from etl.extract.listings import Listing, follow, goes_on, shares_total
from etl.extract.name_shares import name_shares
from etl.extract.quantities import find_baseline
from etl.extract.rhythms import find_per
from etl.extract.sections import is_aim
from etl.extract.sentences import Part, split_parts
from etl.extract.times import Frame, Time, find_times
from etl.model import Clause, Document, Outline, Target

# 其中, 同时: the sentence goes on with what the one before dated.
GOES_ON = re.compile(r"\s*(?:其中|届时|同时|到时)")


def find_targets(outline: Outline) -> tuple[Target, ...]:
    """Return the targets of every document, in order; a heading's own words are read too, a preamble's as well."""
    return tuple(t for d in outline.documents for c in d.clauses for t in _read_clause(d, c, outline))


def _read_clause(document: Document, clause: Clause, outline: Outline) -> Iterator[Target]:
    """The targets of a clause: those of its tables and those of its sentences, one for a number that a row repeats."""
    text = outline.text[clause.start : clause.end]
    if not MAY_COUNT.search(text) or is_background(document, clause):
        return
    frame = find_frame(document, clause, find_issue(document, outline))
    if document.row_at(clause.path):
        seen: set[tuple[float, str | None]] = set()
        for target in _clause_targets(document, clause, outline.text, frame, []):
            if (target.value, target.unit) not in seen or target.printed_indicator:
                yield target
            seen.add((target.value, target.unit))
        return
    found, tables = read_tables(document, clause, text, frame) if "\t" in text else ([], [])
    yield from found
    yield from _clause_targets(document, clause, outline.text, frame, tables)


def _clause_targets(
    document: Document, clause: Clause, whole_text: str, frame: Frame, tables: Sequence[tuple[int, int]]
) -> Iterator[Target]:
    text = whole_text[clause.start : clause.end]
    aim = cache(lambda: is_aim(clause, document))
    whole = find_clause_time(text, frame, document.row_at(clause.path) is not None)
    last: Time | None = None
    named: Named | None = None
    heading = cache(lambda: _find_heading(document, clause))
    listing = Listing()
    for part in split_parts(text):
        if any(a <= part.start < b for a, b in tables):
            continue
        times = find_times(part.sentence, frame)
        limits = [t for t in times if t.is_limit and t.start + part.sentence_start <= part.end]
        opening = times[:1] if aim() and times and opens_sentence(times[0], part.sentence) else ()
        last = next((t for t in [*limits[::-1], *opening] if t.due), last)
        contexts = read_contexts(part, times, whole_text, clause.start + part.start)
        around = (last if contexts and last and (GOES_ON.match(part.sentence) or aim()) else None) or whole
        for i, context in enumerate(contexts):
            shared = shares_total(listing, contexts, i, part)
            is_listed = shared or goes_on(listing, contexts, i, part)
            comparator = decide_comparator(context, bool(limits), is_listed)
            per = find_per(context) or (listing.per if shared else None)
            listing = follow(listing, context, part, comparator is not None, shared, per)
            time = find_time(part, context, times) or around
            # 6月底前出台细则；每半年督查一次: a month ends no rhythm that another part orders.
            if per and time and len(time.due or "") > len("2025") and time.end <= part.start - part.sentence_start:
                time = None
            if comparator and not (time and time.is_past):
                named = name_indicator(context, part, times, per is not None, named, heading())
                yield from _make(document, clause, part, context, comparator, time, named, per)
        listing = listing if contexts else replace(listing, is_open=False)


def _make(
    document: Document, clause: Clause, part: Part, context: Context, comparator: str, time: Time | None, named: Named,
    per: str | None,
) -> Iterator[Target]:  # fmt: skip
    q = context.quantity
    due, due_text = (time.due, time.text) if time else heading_year(document, clause)
    names = name_shares(context) if q.form == "shares" else [named.name]
    for i, value in enumerate(q.values):
        yield Target(
            document.key, clause.path, clause.start + named.start, clause.start + part.end,
            names[i] if i < len(names) else names[0], comparator, value, q.value_max,
            f"{q.unit}/{per}" if per else q.unit or None, find_baseline(context.before), due, due_text,
        )  # fmt: skip


def _find_heading(document: Document, clause: Clause) -> str:
    """The nearest heading over or on a clause, or the document's title."""
    return next(headings_over(document, clause), document.title)
