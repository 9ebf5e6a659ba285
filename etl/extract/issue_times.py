"""Time limits counted from the day on which the document is issued: 印发后3个月内, 自印发之日起30日内."""

import re
from datetime import date, timedelta

from etl.numerals import parse_numeral

# Another document's issue (《…》印发后, 省级方案印发后) is no date of this one's.
ISSUED = (
    r"(?<![^，,。；;：:\s在自从于须本各])(?:方案|规划|计划|通知|意见|办法|文件|要点|细则)?(?:正式)?[印下]发"
    r"(?:之日起|之日|之?后|起)的?\s*(?:\d{1,3}|[一二两三四五六七八九十]{1,3})\s*(?:个月|个工作日|工作日|日|天|周|年)(?:之内|以内|内)"
)
LENGTH = re.compile(r"(\d{1,3}|[一二两三四五六七八九十]{1,3})\s*(个月|个工作日|工作日|日|天|周|年)")


def find_issue_due(words: str, issued_on: str | None) -> str | None:
    """Return the day, or the month for months and years, on which a length counted from the issue ends.

    None where the document prints no date of issue, and for working days, which need a calendar of holidays.
    """
    m = LENGTH.search(words)
    count = parse_numeral(m.group(1)) if m else None
    if m is None or count is None or issued_on is None or len(issued_on) < 10:
        return None
    day, unit = date.fromisoformat(issued_on), m.group(2)
    if unit in ("日", "天", "周"):
        return (day + timedelta(days=count * (7 if unit == "周" else 1))).isoformat()
    if unit.endswith("工作日"):
        return None
    months = day.year * 12 + day.month - 1 + count * (12 if unit == "年" else 1)
    return f"{months // 12:04}-{months % 12 + 1:02}"
