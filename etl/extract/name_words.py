"""The words before and behind a number that can name what it counts, without those that say when, how often, how."""

import re
from collections.abc import Sequence
from functools import cache

from etl.extract.comparators import COMPOSED
from etl.extract.contexts import Context
from etl.extract.quantities import Quantity, find_quantities, words
from etl.extract.sentences import Part
from etl.extract.times import Time
from etl.lexicon import alternatives, load_words

LABELS = re.compile(
    r"^\s*(?:\d{1,2}\s*[.、．](?!\d)|[(（](?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）]|[一二三四五六七八九十]{1,3}(?:是|、))\s*"
)
# 2020年起, 用一至两年, 在甲地、乙地等15个市, 通过招聘等措施
ASIDE = (
    re.compile(r"(?:自|从)?20\d\d\s*年(?:\s*\d{1,2}\s*月)?(?:\s*\d{1,2}\s*日)?(?:起|开始|以来)[,，]?"),
    re.compile(r"(?:利用|通过|用)[一二两三四五\d](?:[-—至到][一二两三四五\d])?年(?:左右)?(?:的?时间|努力)?"),
    re.compile(r"^在[^，,。；;]{4,40}等(?=\d)"),
    re.compile(r"^通过[^，,。；;]{2,40}?等?(?:措施|方式|途径|形式|手段|渠道)"),
    re.compile(r"[(（](?:以下|下)[简统]?称[^()（）]*[)）]"),
)
REMARK = re.compile(r"[(（](?:[^()（）]*见[^()（）]*|[^()（）]{9,})[)）]")
BASE = re.compile(r"(?:从|由)[^，,]*?[\d一二三四五六七八九十][^，,]*$")
JOINT = r"(?:以及|或者|[、和及与或])"
FLOOR = r"(?:不少于|不低于|至少|约)?"
JOINED_AHEAD, JOINED_BEHIND = re.compile(rf"^\s*{JOINT}"), re.compile(rf"{JOINT}{FLOOR}\s*$")
CUT = re.compile(r"[，,。；;：:]")
# 乙、丙等内容的培训: the list says of what the training is.
CONTENTS = re.compile(r"^[^，,。；;]*?等(?:相关|有关|各项)?(?:内容|方面|知识|技能|领域)的")
# 由县医院牵头,若干卫生院为成员的医共体: what the thing is like, across commas.
DESCRIBED = re.compile(r"^[由以][^。；;]*的([^，,。；;、的]{2,24})")
AFTER_ONCE = re.compile(r"(?:一年|[两二三]年|半年|一季度?|一个?月|一周)$")


def read_head(context: Context, part: Part, times: Sequence[Time], has_rhythm: bool) -> str:
    """Return what stands before a number and can name it; a member of a list begins with the verb of the first.

    新建卫生院2所、村卫生室15所: 新建村卫生室. Of 每个乡镇各建立一个 only whose the thing is to be stays.
    """
    before = _drop_times(context.before, part, times)
    first = _find_first(before)
    if first is None:
        return _clean(before, context, has_rhythm)
    own = before[find_quantities(before)[-1].end :]
    is_named = JOINED_AHEAD.match(own) is not None
    is_moved = re.search("[将把]", before[: first.start]) is not None
    opening = "" if is_moved else _open_list(_clean(before[: first.start], context, has_rhythm), is_named)
    return opening + (_clean(JOINED_AHEAD.sub("", own), context, has_rhythm) if is_named else "")


def _drop_times(before: str, part: Part, times: Sequence[Time]) -> str:
    shift = part.start - part.sentence_start
    for t in reversed(times):
        start, end = t.start - shift, t.end - shift
        if start >= 0 and end <= len(before):
            before = before[:start] + before[end:].lstrip("、")
    return before


def _find_first(before: str) -> Quantity | None:
    """The first number of the list that `before` breaks off in, or None."""
    found = find_quantities(before)
    first, end = None, len(before)
    for q in reversed(found):
        between = before[q.end : end]
        if CUT.search(between) or not (JOINED_AHEAD.match(between) or JOINED_BEHIND.search(between)):
            break
        first, end = q, q.start
    return first


def _open_list(opening: str, is_named: bool) -> str:
    """What the first member of a list lends to the others: the verb, or whose the things are."""
    if not is_named:
        return opening
    verbs = list(_verbs().finditer(opening))
    return opening[: verbs[-1].end()] if verbs else ""


def _clean(text: str, context: Context, has_rhythm: bool) -> str:
    text = re.sub(r"\s+", "", text)
    for pattern in (LABELS, *ASIDE):
        text = pattern.sub("", text)
    text = _lead().sub("", text)
    for pattern in ASIDE:
        text = pattern.sub("", text)
    text = re.sub("至少|最少", "", BASE.sub("", _tail().sub("", text)))
    if has_rhythm:
        text = AFTER_ONCE.sub("", _rhythms().sub("", text))
    if context.quantity.thing in words()["lengths"]:
        text = re.sub(r"(?:一般)?[为是]$", "", text)
    if COMPOSED[0].search(text) and COMPOSED[1].match(context.after):
        text = COMPOSED[0].sub("", text)
    whose = _having().fullmatch(text)
    return (whose.group(1) if whose and context.quantity.thing in words()["counts"] else text).strip(" :：、，,")


def read_tail(context: Context, part: Part) -> tuple[str, bool]:
    """Return what stands behind a number and can name it, and whether the next number of a list ends it."""
    text = re.sub(r"\s+", "", context.after)
    if JOINED_AHEAD.match(text):
        return "", False
    described = DESCRIBED.match(part.sentence[part.end - part.sentence_start - len(context.after) :].strip())
    if described:
        return described.group(1), False
    after = next((q for q in find_quantities(text) if JOINED_BEHIND.search(text[: q.start])), None)
    is_cut = after is not None and not CUT.search(text[: after.start])
    if after is not None and is_cut:
        text = JOINED_BEHIND.sub("", text[: after.start])
    text = REMARK.sub("", CUT.split(_after().sub("", text))[0])
    return CONTENTS.sub("", text.removeprefix("的")).strip(" 、"), is_cut


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(rf"^(?:{alternatives(load_words('indicator_names')['lead'])}|[，,、])+")


@cache
def _tail() -> re.Pattern[str]:
    """Comparators and words that order, at the end of the words before a number."""
    forms = [form for listed in words()["before"].values() for form in listed]
    orders = alternatives(load_words("indicator_names")["tail"])
    # 预约30人, 签约30人: 约 ends a verb there.
    return re.compile(rf"(?:{orders})*(?:(?<![预签履续])(?:{alternatives(forms)}))?(?:{orders})*$")


@cache
def _after() -> re.Pattern[str]:
    forms = [form for listed in words()["after"].values() for form in listed]
    return re.compile(rf"^(?:{alternatives([*forms, '之间'])})?")


@cache
def _rhythms() -> re.Pattern[str]:
    return re.compile(rf"(?<!每人)(?:{alternatives(list(words()['per']))})")


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(alternatives([*words()["doing"], *load_words("indicator_names")["verbs"]]))


@cache
def _having() -> re.Pattern[str]:
    having = alternatives(load_words("indicator_names")["having"])
    return re.compile(
        rf"(?:在[^，,。；;]*?)?((?:每[个家所名支]?|各)[\u4e00-\u9fff]{{1,16}}?)(?:各|都|均|要|应|须|必须)*(?:{having})"
    )
