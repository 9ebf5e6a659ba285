"""Numbers with their units, comparators and baselines, as they stand in one part of a sentence."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from etl.lexicon import alternatives, load_words
from etl.numerals import parse_numeral

# 95.5, 1,200
DIGITS = r"(?:\d{1,3}(?:[,，]\d{3})+|\d+)(?:\.\d+)?"
NUMERAL = r"[一二两三四五六七八九十百千零]+"
NUMBER = rf"(?:{DIGITS}|{NUMERAL})"
# 统一人员管理, 第三批, 其一 and 唯一 hold no numbers; 9 0% may be a number cut in two.
NOT_INSIDE = r"(?<![\d.统第其唯专单万之同新〇A-Za-z.])(?<!\d\s)(?<!\d[,，])(?<![\d%％][-—–~～])"
DASH = r"\s*(?:-|—|–|~|～|至|到)\s*"
COLON = r"\s*[:：∶比]\s*"
# What a change does: 从2.62提高到3.5.
CHANGES = r"(?:提高|提升|增加|增长|上升|扩大|下降|降低|降|减少|缩短|压缩|调整|增|升|优化)(?:到|至|为)"
# 由2021年的58%提高到70%: the year of what a change starts from.
OF_YEAR = r"(?:20\d\d\s*年\s*[底末]?的?)?"
BASELINE = re.compile(
    rf"(?:从|由){OF_YEAR}(?:[^，,。;；\d]{{0,12}}?)((?:{DIGITS}{COLON})?{DIGITS})\s*[^，,。;；\d]{{0,6}}?\s*{CHANGES}$"
)
BASELINE_AHEAD = re.compile(rf"[^，,。;；\d]{{0,6}}{CHANGES}")
# 6:4 and 70:30 share out a whole; 8:30 is a time.
WHOLES = (10, 100)
UNITS = {"％": "%", "周岁": "岁", "百分点": "个百分点", "名": "人", "位": "人", "个批次": "批次", "万名": "万人"}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as printed at `start:end` of the text read; a ratio that shares out a whole has `values` in %.

    `is_more` where 余 or 多 follows the number: 100余家. The unit of a bare number is empty.
    """

    start: int
    end: int
    values: tuple[float, ...]
    value_max: float | None
    unit: str
    printed: str
    form: str
    is_more: bool = False

    @property
    def thing(self) -> str:
        """The unit without what it is reckoned over: 张 of 张/千人."""
        return self.unit.partition("/")[0] or self.unit


@cache
def words() -> dict[str, Any]:
    """The words of `lexicon/quantities.yml`."""
    loaded: dict[str, Any] = load_words("quantities")
    return loaded


@cache
def _pattern() -> re.Pattern[str]:
    w = words()
    after = [form for forms in w["after"].values() for form in forms]
    # 每千人口 goes on behind 人, 一次性 behind 次; 二级甲等 is a class and no number, 3级和2级 are two.
    units = (
        f"(?:(?:{alternatives([*w['counts'], *w['lengths'], *w['measures']])})"
        rf"(?<!次(?=性))(?<!管(?=[理控道辖护委线]))(?<!人(?=[口均民员才事财们士大群力物工社]))(?<!级(?![和、]\d)(?=[{w['no_level']}]))(?<!日(?=[间常]))(?<!年(?=[版级轻龄度]))(?<!天(?=然))(?<!周(?=[期边转末报密围])))"
    )
    numeral_share = r"(?:百分之|千分之)"
    return re.compile(
        # 1:1.25, 5:3:2
        rf"(?P<ratio>(?<![\d:：∶.]){DIGITS}(?:{COLON}{DIGITS}){{1,3}}(?!\s*[.\d:：∶]))"
        # 12/10万
        rf"|{NOT_INSIDE}(?P<rate>{DIGITS})\s*/\s*10\s*万"
        # 1/3
        rf"|(?P<fraction>(?<!/){NOT_INSIDE}(?P<top>\d{{1,2}})\s*/\s*(?P<bottom>\d{{1,3}})(?!\s*[.\d/])"
        # 三分之一, 百分之六十五点五, 百分之八十至九十
        rf"|{NOT_INSIDE}(?P<part>{NUMERAL}|万)分之(?P<share>{NUMBER}(?:点[一二三四五六七八九零]+)?)"
        rf"(?:{DASH}{numeral_share}?(?P<share_max>{NUMERAL}))?)"
        # 3-5个, 10%—15%, 5.2张至5.5张
        rf"|{NOT_INSIDE}(?P<low>{NUMBER})\s*(?P<low_unit>{units})?{DASH}(?P<high>{NUMBER})\s*(?P<range_unit>{units})"
        # 90%, 三所, 100余家, 3万余人, 5.7张/千人
        rf"|{NOT_INSIDE}(?P<number>{NUMBER})\s*(?P<large>[万亿](?=[余多]))?(?P<more>[余多])?\s*(?P<unit>{units})"
        rf"(?:\s*/\s*(?P<over>{alternatives(w['over'])}))?"
        # 一半以上, 半数以上
        r"|(?P<half>一半|半数)(?=以上|左右)"
        # CMI值≥1.05, 达到1.2以上
        rf"|(?<=[\u4e00-\u9fff≥≤<>＜＞=])\s*{NOT_INSIDE}(?P<bare>{DIGITS})(?=\s*(?:{alternatives(after)})?\s*(?:[，,。；;)）]|、(?!\s*\d)|$))"
    )


def find_quantities(text: str) -> list[Quantity]:
    """Return every number with a unit, ratio and fraction in `text`, in order.

    1:1.25 has the value 1.25 and the unit `1:x`, 2.4:1 has `x:1`; 5:3:2 has three values and 6:4 two, in %; 1/3 is
    33.33 %, 八成 is 80 %. A number without a unit counts only between a word that compares and the end of its part.
    """
    hits = (m for m in _pattern().finditer(text) if not m.group("bare") or _is_compared(text[: m.start("bare")]))
    return [q for q in map(_read, hits) if q is not None]


def _is_compared(before: str) -> bool:
    """Whether a bare number stands right behind a word that compares."""
    return _comparing().search(before) is not None


@cache
def _comparing() -> re.Pattern[str]:
    # 到 alone, 达 and 实现 stand before too much else.
    forms = [form for forms in words()["before"].values() for form in forms if len(form) > 1 or not form.isalpha()]
    return re.compile(rf"(?:{alternatives([f for f in forms if f not in ('实现', '保持')])})\s*$")


def _read(m: re.Match[str]) -> Quantity | None:
    if m.group("ratio"):
        return _read_ratio(m)
    if m.group("rate"):
        return Quantity(*m.span(), (_number(m.group("rate")) or 0.0,), None, "/10万", m.group(), "plain")
    if m.group("fraction"):
        return _read_fraction(m)
    if m.group("low"):
        return _read_range(m)
    if m.group("half"):
        return Quantity(*m.span(), (50.0,), None, "%", m.group(), "fraction")
    if m.group("bare"):
        value = _number(m.group("bare"))
        return Quantity(*m.span("bare"), (value,), None, "", m.group("bare"), "plain") if value is not None else None
    number = _number(m.group("number"))
    if number is None:
        return None
    value, unit = _scale(number, (m.group("large") or "") + m.group("unit"))
    unit += f"/{m.group('over')}" if m.group("over") else ""
    return Quantity(*m.span(), (value,), None, unit, m.group(), "plain", bool(m.group("more")))


def _read_range(m: re.Match[str]) -> Quantity | None:
    low, high = _number(m.group("low")), _number(m.group("high"))
    unit = m.group("range_unit")
    if low is None or high is None or high <= low or m.group("low_unit") not in (None, unit):
        return None
    (least, unit), (most, _) = _scale(low, unit), _scale(high, unit)
    return Quantity(*m.span(), (least,), most, unit, m.group(), "range")


def _scale(number: float, unit: str) -> tuple[float, str]:
    """八成 is 80 %; other units have one name each."""
    return (number * 10, "%") if unit == "成" else (number, UNITS.get(unit, unit))


def _read_ratio(m: re.Match[str]) -> Quantity | None:
    parts = [_number(p) or 0.0 for p in re.split(COLON, m.group())]
    total = sum(parts)
    if len(parts) == 2 and (parts[0] == 1 or (parts[1] == 1 and total not in WHOLES)):
        unit, value = ("1:x", parts[1]) if parts[0] == 1 else ("x:1", parts[0])
        return Quantity(*m.span(), (value,), None, unit, m.group(), "ratio")
    if not total or (len(parts) == 2 and total not in WHOLES):
        return None
    return Quantity(*m.span(), tuple(round(100 * p / total, 2) for p in parts), None, "%", m.group(), "shares")


def _read_fraction(m: re.Match[str]) -> Quantity | None:
    if m.group("top"):
        top, bottom = float(m.group("top")), float(m.group("bottom"))
        return Quantity(*m.span(), (_percent(top, bottom),), None, "%", m.group(), "fraction") if bottom else None
    whole = float(parse_numeral(m.group("part")) or 1)
    head, _, tail = m.group("share").partition("点")
    share = (_number(head) or 0.0) + (float("0." + "".join(str(parse_numeral(c) or 0) for c in tail)) if tail else 0)
    most = _number(m.group("share_max")) if m.group("share_max") else None
    high = _percent(most, whole) if most is not None else None
    if m.group("part") == "万":
        return Quantity(*m.span(), (share,), most, "‱", m.group(), "fraction")
    return Quantity(*m.span(), (_percent(share, whole),), high, "%", m.group(), "fraction")


def _percent(part: float, whole: float) -> float:
    return round(100 * part / whole, 2)


def _number(text: str) -> float | None:
    if re.fullmatch(DIGITS, text):
        return float(re.sub("[,，]", "", text))
    number = parse_numeral(text)
    return float(number) if number is not None else None


def find_baseline(before: str) -> float | None:
    """Return the number that a change starts from, when `before` ends in 从2.62人增加到."""
    m = BASELINE.search(before)
    return _number(re.split(COLON, m.group(1))[-1]) if m else None


def is_baseline(before: str, after: str) -> bool:
    """Whether the number between `before` and `after` is what a change starts from: 从…2.62人增加到3.5人."""
    starts = re.search(rf"(?:从|由){OF_YEAR}[^，,。\d]{{0,12}}$", before)
    return starts is not None and BASELINE_AHEAD.match(after) is not None
