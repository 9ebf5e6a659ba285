"""A citation as a file: what reference managers read is what was cited."""

import json
import re

import pytest

from etl.edition.citation import Cited
from etl.edition.reference import Reference, describe_reference, write_bibtex, write_csl, write_ris
from etl.edition.shelf import Shelf

SITE = "https://example.org"


@pytest.fixture
def edition(shelf: Shelf) -> Cited:
    return Cited(shelf.describe("0.1.1"), f"{SITE}/editions/0.1.1/")


@pytest.fixture
def fact(shelf: Shelf) -> Cited:
    zh, en = f"{SITE}/zh/tasks/a-1/2.7", f"{SITE}/en/tasks/a-1/2.7"
    return Cited(shelf.describe("0.1.1"), zh, "预约率 ≥ 60 %", "R&D of booking_rates ≥ 60 %", en)


def test_edition_keeps_the_entry_that_was_published(shelf: Shelf, edition: Cited) -> None:
    assert write_bibtex(describe_reference(shelf.contract, edition, "en")) == (
        "@misc{taizhang-0.1.1,\n"
        "  author = {{Taizhang contributors}},\n"
        f"  title = {{{{{shelf.contract.title_en}}}}},\n"
        "  year = {2031},\n"
        "  version = {0.1.1},\n"
        f"  url = {{{SITE}/editions/0.1.1/}},\n"
        "}\n"
    )


def test_a_fact_names_the_edition_as_what_it_stands_in(shelf: Shelf, fact: Cited) -> None:
    reference = describe_reference(shelf.contract, fact, "en")
    assert reference["container-title"] == shelf.contract.title_en
    assert reference["URL"].startswith(f"{SITE}/en/")
    assert reference["id"] == "taizhang-0.1.1-tasks-a-1-2.7"
    assert describe_reference(shelf.contract, fact, "zh")["title"] == "预约率 ≥ 60 %"


def test_bibtex_has_no_command_in_it_that_is_none_of_ours(shelf: Shelf, fact: Cited) -> None:
    entry = write_bibtex(describe_reference(shelf.contract, fact, "en"))
    assert r"R\&D of booking\_rates ≥ 60 \%" in entry
    fields = dict(re.findall(r"^  (\w+) = \{(.*)\},$", entry, re.M))
    assert set(fields) == {"author", "title", "howpublished", "year", "version", "url"}
    assert all(value.count("{") == value.count("}") for value in fields.values())
    assert re.fullmatch(r"@misc\{[^\s{},#%\"~\\()=']+,\n(  .*\n)+\}\n", entry)


def read_ris(text: str) -> dict[str, str]:
    lines = [re.fullmatch(r"([A-Z][A-Z0-9])  - (.*)", line) for line in text.split("\r\n")[:-1]]
    assert all(lines)
    return {found[1]: found[2] for found in lines if found}


def test_ris_begins_with_its_type_and_ends(shelf: Shelf, edition: Cited, fact: Cited) -> None:
    for cited in (edition, fact):
        read = read_ris(write_ris(describe_reference(shelf.contract, cited, "zh")))
        assert (*read,)[0] == "TY"
        assert (*read,)[-1] == "ER"
        assert read["TY"] == "DATA"
        assert read["AU"].endswith(",")  # an institution
        assert re.fullmatch(r"\d{4}/\d\d/\d\d/", read["DA"])
        assert read["UR"] == cited.url
        assert ("T2" in read) == (cited is fact)


def test_csl_is_a_list_of_items_that_its_schema_allows(shelf: Shelf, fact: Cited) -> None:
    (item,) = json.loads(write_csl(describe_reference(shelf.contract, fact, "zh")))
    known = {"id", "type", "title", "container-title", "author", "issued", "version", "publisher", "language", "URL"}
    check_item(item)
    assert set(item) == known


def check_item(item: Reference) -> None:
    """Names and shapes of csl-data.json of CSL 1.0.2: strings, except names and dates."""
    assert item["type"] == "dataset"
    assert all(set(name) == {"literal"} for name in item["author"])
    ((year, month, day),) = item["issued"]["date-parts"]
    assert (year, month, day) == (2031, 6, 1)
    assert all(isinstance(v, str) for k, v in item.items() if k not in ("author", "issued"))
