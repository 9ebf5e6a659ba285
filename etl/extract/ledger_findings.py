"""A list of tasks and its ledger compared: the same matter in other words, the same task given to other bodies."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache
from typing import Any

from etl.extract.finding_notes import Place, place_of_fact, say
from etl.extract.sentences import SENTENCE
from etl.lexicon import alternatives, load_words
from etl.model import Assignment, Extraction, Finding, Task

ALIKE = 0.85
# Bodies that stand for others and cannot be compared: 各相关部门, 各成员单位.
VAGUE = re.compile(r"^各|相关|有关|成员|等")
SENTENCE_PART = re.compile(r"[^。;；\n]+")


def compare_lists(extraction: Extraction) -> Iterator[Finding]:
    """Yield what differs between each ledger and the list of tasks that it repeats, paired by the tasks' titles."""
    kinds = {d.key: d.kind for d in extraction.outline.documents}
    groups = [t for t in extraction.tasks if kinds[t.doc] == "ledger" and t.parent is None and t.title]
    for group in groups:
        listed = [t for t in extraction.tasks if kinds[t.doc] != "ledger" and plain(t.title) == plain(group.title)]
        if len(listed) == 1:
            measures = [t for t in extraction.tasks if t.doc == group.doc and t.parent == group.path]
            yield from _compare_words(extraction.outline.text, listed[0], measures)
            yield from _compare_bodies(listed[0], measures)


def plain(text: str | None) -> str:
    """The wording alone, without marks and white space."""
    return re.sub(r"[\W_]+", "", text or "")


def _compare_words(text: str, task: Task, measures: list[Task]) -> Iterator[Finding]:
    """A measure that is nearly a sentence of the task, and differs from all of its parts."""
    parts = [m for m in SENTENCE_PART.finditer(text, task.start, task.end) if len(plain(m.group())) > 7]
    whole = plain(text[task.start : task.end])
    for measure in measures:
        for m in SENTENCE.finditer(text, measure.start, measure.end):
            words = plain(m.group())
            if len(words) < 8 or words in whole:
                continue
            alike = [p for p in parts if is_alike(plain(p.group()), words)]
            if alike:
                near = max(alike, key=lambda p: _ratio(plain(p.group()), words))
                one, other = _differing(plain(near.group()), words)
                first = Place(task.doc, task.path, near.start(), near.end())
                yield say("wording", first, Place(measure.doc, measure.path, m.start(), m.end()), one, other)


def is_alike(one: str, other: str) -> bool:
    """Whether two wordings are nearly the same."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _differing(one: str, other: str) -> tuple[str, str]:
    """The stretches of two wordings that are not the same."""
    ops = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    changed = [(one[i:j], other[k:n]) for op, i, j, k, n in ops if op != "equal"]
    return "、".join(a for a, _ in changed if a), "、".join(b for _, b in changed if b)


def _compare_bodies(task: Task, measures: list[Task]) -> Iterator[Finding]:
    """Bodies named for a task in one of the two only; the ledger's group is read as a whole."""
    rows = [a for m in measures for a in m.assignments]
    if not task.assignments or not rows:
        return
    listed, ledger = _named(task.assignments), _named(rows)
    extra = [a for key, a in listed.items() if key not in ledger]
    more = [a for key, a in ledger.items() if key not in listed]
    if not extra and not more:
        return
    first = extra[0] if extra else task.assignments[0]
    second = more[0] if more else rows[0]
    names = ["、".join(a.printed_name for a in side) for side in (extra, more)]
    yield say("bodies", place_of_fact(first), place_of_fact(second), *names)


def _named(assignments: tuple[Assignment, ...] | list[Assignment]) -> dict[str, Assignment]:
    """The bodies by their present full names, those left out that stand for others."""
    return {full_name(a.printed_name): a for a in reversed(assignments) if not VAGUE.search(a.printed_name)}


def _forms(row: dict[str, Any]) -> list[str]:
    """Every printed form of a body, those of its other full names too."""
    forms = [row["name"], *row["aliases"]]
    for other in row.get("also", ()):
        forms += [other] if isinstance(other, str) else [other["name"], *other.get("aliases", ())]
    return forms


@cache
def _aliases(follows: bool) -> tuple[re.Pattern[str], dict[str, str]]:
    rows = load_words("organizations")
    present = {row["id"]: row["name"] for row in rows} if follows else {}
    names = {form: present.get(row.get("was"), row["name"]) for row in rows for form in _forms(row)}
    return re.compile(rf"(?:{alternatives(list(names))})$"), names


def full_name(printed: str, follows: bool = True) -> str:
    """A body's name with the part that the lexicon knows in its full form: 市卫健委 -> 市卫生健康委员会.

    The form is that of its successor of today where it `follows` bodies through time.
    """
    pattern, names = _aliases(follows)
    m = pattern.search(printed)
    return printed[: m.start()] + names[m.group()] if m else printed
