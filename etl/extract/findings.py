"""Contradictions that can be computed, each with both places (DESIGN 4.10); precision before recall."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import combinations

from etl.extract.finding_notes import Place, place_of, place_of_fact, say
from etl.extract.formulas import find_miscounts
from etl.extract.ledger_findings import compare_lists, full_name, is_alike, plain
from etl.model import Deadline, Document, Extraction, Finding, Outline, Target

# 临政发〔2021〕5号
NUMBER_YEAR = re.compile(r"[〔\[［(（【]\s*(20\d\d)")
# “十四五”规划 cannot be of 2017.
FIVE_YEARS = re.compile(r"十([三四五六])五")
# 2022年重点工作任务 is of 2021, 2022 or 2023.
YEARLY = re.compile(
    r"(20\d\d)年(?:度|上半年|下半年)?[\u4e00-\u9fff]{0,8}(?:要点|重点工作任务|重点工作|工作任务|工作计划)"
)
TITLE = re.compile(r"《((?:[^《》]|《[^《》]*》)+)》")
BRACKETS = re.compile(r"[(（][^()（）]*[)）]")
LEAST_NAME = 6
LEAST_TITLE = 0.8


def find_findings(extraction: Extraction) -> tuple[Finding, ...]:
    """Return the contradictions inside one source, in the order in which their first places stand."""
    found = [
        *compare_lists(extraction),
        *_number_years(extraction),
        *_counts(extraction.outline),
        *_values(extraction.targets),
        *_dates(extraction.deadlines),
        *_titles(extraction.outline),
        *_names(extraction),
    ]
    return tuple(sorted(found, key=lambda f: (f.start, f.end, f.kind, f.other_start)))


def _number_years(extraction: Extraction) -> Iterator[Finding]:
    """A year in a number that does not fit the title's plan, or lies after the day on which the source was issued."""
    issued = {d.key: d.issued_on for d in extraction.outline.documents}
    top = next((day for day in issued.values() if day), None)
    for c in extraction.citations:
        m = NUMBER_YEAR.search(c.doc_number or "")
        span, day = _planned_years(c.title or ""), issued[c.doc] or top
        if m and span and not span[0] <= int(m.group(1)) <= span[1]:
            yield say("number_year", place_of_fact(c), place_of_fact(c), m.group(1), span[2])
        elif m and day and m.group(1) > day[:4]:
            yield say("number_year", place_of_fact(c), place_of_fact(c), m.group(1), day[:4])


def _planned_years(title: str) -> tuple[int, int, str] | None:
    """The years in which a document of this title can be issued, and the words that say so."""
    five, yearly = FIVE_YEARS.search(title), YEARLY.search(title)
    if five:
        last = 2020 + 5 * "三四五六".index(five.group(1))
        return last - 5, last, f"“{five.group()}”"
    return (int(yearly.group(1)) - 1, int(yearly.group(1)) + 1, yearly.group(1)) if yearly else None


def _counts(outline: Outline) -> Iterator[Finding]:
    """A slogan whose number is not that of the list that spells it out."""
    for d in outline.documents:
        for c in d.clauses:
            for name, first, listed, count in find_miscounts(outline.text[c.start : c.end]):
                one = Place(d.key, c.path, c.start + first[0], c.start + first[1])
                yield say(
                    "count", one, replace(one, start=c.start + listed[0], end=c.start + listed[1]), name, str(count)
                )


def _values(targets: Sequence[Target]) -> Iterator[Finding]:
    """One indicator, once in each of two documents and due at the same time, with two values."""
    named = [(plain(t.printed_indicator), t) for t in targets]
    occurs = Counter((name, t.doc) for name, t in named)
    single = [(name, t) for name, t in named if len(name) >= LEAST_NAME and occurs[name, t.doc] == 1]
    shared = Counter(name for name, _ in single)
    for (name, one), (other_name, other) in combinations(((n, t) for n, t in single if shared[n] > 1), 2):
        if name != other_name or one.unit != other.unit:
            continue
        places = place_of_fact(one), place_of_fact(other)
        if one.due == other.due and (one.value, one.value_max) != (other.value, other.value_max):
            yield say("value", *places, f"{one.value:g}{one.unit or ''}", f"{other.value:g}{other.unit or ''}")
        elif one.due and other.due and not _within(one.due, other.due) and one.value == other.value:
            yield say("due", *places, one.due, other.due)


def _within(one: str, other: str) -> bool:
    """Whether one date is the other, or a part of it: 2024-12 of 2024."""
    return one.startswith(other) or other.startswith(one)


def _dates(deadlines: Sequence[Deadline]) -> Iterator[Finding]:
    """The same promise in two documents, due at different times."""
    said = [(plain(d.what), d.due, d) for d in deadlines if d.due]
    for (what, due, one), (other_what, other_due, other) in combinations((s for s in said if len(s[0]) >= 8), 2):
        if one.doc == other.doc or _within(due, other_due):
            continue
        if is_alike(what, other_what):
            yield say("due", place_of_fact(one), place_of_fact(other), due, other_due)


def _titles(outline: Outline) -> Iterator[Finding]:
    """A title in 《》 in a notice that is nearly, but not, that of a document attached to it."""
    titles = [plain(d.title) for d in outline.documents]
    for notice in (d for d in outline.documents if d.kind == "notice"):
        seen: set[str] = set()
        for m in TITLE.finditer(outline.text, notice.start, notice.end):
            announced = plain(BRACKETS.sub("", m.group(1)))
            if announced in seen or any(announced in t for t in titles if t != plain(notice.title)):
                continue
            seen.add(announced)
            attached = _nearest(announced, [d for d in outline.documents if d.parent == notice.key])
            if attached:
                a, b = _changed(announced, plain(BRACKETS.sub("", attached.title)))
                line_end = outline.text.find("\n", attached.start, attached.end)
                other = place_of(outline, attached, attached.start, line_end if line_end > 0 else attached.end)
                yield say("title", place_of(outline, notice, *m.span(1)), other, a, b)


def _nearest(title: str, documents: Sequence[Document]) -> Document | None:
    near = [
        d
        for d in documents
        if SequenceMatcher(None, title, plain(BRACKETS.sub("", d.title)), autojunk=False).ratio() >= LEAST_TITLE
    ]
    return near[0] if len(near) == 1 and title[-2:] == plain(BRACKETS.sub("", near[0].title))[-2:] else None


def _changed(one: str, other: str) -> tuple[str, str]:
    """The shortest stretches in which two titles differ."""
    ops = [o for o in SequenceMatcher(None, one, other, autojunk=False).get_opcodes() if o[0] != "equal"]
    return one[ops[0][1] : ops[-1][2]], other[ops[0][3] : ops[-1][4]]


def _names(extraction: Extraction) -> Iterator[Finding]:
    """A body that the lexicon knows under one name, printed under two in the duties of one source.

    Two names that stand side by side in one task are two bodies there, whatever the lexicon makes of them later.
    """
    forms: dict[str, dict[str, Place]] = {}
    beside: set[tuple[str, str]] = set()
    for task in extraction.tasks:
        names = [a.printed_name for a in task.assignments]
        beside.update((one, other) for one in names for other in names)
        for a in task.assignments:
            forms.setdefault(full_name(a.printed_name, follows=False), {}).setdefault(a.printed_name, place_of_fact(a))
    for printed in forms.values():
        (first, one), *others = printed.items()
        for form, place in others:
            if (first, form) not in beside:
                yield say("names", one, place, first, form)
