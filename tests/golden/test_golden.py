"""Invented documents through every stage; what they must give was written down by reading them (DESIGN 4)."""

import json
from pathlib import Path
from typing import Any

import pytest
from written import write_document

from etl.extraction_json import describe_extraction
from etl.pipeline import read_document

DOCUMENTS = Path(__file__).parent / "documents"
NAMES = sorted(p.stem for p in DOCUMENTS.glob("*.json"))
SPANS = ("start", "end")


def extract(name: str, folder: Path) -> dict[str, Any]:
    (path,) = (p for p in DOCUMENTS.iterdir() if p.name.split(".")[0] == name and p.suffix != ".json")
    return describe_extraction(name, read_document(write_document(path, folder))[2])


def drop_spans(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: drop_spans(v) for k, v in value.items() if k not in SPANS}
    return [drop_spans(v) for v in value] if isinstance(value, list) else value


def flatten(tables: dict[str, Any]) -> list[str]:
    """One line a record, so that a difference names the record."""
    rows = [(name, row) for name in ("documents", "tasks", "citations") for row in tables[name]]
    lines = []
    for name, row in rows:
        parts = row.pop("clauses", []) + row.pop("measures", [])
        lines.append(f"{name} {json.dumps(row, ensure_ascii=False)}")
        lines += [f"  {row.get('key', row.get('path'))} {json.dumps(part, ensure_ascii=False)}" for part in parts]
    return lines


@pytest.mark.parametrize("name", NAMES)
def test_document_gives_what_a_reader_finds(name: str, tmp_path: Path) -> None:
    expected = json.loads((DOCUMENTS / f"{name}.json").read_text(encoding="utf-8"))
    assert flatten(drop_spans(extract(name, tmp_path))) == flatten(expected)


@pytest.mark.parametrize("name", NAMES)
def test_span_holds_the_words(name: str, tmp_path: Path) -> None:
    (path,) = (p for p in DOCUMENTS.iterdir() if p.name.split(".")[0] == name and p.suffix != ".json")
    _, text, extraction = read_document(write_document(path, tmp_path))
    for task in extraction.tasks:
        for a in task.assignments:
            assert "".join(text.restored[a.start : a.end].split()) == a.printed_name
    for c in extraction.citations:
        assert (c.title or c.doc_number or "") in text.restored[c.start : c.end].replace(" ", "")
