"""What a number counts, by the words around it: a name of at most 40 characters, never empty."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from etl.extract.comparators import COMPOSED
from etl.extract.contexts import Context
from etl.extract.indicator_forms import name_length
from etl.extract.listings import is_share
from etl.extract.name_fit import fit_name, trim_name
from etl.extract.name_words import LABELS, PER_HEAD, read_head, read_tail
from etl.extract.quantities import words
from etl.extract.sentences import Part
from etl.extract.terse_names import complete_name, share_word
from etl.extract.times import Time
from etl.lexicon import alternatives, load_words
from etl.words import crosses_word

ALLOWED = re.compile(r"(?:应当?|须|必须|要|需)?(?:在|于)?$")
GROWN = re.compile(r"(?:每年|逐年|年均)?(?:新增|增加|增长|提高|提升|减少|下降|递增|递减)$")
# 按每个中医馆5万元的标准给予补助: what a sum is paid for.
AT_RATE = re.compile(r"的标准(?:予以|给予)?([\u4e00-\u9fff]{2,16})")
RATIO_OF = re.compile(r"^(?:.*[，,])?按照?(?=.+[与和])")
# 65岁及以上老年人和孕产妇健康管理率: where one of those who are counted ends.
COUNTED = re.compile(r"(?:老年人|儿童|孕产妇|妇女|患者|居民|人群|学生|医院|卫生院|卫生室)")
AND = re.compile("[、和与]|及(?!以)")
# 将1/3的号源向基层下沉
MOVED = re.compile(r"(下沉|下放|开放|预留|划转)[^，,。；;]{0,4}。?$")
OWN_SUBJECT = re.compile(
    "[县市区旗乡镇村省域]|基层|居民|[患产老][者妇年]|群众|人口|个人|人均|人群|儿童|妇女|学生|职工|家庭|机构|[医药护]师|医生|人员"
)
SHORT_RATE = 3
LEVEL = r"[\u4e00-\u9fff]{0,8}?[一二三]级[^，,。；;、的]{0,8}?"


@dataclass(frozen=True, slots=True)
class Named:
    """The name of a number, the words before the number in it, and where the words it is taken from begin."""

    name: str
    head: str
    start: int


def name_indicator(
    context: Context, part: Part, times: Sequence[Time], has_rhythm: bool, last: Named | None, heading: str
) -> Named:
    """Return what a number of `part` counts; `last` is what the number before it in its clause counts.

    Times, rhythms that the unit says (`has_rhythm`), comparators and words that order (要, 力争) are taken off. A name
    that only says how it is counted takes the subject of the number before it; where there is no name it is `heading`.
    """
    head = read_head(context, part, times, has_rhythm)
    near = last if last and last.start >= part.sentence_start else None
    name = trim_name(name_length(context) or _join(context, part, head, near))
    start = part.start
    if len(name) < 2:
        name, start = _look_back(part) or (_without_growth(near.name, context) if near else heading, start)
    if context.chain > 1 and "分别" in context.before:
        name = _distribute(name, context.place, context.chain)
    whole = share_word(name, near.head) if near else name
    name = complete_name(_inherit(name, context, part, near) if whole == name else whole, part, heading)
    base = PER_HEAD.match(name) if is_share(part) else None
    return Named(fit_name(name) or fit_name(heading), f"{base.group()}{head}" if base else head, start)


def _join(context: Context, part: Part, head: str, near: Named | None) -> str:
    """The words before and behind the number as its unit wants them."""
    unit, form = context.quantity.thing, context.quantity.form
    tail, is_cut = read_tail(context, part)
    if unit == "%" or form == "fraction":
        return _name_share(context, part, head, tail, is_cut, near)
    if unit in words()["lengths"]:
        is_allowed = re.match(r"\s*(?:以内|之内|内)[^，,。；;、]", context.after) is not None
        return ALLOWED.sub("", head) + tail if is_allowed else _add_thing(head, unit)
    if unit in words()["counts"]:
        if COMPOSED[1].match(context.after) and COMPOSED[0].search(context.before):
            return f"{head}{tail.removesuffix('组成')}人数"
        return head + tail if tail else _add_thing(head, unit)
    if form == "ratio" and RATIO_OF.match(head):
        return RATIO_OF.sub("", head) + "比例"
    paid = AT_RATE.match(context.after) if unit in words()["money"] else None
    if paid:
        return f"{head}{paid.group(1)}"
    return head if len(head) >= 3 and not head.endswith(("给予", "的", "每人", "每人每年")) else _overlap(head, tail)


def _name_share(context: Context, part: Part, head: str, tail: str, is_cut: bool, near: Named | None) -> str:
    if re.match(_any("using"), tail):
        return _overlap(head.removesuffix("的") or (near.head.removesuffix("的") if near else ""), tail)
    is_part = re.match(r"\s*(?:以上|左右)?的", context.after) is not None
    moved = re.search("[将把]", context.before)
    if is_part and (is_cut or (moved and not head)):
        thing = re.split(_any("moving"), tail)[0] if moved and (is_cut or near) else tail
        goes = MOVED.search(part.text) if (moved and thing != tail) or is_cut else None
        return ("" if moved else head) + thing + (goes.group(1) if moved and goes else "")
    return head if len(head) >= 2 and not is_part and not head.endswith("的") else _overlap(head, tail)


def _overlap(head: str, tail: str) -> str:
    """The two joined: 绩效工资的|工资纳入考核 is 绩效工资纳入考核."""
    head = head.removesuffix("的")
    shared = next((n for n in range(min(len(tail), 6), 1, -1) if head.endswith(tail[:n])), 0)
    return head + tail[shared:]


def _add_thing(head: str, unit: str) -> str:
    """`head`, with what the unit counts where it ends in a verb or says only whose it is: 每个团队人数.

    A verb alone says nothing of what is built or bought: 完成30所 has no name of its own.
    """
    thing, verbs = _things().get(unit, ""), _verbs()
    last = verbs.search(head)
    if last and not last.start() and thing == "数量":
        return ""
    if last:
        return head if _doing().search(head[: last.start()]) else head + thing
    is_owner = re.match("每[个家所名支]|各", head) is not None or unit in ("次", "场次")
    is_short = len(head) == 2 and unit in words()["counts"] and head not in _words()["bare"]
    if len(head) < 2:
        return ""
    return head + thing if (is_owner or is_short) and not _doing().search(head) else head


def _look_back(part: Part) -> tuple[str, int] | None:
    """What the part before measures, and where it begins: 提高就诊率，争取达到80%."""
    before = part.sentence[: part.start - part.sentence_start].rstrip("，,；; ")
    at = max(before.rfind(c) for c in "，,；;") + 1
    w = _words()
    measured = re.sub(rf"^(?:{_any('rising', 'lead')})+", "", before[at:].strip())
    if re.search(r"\d", measured) or not measured.endswith(tuple(w["measured"])):
        return None
    return measured, part.sentence_start + at


def _distribute(name: str, place: int, chain: int) -> str:
    """The member of a list that the number at `place` counts: 县、乡、村就诊率分别…, else the whole list."""
    members = AND.split(name)
    if len(members) != chain or not all(members):
        return name
    last = members[-1]
    ends, is_whole = COUNTED.search(last), [m.endswith(tuple(_words()["measured"])) for m in members]
    rests = ["" if w else last[_cut_at(last, len(m)) :] for m, w in zip(members, is_whole, strict=True)]
    if ends and all(COUNTED.search(m) for m in members):
        rests = ["" if w else last[ends.end() :] for w in is_whole]
    if any(crosses_word(last[: -len(rest)], rest) for rest in rests if rest):
        return name
    # 县域内就诊率、住院率分别…: a bare rate is of where the first is.
    where = members[0][: -len(members[place])] if place and len(members[place]) <= SHORT_RATE else ""
    if where and members[0].endswith("率") and members[place].endswith("率") and not rests[0]:
        return members[place] if crosses_word(where, members[0][len(where) :]) else where + members[place]
    return members[place] + rests[place]


def _without_growth(name: str, context: Context) -> str:
    """The share itself where the number before counts its growth: 利用率每年递增5个百分点，2023年达30%."""
    plain = GROWN.sub("", name)
    return plain if context.quantity.unit == "%" and plain.endswith(tuple(_words()["measured"])) else name


def _cut_at(word: str, at: int) -> int:
    """`at`, or where the Latin letters end that it cuts: CT、MRI检查."""
    while 0 < at < len(word) and word[at - 1].isascii() and word[at].isascii() and word[at].isalnum():
        at += 1
    return at


def _inherit(name: str, context: Context, part: Part, near: Named | None) -> str:
    """`name` with the subject that it shares with the number before it, where it names none."""
    w = _words()
    if name in w["bare"]:
        return (GROWN.sub("", near.head) if near else _find_matter(part)) + name
    level = rf"{LEVEL}(?:{_any('institutions')})"
    if near and re.fullmatch(level, name) and (context.quantity.unit == "%" or re.match(level, near.name)):
        return name + re.sub(rf"^{level}", "", near.name)
    base = PER_HEAD.match(near.head) if near and is_share(part) else None
    if base and not name.startswith("每"):
        return base.group() + name
    persons = near and re.match(rf"(.{{0,8}}?(?:{_any('persons')})).*(?:{_any('graded')})", near.name)
    if persons and re.match(rf"(?:{_any('ranks')}).*(?:{_any('graded')})", name):
        return persons.group(1) + name
    if OWN_SUBJECT.search(name) or re.search(_any("institutions"), name):
        return name
    if context.quantity.unit not in ("%", "级") or not name.endswith((*w["measured"], "级别", "等级")):
        return name
    subject = _find_institution(part)
    return subject + name if subject else name


def _find_matter(part: Part) -> str:
    """What the part before speaks of: 服务费由三方分担，每人每年不少于120元."""
    before = part.sentence[: part.start - part.sentence_start].rstrip("，,；; ")
    m = re.match(r"[^由按从为\d、]{2,12}(?=由|按|从|实行|$)", LABELS.sub("", re.split("[，,；;]", before)[-1]))
    return m.group() if m else ""


def _find_institution(part: Part) -> str | None:
    """The hospitals of a level with which the last part of the sentence begins that names any."""
    before = part.sentence[: part.start - part.sentence_start]
    level = re.compile(rf"{LEVEL}(?:{_any('institutions')})")
    for piece in reversed(re.split("[，,；;]", before)):
        m = level.match(re.sub(r"^\s*(?:其中|力争|推动|鼓励|要求|确保)+", "", piece))
        if m:
            return m.group()
        if OWN_SUBJECT.search(piece[:6]):
            return None
    return None


@cache
def _any(*keys: str) -> str:
    """One alternation of the words under `keys`."""
    return alternatives([word for key in keys for word in _words()[key]])


@cache
def _doing() -> re.Pattern[str]:
    return re.compile(alternatives(words()["doing"]))


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives([*words()['doing'], *_words()['verbs']])})$")


@cache
def _words() -> dict[str, list[str]]:
    loaded: dict[str, list[str]] = load_words("indicator_names")
    return loaded


@cache
def _things() -> dict[str, str]:
    loaded: dict[str, str] = load_words("indicator_names")["things"]
    return loaded
