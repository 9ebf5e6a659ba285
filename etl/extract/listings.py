"""Numbers that go on with a list or share out a total: 新建卫生院2所、村卫生室15所; 总量达到5万人，其中医师2万人."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from etl.extract.contexts import Context
from etl.extract.quantities import words
from etl.extract.sentences import Part

# 卫生院2所、村卫生室15所, 1所综合医院和1所中医医院: between two numbers of one list.
LISTED = re.compile(r"[^，,。；;：:、\d]{0,16}[、和及与][^，,。；;：:、\d]{2,16}|[^，,。；;：:、\d]{2,16}[、和及与]\s*")
# Between two shares names may be longer.
SHARED = re.compile(r"[^，,。；;：:、\d]{0,4}[、和及与][^，,。；;：:\d]{2,24}")
# 其中医师2万人; 其中5家医院帮扶卫生院 tells who, not how many.
SHARE = re.compile(r"\s*其中[：:，,]?[^，,。；;\d]{2,24}$")
# A part of its own behind the first.
LISTED_PART = re.compile(r"(?:以及|和)?[\u4e00-\u9fff（）()]{2,12}")


@dataclass(frozen=True, slots=True)
class Listing:
    """What the next number may go on with.

    `is_open` after a number of things to do; `unit`, with the rhythm `per`, is that of the last whole number of the
    sentence that begins at `sentence`; `is_shared` while its shares are told.
    """

    is_open: bool = False
    unit: str = ""
    per: str | None = None
    sentence: int = -1
    is_shared: bool = False


def shares_total(listing: Listing, contexts: Sequence[Context], i: int, part: Part) -> bool:
    """Whether a number is a share of the sentence's last whole number: in a part with 其中, or going on with it."""
    quantity = contexts[i].quantity
    if listing.sentence != part.sentence_start or not listing.unit or _family(quantity.thing) != listing.unit:
        return False
    if i:
        between = part.text[contexts[i - 1].quantity.end : quantity.start]
        return (listing.is_shared or is_share(part)) and SHARED.fullmatch(between) is not None
    return SHARE.match(part.text[: quantity.start]) is not None or (
        listing.is_shared and _is_whole_part(contexts[i], part)
    )


def goes_on(listing: Listing, contexts: Sequence[Context], i: int, part: Part) -> bool:
    """Whether a number goes on with the list of the one before it: in its part, or as a short part of its own."""
    if not listing.is_open or not _counts(contexts[i]):
        return False
    if i:
        return LISTED.fullmatch(part.text[contexts[i - 1].quantity.end : contexts[i].quantity.start]) is not None
    return _is_whole_part(contexts[i], part) and not is_share(part)


def follow(
    listing: Listing, context: Context, part: Part, is_target: bool, is_shared: bool, per: str | None
) -> Listing:
    """Return what the next number may go on with, after `context`."""
    if not is_target:
        return replace(listing, is_open=False, is_shared=False)
    if is_shared or is_share(part):
        return replace(listing, is_open=_counts(context), is_shared=is_shared)
    return Listing(_counts(context), _family(context.quantity.thing), per, part.sentence_start)


def is_share(part: Part) -> bool:
    """Whether a part tells what is in the whole before it."""
    return part.text.strip().startswith("其中")


def _is_whole_part(context: Context, part: Part) -> bool:
    before, after = part.text[: context.quantity.start].strip(), part.text[context.quantity.end :].strip()
    return LISTED_PART.fullmatch(before) is not None and not after.strip("。")


def _family(unit: str) -> str:
    return unit.removeprefix("万").removeprefix("亿") if unit in (*words()["counts"], *words()["money"]) else ""


def _counts(context: Context) -> bool:
    return context.quantity.thing in words()["counts"] and not context.is_vague
