"""Which of a sentence's times dates one of its numbers."""

import re
from collections.abc import Sequence
from functools import cache

from etl.extract.contexts import Context
from etl.extract.quantities import NUMBER, words
from etl.extract.sentences import Part
from etl.extract.times import Time
from etl.lexicon import alternatives

JOINT = re.compile(r"\s*(?:[、和及与]|以及)\s*")
DONE = re.compile(r"(?:要|应|须)?(?:全部|全面)?(?:完成|建成|到位|竣工|投用|达到|实现)?\s*(?:[。；;]|$)")
# 市儿童医院主体10月底封顶: a limit that stands so deep in its part dates no part behind a semicolon.
DEEPEST = 6


def find_time(part: Part, context: Context, times: Sequence[Time]) -> Time | None:
    """Return the last time before the number that reaches it, or the one in a bracket right behind it.

    A bare year counts where it opens a part or says when. 到2022年和2030年 dates the numbers of a chain of two in turn,
    and no single number.
    """
    shift, sentence = part.start - part.sentence_start, part.sentence
    at, end = shift + context.quantity.start, shift + context.quantity.end
    before = [t for t in times if t.end <= shift + len(context.before) and t.due]
    if context.chain > 1 and len(before) == context.chain and "分别" in context.before:
        return before[context.place]
    row = group_joined(before, sentence)[-1] if before else []
    if context.chain > 1 and len(row) == context.chain:
        return row[context.place]
    behind = [t for t in times if end <= t.start and _stands_behind(t, sentence, end)]
    limits = [t for t in before if (t.is_limit or opens_part(t, sentence) or says_when(t, sentence, at))]
    reaching = [t for t in limits if _reaches(t, sentence, at)]
    if behind or not reaching:
        return behind[0] if behind else None
    return None if len(row) > 1 and reaching[-1] in row else reaching[-1]


def _stands_behind(time: Time, sentence: str, end: int) -> bool:
    """Whether a time stands in a bracket right behind a number, or alone in the next part: 改造60间，6月底前完成."""
    between, after = sentence[end : time.start], sentence[time.end :]
    if re.fullmatch(r"[^，,。；;\d]{0,6}[(（]", between):
        return True
    return re.fullmatch(r"[^，,。；;\d]{0,12}[，,]", between) is not None and DONE.match(after) is not None


def group_joined(times: Sequence[Time], sentence: str) -> list[list[Time]]:
    """Return the times in order, those that only 、 or 和 join as one group: 到2022年和2030年."""
    groups: list[list[Time]] = []
    for t in times:
        if groups and JOINT.fullmatch(sentence[groups[-1][-1].end : t.start]):
            groups[-1].append(t)
        else:
            groups.append([t])
    return groups


def opens_part(time: Time, sentence: str) -> bool:
    """Whether a bare year opens a part of the sentence and says when, not which."""
    before, after = sentence[: time.start].rstrip(), sentence[time.end :]
    return (
        not before or before[-1] in "，,；;：:。、)）" or before.endswith(("力争", "确保"))
    ) and not after.startswith(("度", "起", "以来"))


def opens_sentence(time: Time, sentence: str) -> bool:
    """Whether a bare year dates a whole sentence: 2023年，…; 2023年目标：…."""
    return (
        not sentence[: time.start].strip()
        and re.match(r"\s*(?:度?(?:工作)?目标|度?任务)?[，,：:]", sentence[time.end :]) is not None
    )


def says_when(time: Time, sentence: str, at: int) -> bool:
    """Whether only words that compare stand between a bare year and the number: 就诊率2025年达到90%."""
    return _comparing().fullmatch(sentence[time.end : at].strip()) is not None


def _reaches(time: Time, sentence: str, at: int) -> bool:
    """Whether a time still holds at `at`: not out of its bracket, and not past what it was said of alone."""
    between = sentence[time.end : at]
    if sentence.count("（", 0, time.start) + sentence.count("(", 0, time.start) > sentence.count(
        "）", 0, time.start
    ) + sentence.count(")", 0, time.start) and re.search(r"[)）]", between):
        return False
    if not time.is_limit:
        return _own_number().match(between) is None
    words_before = re.split("[，,；;：:。]", sentence[: time.start])[-1]
    return not (re.search("[；;]", between) and len(words_before.strip()) > DEEPEST)


@cache
def _forms() -> str:
    forms = [form for forms in words()["before"].values() for form in forms]
    return rf"(?:力争|争取|均|分别|要|应|将|原则上)*(?:{alternatives(forms)})"


@cache
def _comparing() -> re.Pattern[str]:
    return re.compile(rf"{_forms()}$")


@cache
def _own_number() -> re.Pattern[str]:
    """A bare year with a number of its own: 2024年达到50%，…."""
    return re.compile(rf"\s*{_forms()}\s*{NUMBER}")
