"""The codebooks as data: each entry complete in both languages, each id and word unique, each reference kept."""

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from etl.contract import load_contract
from etl.lexicon import load_words
from etl.resolve.terms import fold_print

ROOT = Path(__file__).parents[2]
HAN = re.compile("[\u3400-\u9fff]")
BOTH = {"id", "name", "name_en", "definition", "definition_en"}
Entries = list[dict[str, Any]]
CODEBOOKS: dict[str, tuple[Entries, set[str], set[str]]] = {
    "themes": (load_words("themes"), BOTH | {"words"}, {"parent"}),
    "instruments": (load_words("instruments"), BOTH | {"theme", "aliases"}, set()),
    "dimensions": (load_words("dimensions")["dimensions"], BOTH | {"aliases"}, set()),
    "indicators": (
        load_words("indicators")["indicators"], BOTH | {"unit", "theme", "direction", "aliases"}, {"units", "patterns"},
    ),
}  # fmt: skip
THEMES = {theme["id"]: theme for theme in load_words("themes")}
EACH = pytest.mark.parametrize("codebook", CODEBOOKS)


def repeated(words: list[str]) -> list[str]:
    return [word for word, count in Counter(words).items() if count > 1]


@EACH
def test_an_entry_has_the_fields_of_its_codebook_and_no_others(codebook: str) -> None:
    entries, required, optional = CODEBOOKS[codebook]
    assert not [e["id"] for e in entries if not required <= set(e) <= required | optional]


@EACH
def test_ids_are_english_slugs_and_unique(codebook: str) -> None:
    ids = [e["id"] for e in CODEBOOKS[codebook][0]]
    assert not [i for i in ids if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", i)]
    assert not repeated(ids)


@EACH
def test_each_language_is_itself_and_a_definition_is_a_sentence(codebook: str) -> None:
    for e in CODEBOOKS[codebook][0]:
        assert HAN.search(e["definition"]) and e["definition"].endswith("。"), e["id"]
        assert e["definition_en"].endswith("."), e["id"]
        assert not HAN.search(e["name_en"] + e["definition_en"]), e["id"]


@EACH
def test_names_are_unique_in_both_languages(codebook: str) -> None:
    entries = CODEBOOKS[codebook][0]
    assert not repeated([e["name"] for e in entries])
    assert not repeated([e["name_en"] for e in entries])


@EACH
def test_no_word_belongs_to_two_entries_or_stands_twice(codebook: str) -> None:
    words = [
        fold_print(word)
        for e in CODEBOOKS[codebook][0]
        for word in ([*e["words"]] if "words" in e else [e["name"], *e["aliases"]])
    ]
    assert not repeated(words)


@pytest.mark.parametrize("codebook", ["instruments", "indicators"])
def test_each_entry_hangs_on_a_theme(codebook: str) -> None:
    assert not [e["id"] for e in CODEBOOKS[codebook][0] if e["theme"] not in THEMES]


def test_themes_have_two_levels() -> None:
    for theme in THEMES.values():
        above = THEMES[theme["parent"]] if "parent" in theme else None
        assert above is None or "parent" not in above, theme["id"]
    assert {t["parent"] for t in THEMES.values() if "parent" in t} == {
        i for i, t in THEMES.items() if "parent" not in t
    }


def test_directions_are_those_of_the_contract() -> None:
    columns = load_contract(ROOT / "datapackage.json").tables["indicators"].columns
    allowed = next(c.constraints["enum"] for c in columns if c.name == "direction")
    assert {e["direction"] for e in load_words("indicators")["indicators"]} <= set(allowed)


def test_an_indicators_unit_is_among_its_units() -> None:
    assert not [e["id"] for e in load_words("indicators")["indicators"] if e["unit"] not in e.get("units", [e["unit"]])]
