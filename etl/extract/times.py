"""Time limits in running text, as reduced ISO dates (DESIGN 4.7)."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache

from etl.extract.issue_times import ISSUED, find_issue_due
from etl.numerals import parse_numeral

# 2024年, 二〇二四年
YEAR = r"([2２][0０]\d\d|二[〇零○][一二三四五六七八九〇零○]{2})\s*年"
MONTH = r"(1[0-2]|0?[1-9]|[1１][0-2０-２]|[1-9１-９]|十[一二]?|[一二三四五六七八九])\s*月"
DAY = r"([12]\d|3[01]|0?[1-9])\s*[日号]"
AT = r"(?:截至|到|至|于|在)?\s*"
BEFORE = r"(?:之?前|以前|止|为止)?"
END = r"(?:年?\s*[底末]|末期|年终)"
PART = r"(?P<{}>上半年|下半年|第?[一二三四]季度)(?:[底末]|年底)?"
COUNT = r"(?:[一二两三四五六七八九十]|\d{1,2})"
TO = r"\s*(?:[-—–~～]+|至|到)\s*"

PATTERNS = {
    # 2023年3月至5月, 2023年11月—2024年2月底前
    "months": rf"{AT}{YEAR}\s*{MONTH}{TO}(?:{YEAR}\s*)?{MONTH}\s*[底末]?{BEFORE}",
    # 2023年到2025年, 2023—2025年
    "range": rf"(?<!\d)20\d\d\s*年?{TO}(?P<range_end>20\d\d)\s*年(?:底|末)?(?![度版])",
    # 2023年9月1日至12月31日
    "days": rf"{AT}{YEAR}\s*{MONTH}\s*{DAY}{TO}(?:{YEAR}\s*)?(?:{MONTH}\s*)?{DAY}\s*{BEFORE}",
    # 印发后3个月内, 自印发之日起30日内
    "issued": ISSUED,
    # 2024年5月31日前
    "day": rf"{AT}{YEAR}\s*{MONTH}\s*{DAY}\s*{BEFORE}",
    # 2024年5月底前
    "month": rf"{AT}{YEAR}\s*{MONTH}(?:份)?\s*(?:[底末])?{BEFORE}",
    # 2023年上半年, 2022年第三季度末前
    "quarter": rf"{AT}{YEAR}\s*{PART.format('part')}{BEFORE}",
    # 到2025年, 2025年前, 2023年底
    "year": rf"(?:截至|力争在|展望|{AT}){YEAR}\s*(?:度)?\s*(?P<limit>{END}?\s*{BEFORE})(?!\s*[版第届级起])",
    # “十四五”期间, 到十四五末
    "five": r"(?:到)?\s*[“\"']?十(?P<five_number>[三四五六七八])五[”\"']?\s*(?:期间|末期|期末|时期|末)",
    # 利用3年时间, 用2-3年时间, 通过三年努力, 三年内
    "within": rf"(?:利用|通过|用|经过|在)\s*{COUNT}\s*(?:(?:-|—|~|至|到)\s*{COUNT}\s*)?年"
    r"(?:左右)?(?:的)?(?:时间|努力|内)"
    r"|(?<![\d近前过去这])[一二两三四五2345]年(?:之)?内"
    # 三年招聘300名
    r"|(?<![\d近前过去这第每分])[两三四五]年(?=(?:共|累计|计划)?(?:招聘|招录|引进|培养|培训|选派|新建|改造|新增|完成))"
    # 到规划期末
    r"|(?:到|至)?(?:规划|行动|计划|方案)期(?:末|内|满)",
    # 年内, 今年底前, 年底前, 全年
    "own": rf"(?<![每\d个年])(?:年内|本年度内|今年内|(?:今年|本年|当年|明年)?\s*年?[底末](?<=年[底末]){BEFORE}"
    r"|全年(?!龄|总结|报告|评估|考核|预算|计划|工作|经费|资金|医疗|门诊|收入|费用|任务|目标))",
    # 5月31日前
    "own_day": rf"{AT}(?:(?:今年|本年|当年|明年|次年)\s*|(?<![年\d])){MONTH}\s*{DAY}\s*"
    # 7月5日和12月25日前
    rf"(?:之?前|以前|止|(?=\s*[、和及与]\s*{MONTH}\s*{DAY}\s*(?:之?前|以前)))",
    # 6月底前, 10月前
    "own_month": rf"{AT}(?:(?:今年|本年|当年|明年|次年)\s*|(?<![年\d])){MONTH}\s*(?:份)?\s*"
    rf"(?:[底末]{BEFORE}|前|中旬前?|(?=\s*[、和及与]\s*{MONTH}\s*[底末]?{BEFORE}(?<=[底末前])))",
    # 上半年, 三季度末前, 一季度内
    "own_quarter": rf"{AT}(?<![每\d半个])(?:今年|本年|明年)?{PART.format('own_part')}"
    rf"(?:内|{BEFORE})(?!度|[一二两三四五\d])",
}
# Every form has one of these; the scan for all forms is slow.
MAY_DATE = re.compile(
    r"[\d一二三四五六七八九十两]\s*[年月季]|[划动案]期|[印下]发[之后]|年\s*[内底末终]|[上下]半年|全年|[三四五六七八]五|半年"
)
FORMS = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in PATTERNS.items()))
QUARTER_END = {"上半年": "06", "下半年": "12", "一": "03", "二": "06", "三": "09", "四": "12"}
# 《…》, 〔2023〕, （2021年版）
SHUT = re.compile(r"《[^》]*》|[〔\[［]20\d\d[〕\]］]|[(（][^()（）]{0,12}20\d\d年?版[)）]")
# 比2020年, 较2020年: what a change is measured against; not 占比2025年达到, 医护比2025年达到.
COMPARED = re.compile(r"(?:(?<![占护床人])比|较|与|同|以)$")
# 自2023年6月1日起, 2020年以来: a start, no limit.
STARTS = re.compile(r"\s*(?:之日)?(?:起|以来|开始)")
# 每年1月底前上报，2月底前公布: these come round every year.
EVERY_YEAR = re.compile(rf"每年度?\s*{MONTH}")
# 从2022年底的31%提高到40%: what a change starts from.
STARTS_FROM, RISES = (
    re.compile(r"(?:从|由)$"),
    re.compile(r"的?[^，,。；;\d]{0,12}[\d.]+[^，,。；;\d]{1,8}?(?:到|至|为)\s*\d"),
)
BASED = re.compile(r"\s*(?:年?的?[^，,。；;\d]{0,4}基础上|年?的?基础|为基[数期准]|相比|水平)")
# An explicit year before it in its sentence is the year of a month without one: 2024年8月完成招标，12月底前上线.
SAYS_YEAR, LACKS_YEAR = ("months", "days", "day", "month", "quarter", "year"), ("own_day", "own_month", "own_quarter")


@dataclass(frozen=True, slots=True)
class Time:
    """A printed time: its half-open place in the text read, its due date, and whether its words set a limit.

    A bare year (2023年开展) sets one only where it opens a part of a sentence; `is_limit` is then False. `is_past`:
    it ends before the document's own time, so that what it dates is a report.
    """

    start: int
    end: int
    due: str | None
    text: str
    is_limit: bool
    is_past: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """What a document lends to times: its own year, its period's end, the year before which all is past, its issue."""

    year: str | None = None
    period_end: str | None = None
    since: str | None = None
    issued_on: str | None = None


@lru_cache(maxsize=512)
def find_times(text: str, frame: Frame) -> tuple[Time, ...]:
    """Return the times in `text`, in order.

    2023年底, 2025年前 and 2025年末 give the year; 2024年5月底前 the month; 十四五期间 2025; 利用3年时间 the end of the
    plan's period; 年内 the document's own year; 印发后3个月内 counts from the date of issue. Years inside 《》 and
    document numbers, years that a change is measured against, and starts (2024年起) are no times.
    """
    if not MAY_DATE.search(text):
        return ()
    shut = [m.span() for m in SHUT.finditer(text)]
    times = []
    said, since = frame, 0
    for m in FORMS.finditer(text):
        if any(a <= m.start() < b for a, b in shut) or _is_compared(m, text) or STARTS.match(text, m.end()):
            continue
        is_own = m.lastgroup in LACKS_YEAR and not re.search("[今本当明]年", m.group())
        if is_own and EVERY_YEAR.search(text, since, m.start()):
            continue
        due = _find_due(m, _turn_year(m, said if is_own else frame))
        if due and m.lastgroup in SAYS_YEAR:
            said, since = replace(frame, year=due[:4]), m.end()
        is_past = bool(due and frame.since and due[:4] < frame.since)
        times.append(Time(m.start(), m.end(), due, m.group().strip(), _sets_limit(m), is_past))
    return tuple(times)


def _turn_year(m: re.Match[str], frame: Frame) -> Frame:
    """The frame of the year after, for 明年 and 次年."""
    return replace(frame, year=str(int(frame.year) + 1)) if frame.year and re.search("[明次]年", m.group()) else frame


def _is_compared(m: re.Match[str], text: str) -> bool:
    before = text[: m.start()]
    if STARTS_FROM.search(before) and RISES.match(text, m.end()):
        return True
    return COMPARED.search(before) is not None or BASED.match(text, m.end()) is not None


def _sets_limit(m: re.Match[str]) -> bool:
    printed = m.group()
    if m.group("year"):
        return bool(m.group("limit").strip()) or printed.lstrip().startswith(("到", "至", "截至", "展望"))
    if m.group("days"):
        return printed.rstrip().endswith(("前", "止"))
    if m.group("own_quarter"):
        return printed.rstrip().endswith(("底", "末", "内", "前"))
    return True


def _find_due(m: re.Match[str], frame: Frame) -> str | None:
    kind = next(name for name in PATTERNS if m.group(name))
    if kind in OWN:
        return OWN[kind](m, frame)
    if kind == "quarter":
        return f"{_numbers(m)[0]}-{_quarter_end(m.group('part'))}"
    numbers = _numbers(m)
    if kind == "days":
        years, places = [n for n in numbers if n > 1000], [n for n in numbers if n < 1000]
        return f"{years[-1]}-{places[-2] if len(places) == 4 else places[0]:02}-{places[-1]:02}"
    if kind == "months":
        year = [n for n in numbers if n > 1000][-1]
        return f"{year}-{numbers[-1]:02}"
    return "-".join([str(numbers[0]), *(f"{n:02}" for n in numbers[1:])])


def _numbers(m: re.Match[str]) -> list[int]:
    """The years, months and days printed, as numbers."""
    found = re.findall(r"\d+|[〇零○一二三四五六七八九十]+(?=\s*[年月日])", m.group())
    return [n for n in (parse_numeral(f.replace("○", "〇")) for f in found) if n is not None]


def _quarter_end(part: str) -> str:
    return QUARTER_END.get(part) or QUARTER_END[part.strip("第季度")]


def _due_five(m: re.Match[str], frame: Frame) -> str | None:
    return str(2005 + 5 * (parse_numeral(m.group("five_number")) or 0))


def _due_within(m: re.Match[str], frame: Frame) -> str | None:
    """The end of the plan's period, unless the years counted are more, or fewer, than the plan has."""
    if frame.period_end is None:
        return None
    count = max(_counts(m), default=0)
    has = int(frame.period_end[:4]) - int((frame.since or frame.period_end)[:4]) + 1
    return frame.period_end[:4] if not count or not frame.since or abs(count - has) <= 1 else None


def _counts(m: re.Match[str]) -> list[int]:
    """The numbers of years printed: 2 and 3 of 2-3年."""
    found = [parse_numeral(c) for c in re.findall(COUNT, m.group())]
    return [n for n in found if n is not None]


def _due_month(m: re.Match[str], frame: Frame) -> str | None:
    return "-".join([frame.year, *(f"{n:02}" for n in _numbers(m))]) if frame.year else None


def _due_quarter(m: re.Match[str], frame: Frame) -> str | None:
    return f"{frame.year}-{_quarter_end(m.group('own_part'))}" if frame.year else None


# Times that say no year of their own, or do not say it first.
OWN: dict[str, Callable[[re.Match[str], Frame], str | None]] = {
    "range": lambda m, frame: m.group("range_end"),
    "issued": lambda m, frame: find_issue_due(m.group(), frame.issued_on),
    "five": _due_five,
    "within": _due_within,
    "own": lambda m, frame: frame.year,
    "own_day": _due_month,
    "own_month": _due_month,
    "own_quarter": _due_quarter,
}
