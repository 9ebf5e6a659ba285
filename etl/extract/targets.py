"""Numbers to reach, keep or do (DESIGN 4.6): which numbers are targets, and what belongs to each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from etl.extract.frames import find_frame, heading_year
from etl.extract.quantities import Quantity, find_baseline, find_quantities, words
from etl.extract.sections import is_aim
from etl.extract.sentences import Part, split_parts
from etl.extract.times import Frame, Time, find_times
from etl.lexicon import alternatives
from etl.model import Clause, Document, Outline, Target

MAY_COUNT = re.compile(r"\d|[一二两三四五六七八九十百]")
NAME_LENGTH = 40
QUOTED = re.compile(r"[“\"《][^”\"》]*$")
# 一个, 一支, 一批 stand for a/an unless each of many has one.
VAGUE = ("个", "支", "张", "批", "套", "项", "种", "类", "条", "组", "件", "份", "期")


@dataclass(frozen=True, slots=True)
class _Context:
    """A quantity with the words of its part of the sentence before and after it."""

    quantity: Quantity
    before: str
    after: str
    sentence: str


def find_targets(outline: Outline) -> tuple[Target, ...]:
    """Return the targets of every document, in order; a heading's own words are read too, a preamble's as well."""
    return tuple(t for d in outline.documents for c in d.clauses for t in _clause_targets(d, c, outline))


def _clause_targets(document: Document, clause: Clause, outline: Outline) -> Iterator[Target]:
    text = outline.text[clause.start : clause.end]
    if not MAY_COUNT.search(text):
        return
    frame = find_frame(document, clause)
    carried: Time | None = None
    for part in split_parts(text):
        times = find_times(part.sentence, frame)
        limits = [t for t in times if t.is_limit and t.start + part.sentence_start <= part.end]
        if limits and is_aim(clause, document):
            carried = limits[-1]
        for context in _contexts(part, times):
            comparator = decide_comparator(context, document.kind, bool(limits))
            if comparator:
                time = _find_time(part, context, times) or carried
                yield from _make(document, clause, part, context, comparator, time, frame)


def _contexts(part: Part, times: list[Time]) -> Iterator[_Context]:
    """The quantities of one part of a sentence that are no dates."""
    for quantity in find_quantities(part.text):
        start = part.start - part.sentence_start + quantity.start
        if any(t.start <= start < t.end for t in times):
            continue
        before, after = part.text[: quantity.start], part.text[quantity.end :]
        yield _Context(quantity, before, after, part.sentence)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    w = words()
    return {
        "doing": re.compile(
            rf"(?:{alternatives(w['doing'])})(?:了)?(?:不少于|至少|约|[^，,。；;\d“”\"一二两三四五六七八九十的]{{0,14}})?$"
        ),
        "lasting": re.compile(rf"(?:{alternatives(w['lasting'])})$"),
        "present": re.compile(alternatives(w["present"])),
        "modal": re.compile(rf"(?:{alternatives(w['modal'])})"),
        "per": re.compile(rf"({alternatives(list(w['per']))})"),
        "each": re.compile(r"(?:每|各)(?!级|类|项|部门|单位|有关|地区?$)[^，,。；;]{1,24}$"),
    }


def _word_before(context: _Context) -> str | None:
    text = context.before.rstrip()
    best: tuple[int, str] | None = None
    for comparator, forms in words()["before"].items():
        for form in forms:
            if text.endswith(form) and (best is None or len(form) > best[0]):
                best = (len(form), comparator)
    return best[1] if best else None


def _word_after(context: _Context) -> tuple[str, str] | None:
    text = context.after.lstrip()
    for comparator, forms in words()["after"].items():
        for form in sorted(forms, key=len, reverse=True):
            if text.startswith(form):
                return comparator, text[len(form) :]
    return None


def decide_comparator(context: _Context, kind: str, has_limit: bool) -> str | None:
    """Return the comparator of a number that is a target, or None for any other number."""
    q, patterns = context.quantity, _patterns()
    if QUOTED.search(context.before) or patterns["present"].search(context.before):
        return None
    if re.search(r"(?:从|由)[^，,。]{0,12}$", context.before) and find_baseline_ahead(context.after):
        return None
    before, after = _word_before(context), _word_after(context)
    if q.unit == "级" and before is None:
        return None
    if q.unit == "岁" and not re.search("寿命", context.before):
        return None
    if after and not (q.unit in words()["lengths"] and after[0] == "<=" and len(after[1]) > 6 and not before):
        return _decide_after(context, before, after)
    if before == "~" and q.unit in words()["lengths"] and context.before.endswith("近"):
        return None
    if before:
        return before if _is_countable(context, before) else None
    bare = _decide_bare(context, kind, has_limit)
    return ">=" if bare and re.search("至少|不少于|不低于", context.before) else bare


def find_baseline_ahead(after: str) -> bool:
    """Whether the number before `after` is what a change starts from: …2.62人增加到3.5人."""
    return (
        re.match(
            r"[^，,。;；\d]{0,4}(?:提高|提升|增加|增长|上升|扩大|下降|降低|降|减少|缩短|压缩|增|升)(?:到|至|为)", after
        )
        is not None
    )


def _decide_after(context: _Context, before: str | None, after: tuple[str, str]) -> str | None:
    comparator, rest = after
    if (
        rest
        and not re.match(r"[，,。；;、)）\s]|的?(?:患者|居民)?$", rest)
        and not (before or _patterns()["modal"].search(context.before))
    ):
        return None
    if before == "~" or comparator == "~":
        return "~"
    return comparator if before in (None, "=", "<=", ">=") else before


def _is_countable(context: _Context, before: str) -> bool:
    """达到 and the like before a vague 一个 is no number."""
    return not (before == "=" and context.quantity.printed[0] == "一" and context.quantity.unit in VAGUE)


def _decide_bare(context: _Context, kind: str, has_limit: bool) -> str | None:
    """A number without a comparator: a share, a rhythm, something to do, to have, or to keep for a time."""
    q, patterns = context.quantity, _patterns()
    if q.unit == "%" or q.form in ("fraction", "ratio"):
        return "="
    if q.unit in words()["lengths"]:
        return "=" if patterns["lasting"].search(context.before) or _is_agreed_length(context) else None
    if q.unit not in words()["counts"]:
        return None
    vague = q.printed[0] == "一" and q.unit in VAGUE
    if vague and not patterns["each"].search(context.before):
        return None
    if patterns["per"].search(context.before) or patterns["each"].search(context.before):
        return "="
    if re.match(r"(?:方面|统一|不变|允许|转变|结合|坚持|提升|环节|要素|维度|级别|层次|层级|领域)", context.after):
        return None
    if context.before.endswith("等"):
        return None
    if patterns["doing"].search(context.before):
        return "="
    if (
        has_limit
        and re.fullmatch(r"[^，,。]{0,6}的?", re.sub(r".*年[底末]?[,，前]?", "", context.before))
        and q.value_max is None
    ):
        return "=" if q.unit in ("家", "所", "个", "项", "人", "张") and not vague else None
    return None


def _is_agreed_length(context: _Context) -> bool:
    return bool(re.search(r"(?:签订|签约)$", context.before)) and context.after.startswith("的")


def _find_time(part: Part, context: _Context, times: list[Time]) -> Time | None:
    """The last time of the sentence before the number; a bare year counts where it opens a part."""
    at = part.start - part.sentence_start + context.quantity.start
    before = [t for t in times if t.end <= at and (t.is_limit or opens_part(t, part.sentence)) and t.due]
    return before[-1] if before else None


def opens_part(time: Time, sentence: str) -> bool:
    """Whether a bare year opens a part of the sentence and says when, not which."""
    before, after = sentence[: time.start].rstrip(), sentence[time.end :]
    return (
        not before or before[-1] in "，,；;：:。、)）" or before.endswith(("力争", "确保"))
    ) and not after.startswith(("度", "起", "以来"))


def _make(
    document: Document, clause: Clause, part: Part, context: _Context, comparator: str, time: Time | None, frame: Frame
) -> Iterator[Target]:
    q = context.quantity
    start, end = clause.start + part.start, clause.start + part.end
    due, due_text = (time.due, time.text) if time else heading_year(document, clause)
    per = _per(context)
    unit = f"{q.unit}/{per}" if per and q.unit in words()["counts"] else q.unit
    names = _share_names(context) if q.form == "shares" else [name_indicator(context)]
    for i, value in enumerate(q.values):
        name = names[i] if i < len(names) else names[0]
        yield Target(
            document.key, clause.path, start, end, name, comparator, value, q.value_max, unit,
            find_baseline(context.before), due, due_text,
        )  # fmt: skip


def _per(context: _Context) -> str | None:
    found = _patterns()["per"].findall(context.before) or _patterns()["per"].findall(
        context.sentence[: context.sentence.find(context.before + context.quantity.printed)]
    )
    per: dict[str, str] = words()["per"]
    return per[found[-1]] if found else None


def _share_names(context: _Context) -> list[str]:
    """The names that a ratio of several parts stands behind: 甲收入、乙收入、丙收入比例接近5:3:2."""
    listed = re.sub(r"(?:之?比例?|占比)?(?:达到|接近|为|约|调整到)?$", "", context.before.strip())
    return [n[-NAME_LENGTH:] for n in listed.split("、")] or [listed]


def name_indicator(context: _Context) -> str | None:
    """Return the words that say what is counted, at most 40 characters: those before the number, else those behind."""
    before = re.sub(r"^(?:其中|力争|使|并|将|要|起|全市|全县|全区|全省)+", "", context.before.strip())
    before = re.sub(r"^(?:到|至)?\s*20\d\d\s*年?[底末]?[前,，]?", "", before)
    forms = [form for forms in words()["before"].values() for form in forms]
    before = re.sub(rf"(?:力争|争取|均|分别|要|应|原则上)?(?:{alternatives(forms)})?$", "", before)
    before = re.sub(r"(?:从|由)[^，,]*$", "", before).strip(" :：、")
    behind = re.split(r"[，,。；;、(（]", context.after)[0].strip()
    if len(before) < 3 or before.endswith("的") or context.quantity.unit in words()["counts"]:
        before = before[-20:] + behind[:20]
    return before[-NAME_LENGTH:] or None
