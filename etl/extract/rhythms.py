"""How often what a number counts comes round: 每年培训20人 is 20 人/年."""

import re

from etl.extract.comparators import patterns, per_once
from etl.extract.contexts import Context
from etl.extract.quantities import find_quantities, words

LAST_PART = re.compile(r"[^，,；;]*[，,；;\s]*$")


def find_per(context: Context) -> str | None:
    """Return the time in which the number comes round, or None.

    The word stands in the number's part, or in the part before when this one has no verb. Shares, ratios and changes
    have none, nor has a length that is said of each of those who are counted before it (每年选派10名骨干进修3个月).
    """
    q, w, named = context.quantity, words(), patterns()
    if q.unit in ("%", "1:x", "x:1", "") or q.unit in w["changes"] or "/" in q.unit:
        return None
    once = per_once(context.before)
    if once:
        return once
    found = list(named["per"].finditer(context.before))
    if found and q.thing in w["lengths"] and find_quantities(context.before[found[-1].end() :]):
        return None
    if not found and q.thing in w["counts"] and not named["doing"].search(context.before):
        last = LAST_PART.search(context.lead)
        found = [m for m in named["per"].finditer(last.group() if last else "") if m.group() != "年均"]
    per: dict[str, str] = w["per"]
    return per.get(found[-1].group(), found[-1].group().removeprefix("每")) if found else None
