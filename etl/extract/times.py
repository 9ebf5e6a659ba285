"""Time limits in running text, as reduced ISO dates (DESIGN 4.7)."""

import re
from dataclasses import dataclass

from etl.numerals import parse_numeral

YEAR = r"(20\d\d)\s*年"
MONTH = r"(1[0-2]|0?[1-9])\s*月"
DAY = r"([12]\d|3[01]|0?[1-9])\s*[日号]"
BEFORE = r"(?:之?前|以前|止|为止)?"
END = r"(?:年?\s*[底末]|末期|年终)"
COUNT = r"([一二两三四五六七八九十]|\d{1,2})"

FORMS = re.compile(
    rf"(?P<range>{YEAR}?\s*(?:[-—–~～]+|至|到)\s*(?P<range_end>20\d\d)\s*年(?:底|末)?(?![度版]))"
    rf"|(?P<day>(?:到|至|于|在)?\s*{YEAR}\s*{MONTH}\s*{DAY}\s*{BEFORE})"
    rf"|(?P<month>(?:到|至|于|在)?\s*{YEAR}\s*{MONTH}(?:份)?\s*(?:[底末])?{BEFORE})"
    rf"|(?P<quarter>(?:到|至|于|在)?\s*{YEAR}\s*(?P<part>上半年|下半年|第?[一二三四]季度){END}?{BEFORE})"
    rf"|(?P<year>(?:到|至|于|在|截至|力争在)?\s*{YEAR}\s*(?:度)?\s*(?P<limit>{END}?\s*{BEFORE}))(?!\s*[版第届级起])"
    rf"|(?P<five>(?:到)?\s*[“\"']?十(?P<five_number>[三四五六七八])五[”\"']?\s*(?:期间|末期|期末|时期|末))"
    rf"|(?P<within>(?:利用|通过|用|经过|力争用|争取用|在)\s*{COUNT}\s*(?:-\s*\d\s*)?年(?:左右)?(?:的)?(?:时间|努力|内|左右时间)|(?<![\d年])[三两二3]年内)"
    rf"|(?P<own>(?<!每)年内|本年度内|今年内|(?:今年|本年|(?<!每)当?年)\s*[底末]{BEFORE}|全年)"
    rf"|(?P<own_month>(?:到|至|于|在)?(?<![\d年]){MONTH}\s*(?:份)?\s*(?:[底末]{BEFORE}|前|中旬前?))"
)
QUARTER_END = {"上半年": "06", "下半年": "12", "一": "03", "二": "06", "三": "09", "四": "12"}


@dataclass(frozen=True, slots=True)
class Time:
    """A printed time: its half-open place in the text read, its due date, and whether its words set a limit.

    A bare year (2023年开展) sets one only where it opens a part of a sentence; `is_limit` is then False.
    """

    start: int
    end: int
    due: str | None
    text: str
    is_limit: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """What a document lends to times that name no year: its own year, and the end of its period."""

    year: str | None = None
    period_end: str | None = None


def find_times(text: str, frame: Frame) -> list[Time]:
    """Return the times in `text`, in order.

    2023年底, 2025年前 and 2025年末 give the year; 2024年5月底前 the month; 十四五期间 2025; 利用3年时间 the end of the
    plan's period; 年内 the document's own year. Years inside 《》 and document numbers are no times.
    """
    shut = [
        m.span() for m in re.finditer(r"《[^》]*》|[〔\[［]20\d\d[〕\]］]|[(（][^()（）]{0,12}20\d\d年?版[)）]", text)
    ]
    times = []
    for m in FORMS.finditer(text):
        if any(a <= m.start() < b for a, b in shut):
            continue
        times.append(Time(m.start(), m.end(), _find_due(m, frame), m.group().strip(), _sets_limit(m)))
    return times


def _sets_limit(m: re.Match[str]) -> bool:
    if m.lastgroup == "year" or m.group("year"):
        printed = m.group("year")
        return bool(m.group("limit").strip()) or printed.lstrip().startswith(("到", "至", "截至"))
    return True


def _find_due(m: re.Match[str], frame: Frame) -> str | None:
    groups = [g for g in m.groups() if g]
    if m.group("range"):
        return m.group("range_end")
    if m.group("five"):
        number = parse_numeral(m.group("five_number")) or 0
        return str(2005 + 5 * number)
    if m.group("within"):
        return frame.period_end[:4] if frame.period_end else None
    if m.group("own"):
        return frame.year
    numbers = [g for g in groups if g.isdecimal()]
    if m.group("own_month"):
        return f"{frame.year}-{int(numbers[-1]):02}" if frame.year else None
    year = next(n for n in numbers if len(n) == 4)
    rest = [f"{int(n):02}" for n in numbers if len(n) < 3]
    if m.group("quarter"):
        part = m.group("part")
        return f"{year}-{QUARTER_END.get(part) or QUARTER_END[part.strip('第季度')]}"
    return "-".join([year, *rest])
