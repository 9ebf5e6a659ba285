"""Which clauses order work: the lowest ones, outside aims, steps and safeguards (DESIGN 4.3)."""

import re
from functools import cache

from etl.lexicon import alternatives, load_words
from etl.model import TASK_KINDS, Clause, Document

YEAR_GOALS = re.compile(r"(?:20\d\d年?度?)?(?:任务|工作|主要)?目标")
REMARK = re.compile(r"[(（][^()（）]*[)）]|\s")


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = load_words("sections")
    verbs = alternatives(words["verbs"])
    aims, rest = alternatives(words["aims"]), alternatives([*words["steps"], *words["safeguards"]])
    one = rf"(?:[\u4e00-\u9fff]{{0,4}}?(?:{aims})|(?:{verbs})?(?:{rest}))"
    return re.compile(rf"{one}(?:[和与及、,，]{one})*"), re.compile(rf"(?:{alternatives(words['endings'])})$")


def stands_apart(heading: str | None, is_section: bool) -> bool:
    """Whether a heading names aims, steps or safeguards, not work; a section's heading may end so, too."""
    plain = REMARK.sub("", heading or "")
    whole, ending = _patterns()
    if not plain:
        return False
    if whole.fullmatch(plain) or YEAR_GOALS.fullmatch(plain):
        return True
    return is_section and ending.search(plain) is not None


def find_lowest(document: Document) -> list[Clause]:
    """Return the clauses with no clause below them, rows apart, in a document whose kind carries tasks."""
    if document.kind not in TASK_KINDS:
        return []
    apart = {c.parent for c in document.clauses} | {row.path for row in document.tables} | {"0", "end"}
    return [c for c in document.clauses if c.path not in apart]


def is_apart(clause: Clause, document: Document) -> bool:
    """Whether `clause` stands under aims, steps or safeguards.

    An item under a section of work is work whatever steering its own heading names; only aims stay aims there.
    """
    by_path = {c.path: c for c in document.clauses}
    if clause.parent is None:
        return stands_apart(clause.heading, is_section=True)
    above = by_path.get(clause.parent)
    while above is not None:
        if stands_apart(above.heading, is_section=above.parent is None):
            return True
        above = by_path.get(above.parent) if above.parent else None
    return REMARK.sub("", clause.heading or "") in load_words("sections")["aims"]


def is_aim(clause: Clause, document: Document) -> bool:
    """Whether `clause` states aims: its own heading or one above it is one of the words for aims."""
    by_path = {c.path: c for c in document.clauses}
    at: Clause | None = clause
    while at is not None:
        if _aims().search(REMARK.sub("", at.heading or "")):
            return True
        at = by_path.get(at.parent) if at.parent else None
    return False


@cache
def _aims() -> re.Pattern[str]:
    return re.compile(f"(?:{alternatives(load_words('sections')['aims'])})$")
