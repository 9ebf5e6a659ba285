"""Names of the parts of a ratio: 甲、乙、丙比例接近5:3:2 gives 甲占比, 乙占比, 丙占比."""

import re

from etl.extract.contexts import Context
from etl.extract.name_fit import fit_name, trim_name

SHARE_END = re.compile(r"(?:之?比例?|占比)?(?:达到|接近|为|约|调整到|按照?|以)?$")
# 按5:3:2的比例分配给县、乡、村三级
GIVEN = re.compile(
    r"的?(?:比例)?(?:进行)?(?:分配给|分配到|分给|拨给|用于|由|在)([^，,。；;]+?)"
    r"(?:[一二三四五][级方]|之间|等)?间?(?:分配|分担|使用)?$"
)


def name_shares(context: Context) -> list[str]:
    """Return the names of a ratio's parts: those listed before it, or behind it as who gets them, else one for all."""
    count = len(context.quantity.values)
    whole = trim_name(SHARE_END.sub("", context.before.strip()))
    names = [trim_name(n) for n in re.split("[、和与及]", whole) if n.strip()]
    given = GIVEN.match(re.split("[，,。；;]", context.after)[0])
    takers = [t for t in re.split("[、和与及]", given.group(1)) if t.strip()] if given else []
    if len(names) != count and len(takers) == count:
        names = [f"{whole}分配给{taker}" for taker in takers]
    return [fit_name(f"{name}占比") for name in (names if len(names) == count else [whole] * count)]
