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
    r"^\s*(?:[^，,。；;：:]{2,10}(?:如下|包括|目标|指标|任务)[：:]\s*)?"
    r"(?:\d{1,2}\s*[.、．](?!\d)|[(（](?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）]|[一二三四五六七八九十]{1,3}(?:是|、))\s*"
)
# 服务费标准为每人每年
EACH_YEAR = re.compile(r"^(.{3,}?)(?:达到|为|是|提高到|提高至|按照?|不低于|不少于)*每人每[年月]$")
# 每千常住人口床位6张、护士3人: what the numbers of a list are reckoned on; 托位达到每千人4.6个.
PER_HEAD = re.compile(r"每(?:[十百千万]+|\d+万)名?(?:常住|户籍|服务|城乡)*(?:人口|居民|儿童|人)(?!员)")
REACHING_BASE = re.compile(rf"^(.+?)(?:达到|提高到|提高至|为)({PER_HEAD.pattern})$")
IS = re.compile(r"(?<![作认成])(?:一般)?[为是]$")
# 2020年起, 用一至两年, 在甲地、乙地等15个市, 通过招聘等措施
ASIDE = (
    re.compile(r"(?:自|从)?20\d\d\s*年(?:\s*\d{1,2}\s*月)?(?:\s*\d{1,2}\s*日)?(?:起|开始|以来)[,，]?"),
    re.compile(r"(?:利用|通过|用)[一二两三四五\d](?:[-—至到][一二两三四五\d])?年(?:左右)?(?:的?时间|努力)?"),
    re.compile(r"^在[^，,。；;]{4,40}等(?=\d)"),
    re.compile(r"^通过[^，,。；;]{2,40}?等?(?:措施|方式|途径|形式|手段|渠道)"),
    re.compile(r"[(（](?:以下|下)[简统]?称[^()（）]*[)）]"),
    re.compile(r"以[^，,。；;]{1,10}为单位的?"),
    re.compile(r"在20\d\d年的?基础上(?:继续|再)?"),
    re.compile(r"(?:自|在|从)[^，,。；;]{2,16}之日起"),
)
REMARK = re.compile(r"[(（](?:[^()（）]*见[^()（）]*|[^()（）]{9,})[)）]")
BASE = re.compile(r"(?:从|由)[^，,]*?[\d一二三四五六七八九十][^，,]*$")
JOINT = r"(?:以及|或者|[、和与或]|及(?!以[上下]))"
FLOOR = r"(?:不少于|不低于|至少|约)?"
JOINED_AHEAD, JOINED_BEHIND = re.compile(rf"^\s*{JOINT}"), re.compile(rf"{JOINT}{FLOOR}\s*$")
CUT = re.compile(r"[，,。；;：:]")
# 乙、丙等内容的培训: the list says of what the training is.
CONTENTS = re.compile(r"^[^，,。；;]*?等(?:相关|有关|各项)?(?:内容|方面|知识|技能|领域)的")
# 由县医院牵头,若干卫生院为成员的医共体: what the thing is like, across commas.
DESCRIBED = re.compile(r"^(?:由|以(?![上下内]))[^。；;]*的([^，,。；;、的]{2,24})")
# 得7分, 扣2分, the end of a bracket; 30分钟内出具、心电报告10分钟内出具
ENDED = re.compile(r"的?[得扣给]\s*\d|[)）]")
ANSWERED = re.compile(r"(?:以内|之内|内)([\u4e00-\u9fff]{2,6})、[^，,。；;]*\d")
AFTER_ONCE = re.compile(r"(?:一年|[两二三]年|半年|一季度?|一个?月|一周)$")


def read_head(context: Context, part: Part, times: Sequence[Time], has_rhythm: bool) -> str:
    """Return what stands before a number and can name it; a member of a list begins with the verb of the first.

    新建卫生院2所、村卫生室15所: 新建村卫生室. Of 每个乡镇各建立一个 only whose the thing is to be stays.
    """
    before = _open_bracket(_drop_times(context.before, part, times))
    first = _find_first(before)
    if first is None:
        return _clean(_drop_answered(before), context, has_rhythm)
    own = _behind_last(before)
    is_named = JOINED_AHEAD.match(own) is not None
    is_moved = re.search("[将把]", before[: first.start]) is not None
    opening = "" if is_moved else _open_list(_clean(before[: first.start], context, has_rhythm), is_named)
    return opening + (_clean(JOINED_AHEAD.sub("", own), context, has_rhythm) if is_named else "")


def _open_bracket(before: str) -> str:
    """What stands in the bracket that `before` leaves open, where a number stands before it: 建成6个（其中二级."""
    at = max(before.rfind("（"), before.rfind("("))
    if at < 0 or re.search("[)）]", before[at:]) or not find_quantities(before[:at]):
        return before
    return before[at + 1 :]


def _drop_answered(before: str) -> str:
    """The words behind an answer in time that another follows: 影像报告30分钟内出具、心电报告."""
    found = find_quantities(before)
    own = before[found[-1].end :] if found else ""
    is_answer = re.match(r"(?:以内|之内|内)[^，,。；;]*、", own) is not None
    return own.split("、")[-1] if is_answer and found[-1].thing in words()["lengths"] else before


def _behind_last(before: str) -> str:
    """What stands behind the last number of `before` and the word that compares it."""
    own = before[find_quantities(before)[-1].end :]
    return own[_after().match(own).end() :]  # type: ignore[union-attr]


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
        between = re.sub(_after().pattern, "", before[q.end : end])
        if CUT.search(between) or not (JOINED_AHEAD.match(between) or _joined_behind().search(between)):
            break
        first, end = q, q.start
    return first


def _open_list(opening: str, is_named: bool) -> str:
    """What the first member of a list lends to the others: the verb, or whose the things are."""
    if not is_named:
        return opening
    base = PER_HEAD.match(opening)
    if base:
        return base.group()
    # 新增医师培训7万人、药师培训3万人: a verb at the end is what they are counted by.
    verbs = [m for m in _verbs().finditer(opening) if m.end() < len(opening)] or list(_verbs().finditer(opening))
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
        text = _tail().sub("", AFTER_ONCE.sub("", _rhythms().sub("", text)))
        text = EACH_YEAR.sub(r"\1", text)
    text = IS.sub("", REACHING_BASE.sub(r"\2\1", text))
    if COMPOSED[0].search(text) and COMPOSED[1].match(context.after):
        text = COMPOSED[0].sub("", text)
    whose = _having().fullmatch(text)
    return (whose.group(1) if whose and context.quantity.thing in words()["counts"] else text).strip(" :：、，,")


def read_tail(context: Context, part: Part) -> tuple[str, bool]:
    """Return what stands behind a number and can name it, and whether the next number of a list ends it."""
    text = re.sub(r"\s+", "", context.after)
    rest = _after().sub("", text)
    if JOINED_AHEAD.match(rest) or ENDED.match(rest):
        return "", False
    described = DESCRIBED.match(part.sentence[part.end - part.sentence_start - len(context.after) :].strip())
    if described:
        return described.group(1), False
    after = next((q for q in find_quantities(text) if _joined_behind().search(text[: q.start])), None)
    is_cut = after is not None and not CUT.search(text[: after.start])
    answered = ANSWERED.match(text)
    if answered:
        return answered.group(1), False
    if after is not None and is_cut:
        text = _joined_behind().sub("", text[: after.start])
    text = REMARK.sub("", CUT.split(_after().sub("", text))[0])
    return CONTENTS.sub("", text.removeprefix("的")).strip(" 、"), is_cut


@cache
def _joined_behind() -> re.Pattern[str]:
    """What joins the next number of a list: 及, or a verb of its own (发放手册2种、播放影片3部)."""
    return re.compile(rf"{JOINED_BEHIND.pattern}|、(?:{alternatives(words()['doing'])}){FLOOR}\s*$")


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(rf"^(?:{alternatives(load_words('indicator_names')['lead'])}|[，,、])+")


@cache
def _tail() -> re.Pattern[str]:
    """Comparators and words that order, at the end of the words before a number."""
    forms = [form for listed in words()["before"].values() for form in listed]
    orders = rf"(?:(?<![人次日平年])均|(?<![许认])可(?!及)|{alternatives(load_words('indicator_names')['tail'])})"
    # 预约30人, 签约30人: 约 ends a verb there.
    return re.compile(rf"{orders}*(?:(?<![预签履续])(?:{alternatives(forms)}))?{orders}*$")


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
