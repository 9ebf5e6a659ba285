"""Views say what their comments promise."""

import sqlite3
from pathlib import Path

import pytest
from edition import LEDGER, LIST, PLAN, TEXTS, write_edition

from etl.errors import Complaint
from etl.load.annotated import parse_annotated
from etl.load.build import load_edition
from etl.load.views import read_views


def test_every_view_has_both_languages_and_keeps_them(database: sqlite3.Connection) -> None:
    for view in read_views():
        assert view.title and view.title_en and view.description.endswith("。") and view.description_en.endswith(".")
        kept = database.execute("select sql from sqlite_master where name = ?", [view.name]).fetchone()[0]
        assert f"-- zh: {view.title}" in kept


def test_quotes_are_the_words_of_the_facts(database: sqlite3.Connection) -> None:
    quotes = {(r["record_table"], r["record_id"]): r["quote"] for r in database.execute("select * from quotes")}
    assert quotes["targets", "t1"] == "重点人群签约率达到80%以上"
    assert quotes["citations", "c1"] == "《云川省“健康水乡”行动方案》"
    assert quotes["assignments", f"{LIST}/1.1,2"] == "市医保局"
    assert all(quotes.values())


def test_facts_stand_without_their_text(tmp_path: Path) -> None:
    project = write_edition(tmp_path)
    load_edition(project, {})
    with sqlite3.connect(project.build / "policy.db") as database:
        assert database.execute("select count(*), count(quote) from quotes").fetchone() == (len(facts()), 0)
        states = dict(database.execute("select document_id, text_status from document_overview").fetchall())
    assert states[PLAN] == "facts_only"
    assert states[LIST] == "not_in_build"


def facts() -> list[object]:
    from edition import make_tables

    tables = make_tables()
    return [r for name in ("assignments", "targets", "deadlines", "citations", "formulas") for r in tables[name]]


def test_text_status(database: sqlite3.Connection) -> None:
    rows = {r["document_id"]: dict(r) for r in database.execute("select * from document_overview")}
    assert rows[PLAN]["text_status"] == "facts_only"
    assert rows[LIST]["text_status"] == "in_build"
    assert (rows[LIST]["clauses"], rows[LIST]["texts"], rows[LIST]["tasks"], rows[LIST]["bodies"]) == (6, 6, 3, 4)


def test_bodies_stand_in_printed_order(database: sqlite3.Connection) -> None:
    row = database.execute("select * from task_overview where task_id = ?", [f"{LIST}/1.1"]).fetchone()
    assert (row["leads"], row["supports"], row["responsible"]) == ("市卫健局", "市医保局、市财政局", None)
    assert (row["targets"], row["deadlines"]) == (1, 0)


def test_target_is_readable(database: sqlite3.Connection) -> None:
    rows = {r["target_id"]: dict(r) for r in database.execute("select * from target_overview")}
    assert (rows["t1"]["promised"], rows["t1"]["due"]) == ("≥ 80 %", "2032")
    assert (rows["t2"]["promised"], rows["t2"]["due"]) == ("≈ 30.5–31 %", None)


def test_due_date_is_as_precise_as_printed(database: sqlite3.Connection) -> None:
    due = [(r["record_id"], r["due"], r["recurrence"]) for r in database.execute("select * from due_dates")]
    assert due == [("d1", "2031-06", None), ("t1", "2032", None), ("d2", None, "quarterly")]


def test_measures_stand_under_their_task(database: sqlite3.Connection) -> None:
    rows = [dict(r) for r in database.execute("select * from measures")]
    assert [(r["group_number"], r["leads"], r["supports"]) for r in rows] == [
        ("1", "市卫健局", None), ("1", None, None), ("2", None, "市财政局")
    ]  # fmt: skip
    assert rows[0]["text"] == TEXTS[f"{LEDGER}/1.1"]


def test_wanted_documents_are_those_not_held(database: sqlite3.Connection) -> None:
    titles = [r["cited_title"] for r in database.execute("select * from wanted_documents")]
    assert sorted(titles) == ["云川省“健康水乡”行动方案", "云川省药品采购办法"]


@pytest.mark.parametrize(
    "sql",
    ["select 1", "-- zh: a\n-- en: b\nselect 1", "-- title: a\nselect 1"],
    ids=["no words", "no description", "other key"],
)
def test_sql_without_its_words_is_refused(sql: str) -> None:
    with pytest.raises(Complaint):
        parse_annotated("x", sql)
