"""The road from documents to a served dataset, on the committed edition."""

import csv
import random
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from etl.contract import load_contract
from etl.edition.rows import TEXT_TABLES
from etl.model import Edit
from etl.pipeline import build_edition, reproduce_edition
from etl.project import Project
from etl.quality.suite import run_suite
from etl.read.files import read_file
from etl.search import fold
from etl.serve.public.marks import write_amount
from etl.sources import load_pins
from etl.span import apply_edits

ROOT = Path(__file__).resolve().parents[2]
Get = Callable[[Project, str], Any]
WORDS_SEED = 20261121
PAGE = 5000


def read_rows(table: str) -> list[dict[str, str]]:
    with (ROOT / "data" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_pinned_source_has_documents_clauses_and_a_region() -> None:
    sources = {r["source_id"] for r in read_rows("sources")}
    assert sources == {s.source_id for s in load_pins(Project(ROOT, ROOT / "sources"))}
    documents = read_rows("documents")
    assert {d["source_id"] for d in documents} == sources
    assert all(d["region_id"] for d in documents)
    held = {c["document_id"] for c in read_rows("clauses")}
    assert held == {d["document_id"] for d in documents}


def test_without_a_store_facts_are_served_and_texts_are_said_to_be_missing(facts_only: Project, get: Get) -> None:
    tables = load_contract(facts_only.contract).tables
    for table in ("documents", "clauses", "tasks", "assignments", "citations"):
        answer = get(facts_only, f"/policy/{table}.json?_size=1")
        assert answer.json()["filtered_table_rows_count"] == len(read_rows(table)), table
    assert get(facts_only, "/policy/clause_texts.json").json()["filtered_table_rows_count"] == 0
    assert "本版不含原文" in get(facts_only, "/zh/").text
    assert {t.name for t in tables.values() if t.layer == "text"} == set(TEXT_TABLES)


def test_with_a_store_there_are_texts_but_none_of_a_source_under_copyright(with_texts: Project) -> None:
    with sqlite3.connect(with_texts.build / "policy.db") as db:
        counts = dict(
            db.execute(
                "select d.source_id, count(x.clause_id) from documents d join clauses c using (document_id)"
                " left join clause_texts x using (clause_id) group by d.source_id"
            )
        )
        rights = dict(db.execute("select source_id, rights from sources"))
        repaired = {row[0] for row in db.execute("select distinct source_id from repairs")}
    for source, count in counts.items():
        assert (count > 0) == (rights[source] == "official"), source
    assert repaired <= {s for s, r in rights.items() if r == "official"}


def test_a_second_build_does_nothing_and_says_so(with_texts: Project) -> None:
    before = (with_texts.build / "policy.db").stat().st_mtime_ns
    assert not build_edition(with_texts).is_new
    assert (with_texts.build / "policy.db").stat().st_mtime_ns == before


def test_the_sources_give_the_committed_rows_byte_for_byte(store: Path) -> None:
    (check,) = reproduce_edition(Project(ROOT, store))
    assert check.passed, "\n".join(check.rows)


def test_no_expectation_fails_on_the_build_with_texts(with_texts: Project) -> None:
    checks = run_suite(with_texts.build / "policy.db", load_contract(with_texts.contract))
    assert len(checks) > 40
    assert [(c.table, c.name, c.rows[:3]) for c in checks if c.state == "fail"] == []


def test_search_finds_what_a_full_scan_finds(with_texts: Project, get: Get) -> None:
    with sqlite3.connect(with_texts.build / "policy.db") as db:
        texts = dict(db.execute("select clause_id, text from clause_texts"))
    chance = random.Random(WORDS_SEED)
    runs = [r for text in texts.values() for r in text.split()]
    for _ in range(100):
        run = chance.choice(runs)
        length = chance.randint(1, 6)
        start = chance.randrange(max(1, len(run) - length + 1))
        word = run[start : start + length]
        answer = get(with_texts, f"/policy/clause_texts.json?_shape=arrays&_size={PAGE}&_search={quote(word)}")
        found = {row[0] for row in answer.json()["rows"]}
        assert found == {i for i, text in texts.items() if fold(word) in fold(text)}, word


def test_every_fact_is_read_again_through_its_span(with_texts: Project) -> None:
    with sqlite3.connect(with_texts.build / "policy.db") as db:
        quotes = db.execute(
            "select record_table, record_id, clause_id, quote from quotes where quote is not null"
        ).fetchall()
        printed = {
            "assignments": dict(db.execute("select task_id || ',' || position, printed_name from assignments")),
            "citations": dict(db.execute("select citation_id, coalesce(title, doc_number) from citations")),
            "appointments": dict(db.execute("select appointment_id, name from appointments")),
            "formulas": dict(db.execute("select formula_id, name from formulas")),
        }
    assert quotes
    for table, record, clause, quote_ in quotes:
        assert quote_.strip(), f"{table} {record} quotes nothing of {clause}"
        word = printed.get(table, {}).get(record)
        if word:
            assert plain(word) in plain(quote_) or plain(quote_) in plain(word), (table, record)


def test_every_fact_leads_to_its_captured_characters_and_back(with_texts: Project) -> None:
    with sqlite3.connect(with_texts.build / "policy.db") as db:
        files = dict(db.execute("select document_id, file from documents join sources using (source_id)"))
        repairs = db.execute(
            'select file, start, "end", before, after, kind from repairs join sources using (source_id)'
            " order by file, start"
        ).fetchall()
        facts = db.execute(
            "select record_table, record_id, document_id, quote, captured_start, captured_end, captured from quotes"
            " where quote is not null"
        ).fetchall()
    texts = {name: read_file(with_texts.store / name).text for name in set(files.values())}
    assert facts
    for table, record, document, quote_, start, end, captured in facts:
        file = files[document]
        assert texts[file][start:end] == captured, (table, record)
        inside = [
            Edit(at - start, to - start, before or "", after or "", kind)
            for name, at, to, before, after, kind in repairs
            if name == file and start <= at and to <= end
        ]
        assert quote_ in apply_edits(captured, inside), (table, record)


def test_pages_and_tables_write_a_target_alike(with_texts: Project) -> None:
    with sqlite3.connect(with_texts.build / "policy.db") as db:
        db.row_factory = sqlite3.Row
        rows = db.execute("select t.*, v.promised from targets t join target_overview v using (target_id)").fetchall()
    assert rows
    for row in rows:
        amount = write_amount("zh", row).striptags().replace("约", "≈").replace(",", "")
        assert amount == row["promised"], row["target_id"]


def plain(text: str) -> str:
    return "".join(c for c in fold(text) if c.isalnum())


@pytest.mark.parametrize("path", ["/zh/", "/en/", "/policy", "/policy/tasks", "/policy/targets", "/policy/documents"])
def test_pages_answer_in_both_builds(facts_only: Project, with_texts: Project, get: Get, path: str) -> None:
    assert get(facts_only, path).status_code == 200
    assert get(with_texts, path).status_code == 200
