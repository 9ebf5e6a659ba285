"""A stretch of time as a heading prints it: 2023年5月—12月, 2023年1-3月, 2023.5—2023.12, 2023年下半年."""

import re
from collections.abc import Callable

TO = r"\s*[-—–~～至到]+\s*"
YEAR = r"(20\d\d)\s*年"
MONTH = r"(1[0-2]|0?[1-9])"
REST = r"(?:\s*\d{1,2}\s*日)?\s*(?:[上中下]旬|[底末初])?"
PART = r"\s*(上半年|下半年|第?[一二三四]季度)"
FIRST = {"上半年": "01", "下半年": "07", "一": "01", "二": "04", "三": "07", "四": "10"}
LAST = {"上半年": "06", "下半年": "12", "一": "03", "二": "06", "三": "09", "四": "12"}


def find_stretch(text: str) -> tuple[str, str] | None:
    """Return both ends, reduced ISO (a year or a month), of the first stretch in `text`, or None."""
    for form, read in _FORMS:
        m = form.search(text)
        if m:
            return read(*m.groups())
    return None


def _months(year: str, month: str | None, last_year: str | None, last_month: str | None) -> tuple[str, str]:
    return _reduce(year, month), _reduce(last_year or year, last_month)


def _parts(year: str, part: str, last_year: str | None, last_part: str) -> tuple[str, str]:
    return f"{year}-{_part(part, FIRST)}", f"{last_year or year}-{_part(last_part, LAST)}"


def _reduce(year: str, month: str | None) -> str:
    return f"{year}-{int(month):02}" if month else year


def _part(words: str, ends: dict[str, str]) -> str:
    return ends.get(words) or ends[words.strip("第季度")]


_FORMS: tuple[tuple[re.Pattern[str], Callable[..., tuple[str, str]]], ...] = (
    (re.compile(rf"{YEAR}{PART}{TO}(?:{YEAR})?{PART}"), _parts),
    (re.compile(rf"{YEAR}\s*{MONTH}{TO}{MONTH}\s*月"), lambda y, a, b: _months(y, a, None, b)),
    (re.compile(rf"(20\d\d)[.．/]\s*{MONTH}{TO}(20\d\d)[.．/]\s*{MONTH}(?!\d)"), _months),
    (
        re.compile(rf"{YEAR}\s*(?:{MONTH}\s*月)?{REST}{TO}(?:{YEAR}\s*)?(?:{MONTH}\s*月)?(?<=[年月])"),
        _months,
    ),
    (re.compile(rf"(20\d\d)\s*年?{TO}{YEAR}"), lambda a, b: (a, b)),
    (re.compile(rf"{YEAR}{PART}"), lambda y, part: _parts(y, part, None, part)),
)
