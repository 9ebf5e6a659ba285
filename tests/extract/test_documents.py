"""Invented documents through every stage; their facts were written down by reading them, one short line a fact."""

import json
from pathlib import Path

import pytest
from reading import spell_facts

from etl.pipeline import read_document

DOCUMENTS = Path(__file__).parent / "documents"
NAMES = sorted(p.stem for p in DOCUMENTS.glob("*.json"))


@pytest.mark.parametrize("name", NAMES)
def test_document_gives_what_a_reader_finds(name: str) -> None:
    expected = json.loads((DOCUMENTS / f"{name}.json").read_text(encoding="utf-8"))
    assert spell_facts(read_document(DOCUMENTS / f"{name}.txt")[2]) == expected
