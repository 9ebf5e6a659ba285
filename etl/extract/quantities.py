"""Numbers with their units, comparators and baselines, as they stand in one part of a sentence."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from etl.lexicon import alternatives, load_words
from etl.numerals import parse_numeral

DIGITS = r"\d+(?:\.\d+)?"
NUMBER = rf"(?:{DIGITS}|[一二两三四五六七八九十百千]+)"
# 统一人员管理, 第三批, 其一 and 唯一 hold no numbers.
NO_NUMBER_BEFORE = r"(?<![\d.统第其唯专单万之同新〇A-Za-z])"
BASELINE = re.compile(
    rf"(?:从|由)(?:[^，,。;；\d]{{0,12}}?)((?:{DIGITS}\s*[:：]\s*)?{DIGITS})\s*[^，,。;；\d]{{0,4}}?\s*(?:提高|提升|增加|增长|上升|扩大|下降|降低|降|减少|缩短|压缩|增|升)(?:到|至|为)$"
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as printed at `start:end` of the text read; `unit` is None for ratios of more than two."""

    start: int
    end: int
    values: tuple[float, ...]
    value_max: float | None
    unit: str
    printed: str
    form: str


@cache
def words() -> dict[str, Any]:
    """The words of `lexicon/quantities.yml`."""
    loaded: dict[str, Any] = load_words("quantities")
    return loaded


@cache
def _pattern() -> re.Pattern[str]:
    w = words()
    # 每千人口, 一人民医院 and the like go on.
    units = (
        "(?:"
        + alternatives([*w["counts"], *w["lengths"], *w["measures"]])
        + ")(?<!人(?=[口均民员才事财们士大群力物工社]))"
    )
    return re.compile(
        rf"(?P<ratio>(?<![\d:：.]){DIGITS}(?:\s*[:：]\s*{DIGITS}){{1,3}}(?![\d:：]))"
        rf"|(?P<fraction>(?<![\d/]){NO_NUMBER_BEFORE}(?:\d{{1,2}}\s*/\s*\d{{1,3}}(?![\d/])|(?P<part>[一二三四五六七八九十百千]+)分之(?P<share>{NUMBER}(?:点[一二三四五六七八九零]+)?)))"
        rf"|{NO_NUMBER_BEFORE}(?P<low>{NUMBER})\s*(?:%|％)?\s*(?:-|—|–|~|～|至|到)\s*(?P<high>{NUMBER})\s*(?P<range_unit>{units})"
        rf"|{NO_NUMBER_BEFORE}(?P<number>{NUMBER})\s*(?P<unit>{units})"
    )


def find_quantities(text: str) -> list[Quantity]:
    """Return every number with a unit, ratio and fraction in `text`, in order.

    1:1.25 has the value 1.25 and the unit `1:x`; 5:3:2 has three values, in %; 1/3 is 33.33 %.
    """
    found = []
    for m in _pattern().finditer(text):
        quantity = _read(m)
        if quantity:
            found.append(quantity)
    return found


def _read(m: re.Match[str]) -> Quantity | None:
    if m.group("ratio"):
        return _read_ratio(m)
    if m.group("fraction"):
        return Quantity(m.start(), m.end(), (_share(m),), None, "%", m.group(), "fraction")
    if m.group("low"):
        low, high = _number(m.group("low")), _number(m.group("high"))
        if low is None or high is None or high <= low:
            return None
        return Quantity(m.start(), m.end(), (low,), high, _unit(m.group("range_unit")), m.group(), "range")
    number = _number(m.group("number"))
    if number is None:
        return None
    end = m.end("unit")
    return Quantity(m.start(), end, (number,), None, _unit(m.group("unit")), m.group()[: end - m.start()], "plain")


def _read_ratio(m: re.Match[str]) -> Quantity | None:
    parts = [float(p) for p in re.split(r"\s*[:：]\s*", m.group())]
    if len(parts) == 2:
        if parts[0] != 1:
            return None
        return Quantity(m.start(), m.end(), (parts[1],), None, "1:x", m.group(), "ratio")
    total = sum(parts)
    return Quantity(m.start(), m.end(), tuple(round(100 * p / total, 2) for p in parts), None, "%", m.group(), "shares")


def _share(m: re.Match[str]) -> float:
    if m.group("part"):
        whole = parse_numeral(m.group("part")) or 1
        share = m.group("share")
        head, _, tail = share.partition("点")
        value = _number(head) or 0.0
        if tail:
            value += float("0." + "".join(str(parse_numeral(c) or 0) for c in tail))
        return round(100 * value / whole, 2)
    top, bottom = (float(p) for p in m.group("fraction").split("/"))
    return round(100 * top / bottom, 2) if bottom else 0.0


def _number(text: str) -> float | None:
    if re.fullmatch(DIGITS, text):
        return float(text)
    number = parse_numeral(text)
    return float(number) if number is not None else None


def _unit(text: str) -> str:
    return {"％": "%", "百分点": "个百分点", "名": "人", "位": "人", "个批次": "批次"}.get(text, text)


def find_baseline(before: str) -> float | None:
    """Return the number that a change starts from, when `before` ends in 从2.62人增加到."""
    m = BASELINE.search(before)
    return float(re.split("[:：]", m.group(1))[-1]) if m else None
