"""Titles and headings in English: all of them, in English only, by their words alone."""

import re
from collections import Counter
from pathlib import Path

import pytest

from etl.contract import load_contract
from etl.edition.tables import read_table
from etl.lexicon import load_words
from etl.resolve.english import plain_words, translate_heading

ROOT = Path(__file__).parents[2]
HEADINGS: dict[str, str] = load_words("headings_en")
HAN = re.compile(r"[\u3400-\u9fff]")


@pytest.mark.parametrize(
    ("heading", "english"),
    [
        ("工作目标", "Goals"),
        ("工作目标。", "Goals"),  # a heading keeps its full stop in some documents
        ("工 作 目 标", "Goals"),  # and is spaced out in others
        ("工作目标一览", None),  # other words are another heading
        ("", None),
        (None, None),  # an item that is one long sentence has no heading
    ],
)
def test_a_heading_is_looked_up_by_its_words(heading: str | None, english: str | None) -> None:
    assert translate_heading(heading) == english


def test_no_translation_holds_chinese_or_ends_as_a_sentence() -> None:
    assert not [english for english in HEADINGS.values() if HAN.search(english) or english.endswith(".")]


def test_each_heading_is_translated_once() -> None:
    assert not [words for words, count in Counter(map(plain_words, HEADINGS)).items() if count > 1]


@pytest.mark.parametrize(("name", "column"), [("documents", "title"), ("clauses", "heading"), ("tasks", "title")])
def test_every_heading_of_the_edition_is_translated(name: str, column: str) -> None:
    if not (path := ROOT / "data" / f"{name}.csv").is_file():
        pytest.skip(f"data/ holds no {name}")
    table = load_contract(ROOT / "datapackage.json").tables[name]
    shown = {row[column] for row in read_table(table, path) if row[column]}
    assert {heading for heading in shown if not _is_translated(heading)} == set()


def _is_translated(heading: str) -> bool:
    """A heading that was cut to fit ends in …; its beginning must be known."""
    if heading.endswith("…"):
        return any(plain_words(words).startswith(plain_words(heading)) for words in HEADINGS)
    return translate_heading(heading) is not None
