"""Addresses that do not depend on what else there is, and digests that do not run together."""

import random

import pytest
from invented import TEXT, capture

from etl.edition.rows import make_rows
from etl.ids import digest, name_document, normalize_number, part_clashes, sort_naturally

NUMBERS = [
    ("望政发〔2031〕3号", "望政发〔2031〕3号"),
    ("望政发[2031]3号", "望政发〔2031〕3号"),
    ("望政发（２０３１）３号", "望政发〔2031〕3号"),
    ("望政发【2031】 3 号", "望政发〔2031〕3号"),
    (None, None),
]
NAMES = [
    (("220600", "白医改〔2021〕1号", (), "甲"), "220600-2021-1"),
    (("220600", "白医改〔2021〕012号", (), "甲"), "220600-2021-12"),  # no leading zero
    ((None, "白医改〔2021〕1号", (), "甲"), "000000-2021-1"),
    (("220600-abc123", "白医改〔2021〕1号", (), "甲"), "220600-2021-1"),  # a zone has the code around it
]


@pytest.mark.parametrize(("printed", "number"), NUMBERS)
def test_number_as_the_standard_prints_it(printed: str | None, number: str | None) -> None:
    assert normalize_number(printed) == number


@pytest.mark.parametrize(("parts", "name"), NAMES)
def test_document_has_a_readable_name(parts: tuple[str | None, str, tuple[str, ...], str], name: str) -> None:
    assert name_document(*parts) == name


def test_document_without_a_number_is_told_apart_by_place_and_title() -> None:
    one, other = (name_document("220600", None, ("2023-05-01",), title) for title in ("甲", "乙"))
    assert one != other
    assert one.startswith("220600-2023-")
    assert name_document("220600", None, (None,), "甲").startswith("220600-nd-")


def test_digest_is_of_a_list() -> None:
    assert digest(["ab", "c"]) != digest(["a", "bc"])
    assert digest(["甲", None]) == digest(["甲", None])
    assert len(digest([])) == 24


def test_two_documents_of_one_name_are_parted() -> None:
    assert part_clashes(["a", "b", "a"], ["111111x", "222222x", "333333x"]) == ["a-111111", "b", "a-333333"]


def test_natural_order() -> None:
    assert sorted([["1.10"], ["1.2"], ["1"]], key=sort_naturally) == [["1"], ["1.2"], ["1.10"]]


def test_shuffling_sources_changes_no_id() -> None:
    other = TEXT.replace("望澜县", "砚溪县").replace("望政发", "砚政发")
    sources = [capture("wanglan-2031", TEXT), capture("yanxi-2031", other), capture("wanglan-copy", TEXT + "\n")]
    once = make_rows(sources)
    random.Random(7).shuffle(sources)
    again = make_rows(sources)
    for table in ("documents", "clauses", "tasks", "organizations"):
        assert {tuple(map(str, r.values())) for r in once[table]} == {tuple(map(str, r.values())) for r in again[table]}
