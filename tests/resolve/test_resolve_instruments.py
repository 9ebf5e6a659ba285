"""Instruments in a text: what counts, what counts once, and that the fast scan counts like the slow one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.resolve.instruments import count_instruments, name_instruments
from etl.resolve.terms import fold_print

COUNTED = [
    ("推行DRG/DIP付费", {"drg": 1, "dip": 1}),
    ("DRGs与XDRGX", {"drg": 1}),  # the plural counts, another word does not
    ("按病种分值付费（DIP）", {"dip": 1}),  # a name and its abbreviation are one mention
    ("按病种付费，按病种分值付费", {"dip": 1, "case-payment": 1}),
    ("“互联网+”医疗服务", {"internet-care": 1}),  # quotation marks do not part it
    ("“双随机、一公开”抽查", {"double-random": 1}),
    ("家庭医生签约服务团队入户", {"family-doctor": 1}),  # the longest alias, not three
    ("医疗集团管理委员会", {"governing-council": 1}),  # not the group that it governs
    ("紧密型县域医共体", {"county-alliance": 1}),
    ("总额付费、结余留用、合理超支分担", {"global-budget": 1, "retained-surplus": 1, "shared-overspend": 1}),
    ("检查检验结果互认；检验检查结果互认", {"mutual-recognition": 2}),
    ("请假条例", {}),
    ("", {}),
]
PIECES = st.one_of(
    st.sampled_from(sorted(name_instruments())),
    st.text(st.sampled_from("医药保总额付费签约服务DRGIPsX（）“”、。 \n"), min_size=1, max_size=4),
)


@pytest.mark.parametrize(("text", "counts"), COUNTED)
def test_instruments_are_counted(text: str, counts: dict[str, int]) -> None:
    assert count_instruments(text) == counts


def test_ids_stand_in_the_order_of_the_codebook() -> None:
    assert list(count_instruments("任务台账、DRG、分级诊疗")) == ["tiered-care-system", "drg", "task-ledger"]


@pytest.mark.parametrize("alias", sorted(name_instruments()))
def test_each_alias_alone_is_one_mention_of_its_instrument(alias: str) -> None:
    assert count_instruments(alias) == {name_instruments()[alias]: 1}


def count_one_by_one(text: str) -> dict[str, int]:
    """The same count without an automaton: at each place try every alias."""
    text, at, counts = fold_print(text), 0, dict[str, int]()
    while at < len(text):
        fits = [alias for alias in name_instruments() if text.startswith(alias, at) and is_whole(text, at, alias)]
        if fits:
            longest = max(fits, key=len)
            counts[name_instruments()[longest]] = counts.get(name_instruments()[longest], 0) + 1
        at += len(max(fits, key=len)) if fits else 1
    return counts


def is_whole(text: str, at: int, alias: str) -> bool:
    def is_letter(c: str) -> bool:
        return c.isascii() and c.isalpha()

    before, after = text[at - 1 : at] if at else "", text[at + len(alias) : at + len(alias) + 1]
    return not (is_letter(alias[0]) and is_letter(before)) and not (is_letter(alias[-1]) and is_letter(after))


@settings(deadline=None, derandomize=True)
@given(st.lists(PIECES, max_size=12).map("".join))
def test_the_scan_counts_as_one_would_by_hand(text: str) -> None:
    assert count_instruments(text) == count_one_by_one(text)
