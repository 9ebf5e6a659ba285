"""Which numbers are targets, and whether each is to be reached, kept under or passed (DESIGN 4.6)."""

import re
from functools import cache

from etl.extract.cases import is_case
from etl.extract.compared import find_word_after, find_word_before
from etl.extract.contexts import Context
from etl.extract.quantities import is_baseline, words
from etl.lexicon import alternatives

QUOTED = re.compile(r"[“\"《][^”\"》]*$")
SHARES = ("%", "‰", "‱", "/10万")
# 至少对医务人员开展一次培训: the word stands apart from its number.
FLOOR = re.compile(r"(?:至少|不少于|不低于)[^，,。；;]{1,60}$")
# 不超过年度总额的10%: so does this one, with what the number is a part or a multiple of.
CEILING = re.compile(r"(?:不超过|不高于|不得超过|不得高于|不大于|控制在)[^，,。；;、\d]{1,24}的$")
MULTIPLE = re.compile(r"(?:核定为|确定为|调整为|达到|为|是|相当于|按)[^，,。；;\d]{1,24}的$")
# 服务须满1年
FULL = re.compile(r"(?:应|须|必须|要|需)[^，,。；;\d]*满$")
# 周末至少开放1天
AT_LEAST = re.compile(r"至少[\u4e00-\u9fff]{1,4}$")
# 实现六成的村有1名以上村医
HAVING = re.compile(r"(?:实现|确保|力争|每|各|均|都)[^，,。；;]*有$")
# 为2万名适龄妇女开展筛查
SERVED = (
    re.compile(r"(?:为|对|给)$"),
    re.compile(r"[\u4e00-\u9fff]{2,16}?(?:免费)?(?:开展|提供|实施|进行|发放|配备|配发|安排)"),
)
# 具有3年以上工作经历的人员: a class of persons.
PERSONS = re.compile(
    r"[^，,。；;]{0,16}的[\u4e00-\u9fff]{0,6}(?:人员|医师|医生|护士|人才|干部|专家|职工|患者|居民|老年?人)"
)
# 五个方面, 三个统一
ABSTRACT = re.compile(
    r"(?:方面|统一|不变|允许|转变|结合|坚持|提升|环节|要素|维度|级别|层次|层级|领域|问题|关键|重点(?!专科|学科|人群))"
)
# 由1名队长和4名队员组成
COMPOSED = re.compile(r"由[^，,。；;由]*$"), re.compile(r"[^，,。；;]*组成")


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """The patterns made from the words of the lexicon."""
    w = words()
    counts = r"(?:[^，,。；;\d“”\"一二两三四五六七八九十的]|“[^“”]{1,6}”){0,14}"
    return {
        "doing": re.compile(rf"(?:{alternatives(w['doing'])})(?:了)?(?:不少于|至少|约|{counts})?$"),
        "paying": re.compile(rf"(?:{alternatives(w['paying'])})[^，,。；;\d]{{0,16}}$"),
        "changing": re.compile(rf"(?:{alternatives(w['changing'])})(?:了|约|近)?$"),
        "lasting": re.compile(rf"(?:{alternatives(w['lasting'])})(?:为|是|一般为|可为|不变)?$"),
        "present": re.compile(
            rf"(?:(?<![比较与同])(?:{alternatives(w['present'])})|(?<![\u4e00-\u9fff])(?:{alternatives(w['past'])}))"
            r"(?![^，,。；;\d]{0,8}的)"
            r"|截至\s*(?:\d{1,2}\s*月\s*(?:\d{1,2}\s*日|[底末初]|[上中下]旬)?)[，,][^，,。；;\d]{0,8}(?:共|累计|已)"
        ),
        "turning": re.compile(alternatives(w["turning"])),
        "modal": re.compile(alternatives(w["modal"])),
        "answering": re.compile(rf"(?:将[^，,。；;]{{0,10}})?(?:{alternatives(w['answering'])})"),
        "per": re.compile(rf"(?<!人均)(?:{alternatives(list(w['per']))}|每[二两三四五六\d]个?(?:月|年|周|天|日|季度))"),
        "each": re.compile(r"(?:每|各)(?!级|类|项|部门|单位|有关|地区?$)[^，,。；;]{1,24}$"),
    }


def decide_comparator(context: Context, has_limit: bool, is_listed: bool) -> str | None:
    """Return the comparator of a number that is a target, or None for any other number.

    `has_limit`: a time limit stands before it in its sentence; `is_listed`: it goes on with a list of things to do.
    """
    q = context.quantity
    if (
        QUOTED.search(context.before)
        or context.before.endswith("每")
        or _is_report(context)
        or is_case(context)
        or is_baseline(context.before, context.after)
    ):
        return None
    before, after = find_word_before(context), find_word_after(context)
    if (q.unit == "级" and before is None) or (q.unit == "岁" and "寿命" not in context.before + context.lead):
        return None
    if before == "~" and q.thing in words()["lengths"] and context.before.endswith("近"):
        return None
    decided = _decide(context, before, after, has_limit)
    if decided is None and is_listed and after is None:
        decided = ">=" if FLOOR.search(context.before) else "="
    return ">" if decided == "=" and q.is_more else decided


def _decide(context: Context, before: str | None, after: tuple[str, str] | None, has_limit: bool) -> str | None:
    if after:
        return _decide_after(context, before, *after)
    if before:
        return None if before == "=" and context.is_vague else _keep_range(context, before)
    bare = _decide_bare(context, has_limit)
    if bare and CEILING.search(context.before):
        return "<="
    return ">=" if bare and (FLOOR.search(context.before) or FULL.search(context.before)) else bare


def _keep_range(context: Context, before: str) -> str:
    """控制在10%-15% is a range to keep to, not two ceilings."""
    return "=" if before == "<=" and context.quantity.value_max is not None else before


def _is_report(context: Context) -> bool:
    """Whether the number tells of the present: 目前 stands before it, and no word that turns to what is to be."""
    told = context.lead + context.before
    present = [m.end() for m in patterns()["present"].finditer(told)]
    return bool(present) and patterns()["turning"].search(told, present[-1]) is None


def _decide_after(context: Context, before: str | None, comparator: str, rest: str) -> str | None:
    if not _is_rule(context, before, comparator, rest):
        return None
    if "~" in (before, comparator):
        return "~"
    return comparator if before in (None, "=", "<=", ">=") else before


def _is_rule(context: Context, before: str | None, comparator: str, rest: str) -> bool:
    """Whether X以上 says how many there shall be, and not which: 10家以上连锁药店, 3年以上经历的人员."""
    q = context.quantity
    if q.unit == "级":
        return before is not None and re.match(r"[，,。；;、)）]|水平|标准|$", rest) is not None
    if q.thing in words()["lengths"] and PERSONS.match(rest):
        return before is not None
    if q.thing in words()["lengths"] and comparator == "<=" and not before:
        return re.match(r"[，,。；;、)）\s]|$", rest) is not None or patterns()["answering"].match(rest) is not None
    if not rest or re.match(r"[，,。；;、)）\s]|的?(?:患者|居民)?$", rest) or q.unit in SHARES or before:
        return True
    if q.thing in words()["counts"] and HAVING.search(context.before):
        return True
    names = ("modal", "doing") if q.thing in words()["counts"] else ("modal",)
    return any(patterns()[name].search(context.before) for name in names)


def _decide_bare(context: Context, has_limit: bool) -> str | None:
    """A number without a comparator: a share, a change, a rhythm, something to do, to have, or to keep for a time."""
    q, named = context.quantity, patterns()
    w = words()
    if q.unit == "%" or q.form in ("fraction", "ratio"):
        return "="
    if q.unit in w["changes"]:
        is_multiple = q.unit == "倍" and (MULTIPLE.search(context.before) or CEILING.search(context.before))
        return "=" if is_multiple or named["changing"].search(context.before) else None
    if q.thing in w["money"]:
        is_paid = "/" in q.unit or named["paying"].search(context.before) is not None
        return "=" if is_paid and not context.after.startswith("以") else None
    if q.thing in w["lengths"]:
        return "=" if _is_kept(context) else None
    return "=" if q.thing in w["counts"] and _is_counted(context, has_limit) else None


def _is_kept(context: Context) -> bool:
    """Whether a length of time is to be kept: 聘期5年, 签订2年的协议, 每周坐诊2天."""
    if any(patterns()[name].search(context.before) for name in ("lasting", "changing")):
        return True
    if FULL.search(context.before) or AT_LEAST.search(context.before):
        return True
    if re.search(r"(?:签订|签约)$", context.before) and context.after.startswith("的"):
        return True
    per = patterns()["per"].search(context.before)
    return per is not None and patterns()["doing"].search(context.before[per.end() :]) is not None


def _is_counted(context: Context, has_limit: bool) -> bool:
    named, before = patterns(), context.before
    if context.is_vague and not (named["each"].search(before) or per_once(before)):
        return False
    if named["per"].search(before) or named["each"].search(before) or per_once(before):
        return True
    if ABSTRACT.match(context.after) or before.endswith("等"):
        return False
    if named["doing"].search(before):
        return True
    if context.quantity.thing in ("人", "万人") and SERVED[0].search(before) and SERVED[1].match(context.after):
        return True
    composed, ends = COMPOSED
    if context.quantity.unit == "人" and composed.search(before) and ends.match(context.after):
        return True
    return _ends_order(context) or (has_limit and _opens(context))


def _ends_order(context: Context) -> bool:
    """Whether the number ends what is ordered: 为困境儿童配镜五百副."""
    told = re.search(r"(?:共|计|等|分为|[现原设]有|有|为|是|第|[、和及与]|\W|^)$", context.before)
    return (
        told is None
        and len(context.before) >= 4
        and context.quantity.thing in words()["things"]
        and re.match(r"[，,。；;、]|$", context.after.strip()) is not None
    )


def _opens(context: Context) -> bool:
    """Whether the number itself is what a time limit speaks of: 到2021年,78家医院…."""
    opening = re.sub(r".*年[底末]?[,，前]?", "", context.before)
    q = context.quantity
    return (
        re.fullmatch(r"[^，,。]{0,6}的?", opening) is not None
        and q.value_max is None
        and not re.match(r"[^，,。；;]*(?:全部|均|都|全面|普遍)", context.after)
        and q.unit in ("家", "所", "个", "项", "人", "张")
    )


def per_once(before: str) -> str | None:
    """The time that a rhythm without 每 names: 一年一次, 两年一次."""
    m = re.search(r"(一年|两年|二年|三年|半年|一季度?|一个?月|一周)(?:评价|考核|开展|评估)?$", before)
    spelled: dict[str, str] = words()["per_once"]
    return spelled[m.group(1)] if m else None
