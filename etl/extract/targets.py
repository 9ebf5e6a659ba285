"""Numbers to reach, keep or do (DESIGN 4.6), each with what it counts and when it is due."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from etl.extract.comparators import decide_comparator, patterns, per_once
from etl.extract.contexts import MAY_COUNT, Context, read_contexts
from etl.extract.frames import find_clause_time, find_frame, heading_year, is_background
from etl.extract.indicator_names import Named, name_indicator, name_shares
from etl.extract.indicator_tables import read_tables
from etl.extract.quantities import find_baseline, words
from etl.extract.sections import is_aim
from etl.extract.sentences import Part, split_parts
from etl.extract.times import Time, find_times
from etl.lexicon import alternatives
from etl.model import Clause, Document, Outline, Target

# 卫生院2所、村卫生室15所: between two numbers of one list, or a part of its own behind the first.
LISTED = re.compile(r"[^，,。；;：:、\d]{0,16}[、和及与][^，,。；;：:、\d]{2,16}")
LISTED_PART = re.compile(r"(?:以及|和)?[\u4e00-\u9fff（）()]{2,12}")
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
    if document.row_at(clause.path):
        seen: set[tuple[float, str | None]] = set()
        for target in _clause_targets(document, clause, outline.text, []):
            if (target.value, target.unit) not in seen or target.printed_indicator:
                yield target
            seen.add((target.value, target.unit))
        return
    found, tables = read_tables(document, clause, text) if "\t" in text else ([], [])
    yield from found
    yield from _clause_targets(document, clause, outline.text, tables)


def _clause_targets(
    document: Document, clause: Clause, whole_text: str, tables: Sequence[tuple[int, int]]
) -> Iterator[Target]:
    text = whole_text[clause.start : clause.end]
    frame, aim = find_frame(document, clause), cache(lambda: is_aim(clause, document))
    whole = find_clause_time(text, frame, document.row_at(clause.path) is not None)
    last: Time | None = None
    named: Named | None = None
    heading = cache(lambda: _find_heading(document, clause))
    is_list = False
    for part in split_parts(text):
        if any(a <= part.start < b for a, b in tables):
            continue
        times = find_times(part.sentence, frame)
        limits = [t for t in times if t.is_limit and t.start + part.sentence_start <= part.end]
        last = limits[-1] if limits else last
        contexts = read_contexts(part, times, whole_text, clause.start + part.start)
        around = (last if contexts and last and (GOES_ON.match(part.sentence) or aim()) else None) or whole
        for i, context in enumerate(contexts):
            is_list = is_list and _counts(context) and _goes_on(contexts, i, part)
            comparator = decide_comparator(context, bool(limits), is_list)
            is_list = comparator is not None and _counts(context)
            time = _find_time(part, context, times) or around
            if comparator and not (time and time.is_past):
                per = _per(context)
                named = name_indicator(context, part, times, per is not None, named, heading())
                yield from _make(document, clause, part, context, comparator, time, named, per)
        is_list = is_list and bool(contexts)


def _goes_on(contexts: Sequence[Context], i: int, part: Part) -> bool:
    """Whether a number goes on with the list of the one before it: in its part, or as a short part of its own."""
    quantity = contexts[i].quantity
    if i:
        return LISTED.fullmatch(part.text[contexts[i - 1].quantity.end : quantity.start]) is not None
    before, after = part.text[: quantity.start].strip(), part.text[quantity.end :].strip()
    return LISTED_PART.fullmatch(before) is not None and not before.startswith("其中") and not after.strip("。")


def _counts(context: Context) -> bool:
    return context.quantity.unit in words()["counts"] and not context.is_vague


def _find_time(part: Part, context: Context, times: Sequence[Time]) -> Time | None:
    """The last time of the sentence before the number; a bare year counts where it opens a part or says when."""
    shift, sentence = part.start - part.sentence_start, part.sentence
    at, end = shift + context.quantity.start, shift + context.quantity.end
    before = [t for t in times if t.end <= shift + len(context.before) and t.due]
    if context.chain > 1 and len(before) == context.chain and "分别" in context.before:
        return before[context.place]
    behind = [t for t in times if end <= t.start and re.fullmatch(r"[^，,。；;\d]{0,6}[(（]", sentence[end : t.start])]
    limits = [t for t in before if t.is_limit or opens_part(t, sentence) or _says_when(t, sentence, at)]
    return behind[0] if behind else limits[-1] if limits else None


def opens_part(time: Time, sentence: str) -> bool:
    """Whether a bare year opens a part of the sentence and says when, not which."""
    before, after = sentence[: time.start].rstrip(), sentence[time.end :]
    return (
        not before or before[-1] in "，,；;：:。、)）" or before.endswith(("力争", "确保"))
    ) and not after.startswith(("度", "起", "以来"))


def _says_when(time: Time, sentence: str, at: int) -> bool:
    """Whether only words that compare stand between a bare year and the number: 就诊率2025年达到90%."""
    return _comparing().fullmatch(sentence[time.end : at].strip()) is not None


@cache
def _comparing() -> re.Pattern[str]:
    forms = [form for forms in words()["before"].values() for form in forms]
    return re.compile(rf"(?:力争|争取|均|分别|要|应|将|原则上)*(?:{alternatives(forms)})$")


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
            f"{q.unit}/{per}" if per else q.unit, find_baseline(context.before), due, due_text,
        )  # fmt: skip


def _find_heading(document: Document, clause: Clause) -> str:
    """The nearest heading over or on a clause, or the document's title."""
    by_path = {c.path: c for c in document.clauses}
    at: Clause | None = clause
    while at is not None:
        if at.heading:
            return at.heading
        at = by_path.get(at.parent) if at.parent else None
    return document.title


def _per(context: Context) -> str | None:
    """How often what is counted comes round: 每年, or once said in the part before, when this part has no verb."""
    q, w, named = context.quantity, words(), patterns()
    if q.unit in ("%", "1:x") or q.unit in w["changes"]:
        return None
    once = per_once(context.before)
    if once:
        return once
    found = named["per"].findall(context.before)
    if not found and q.unit in w["counts"] and not named["doing"].search(context.before):
        found = named["per"].findall(context.lead)
    per: dict[str, str] = w["per"]
    return per[found[-1]] if found else None
