"""Whole dates as printed in the header and the signature of a document."""

import re

from etl.document_numbers import narrow_digits
from etl.numerals import parse_numeral

DATE = re.compile(r"((?:19|20)\d\d)\s*[年\-/.．]\s*(\d{1,2})\s*[月\-/.．]\s*(\d{1,2})\s*日?")
# 二〇二三年五月八日; the zero is printed as ○, 零, the letter O or a digit, too.
_NUMERAL = "[一二三四五六七八九十]"
CHINESE_DATE = re.compile(
    rf"([〇○零ＯO0一二三四五六七八九]{{4}})\s*年\s*({_NUMERAL}{{1,2}})\s*月\s*({_NUMERAL}{{1,3}})\s*日"
)
_TIME = r"(?:\d{1,2}:\d\d(?::\d\d)?)?"
_LINE = re.compile(
    rf"[^\d。,，]{{0,24}}?(?:{DATE.pattern}|{CHINESE_DATE.pattern})\s*{_TIME}\s*(?:印发)?\s*[^。,，]{{0,24}}"
)

# 2024-05-06 15:37 来源：某局
_PAGE = "来源|浏览|点击|阅读|访问|字体|字号|作者|编辑|发布|稿源|打印"
_STAMP = re.compile(
    rf"\s*{DATE.pattern}(?:\s*\d{{1,2}}:\d\d(?::\d\d)?\s*(?:$|[^\w\s]|(?={_PAGE}))|\s*(?={_PAGE}))[^。]{{0,60}}$"
)


def find_date(text: str) -> str | None:
    """Return the first whole date in `text`, ISO, or None; Chinese numerals and full-width digits are read too."""
    m = DATE.search(narrow_digits(text))
    if m:
        return _write_iso(*(int(g) for g in m.groups()))
    m = CHINESE_DATE.search(text)
    if not m:
        return None
    year = "".join("0" if c in "〇○零ＯO0" else str(parse_numeral(c)) for c in m.group(1))
    return _write_iso(int(year), parse_numeral(m.group(2)) or 0, parse_numeral(m.group(3)) or 0)


def _write_iso(year: int, month: int, day: int) -> str | None:
    return f"{year:04}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 else None


def is_date_line(text: str) -> bool:
    """Whether a line is a date, with at most a body or a word such as 印发 beside it."""
    return _LINE.fullmatch(narrow_digits(text).strip()) is not None


def is_page_stamp(text: str) -> bool:
    """Whether a line is the date of a page, not of a document: a time or the page's own words stand behind it."""
    return _STAMP.match(narrow_digits(text)) is not None
