"""Every empty cell that a rule demands has a reason, and contract and code know the same reasons."""

from pathlib import Path
from typing import Any

import pytest
from invented import ROOT, TEXT, capture

from etl.contract import load_contract
from etl.edition.missing import DEMANDED, explain_missing
from etl.edition.rows import make_rows

CONTRACT = load_contract(Path(ROOT) / "datapackage.json")


@pytest.fixture(scope="module")
def rows() -> dict[str, list[dict[str, Any]]]:
    return make_rows([capture("wanglan-2031", TEXT)])


def reasons_of(row: dict[str, Any]) -> dict[str, str]:
    return dict(part.split("=") for part in (row["missing"] or "").split())


def test_contract_and_code_demand_the_same_in_the_same_order() -> None:
    listed = {
        t.name: [(c.name, c.missing_reasons) for c in t.columns if c.missing_reasons] for t in CONTRACT.tables.values()
    }
    assert {name: columns for name, columns in listed.items() if columns} == {
        name: list(columns.items()) for name, columns in DEMANDED.items()
    }
    assert {t.name for t in CONTRACT.tables.values() if "missing" in t.column_names} == set(DEMANDED)


def test_every_empty_cell_has_a_reason_and_no_other_has(rows: dict[str, list[dict[str, Any]]]) -> None:
    for name, columns in DEMANDED.items():
        for row in rows.get(name, []):
            assert set(reasons_of(row)) == {c for c in columns if row.get(c) is None}, (name, row)


def test_what_stands_on_the_carrier_is_said_so(rows: dict[str, list[dict[str, Any]]]) -> None:
    notice, plan, ledger = rows["documents"]
    assert "doc_number" not in reasons_of(notice)
    assert reasons_of(notice)["index_number"] == "not_printed"
    for carried in (plan, ledger):
        found = reasons_of(carried)
        assert found["doc_number"] == found["issued_on"] == found["issuer_id"] == "on_carrier"
        assert found["index_number"] == "not_printed"


def test_a_limit_without_a_day_and_a_rhythm_are_told_apart() -> None:
    tables: dict[str, list[dict[str, object]]] = {
        "deadlines": [
            {"due_on": None, "due_text": "聘期内", "recurrence": None},
            {"due_on": None, "due_text": "每月", "recurrence": "monthly"},
            {"due_on": "2031-12-31", "due_text": "2031年", "recurrence": None},
        ],
        "targets": [
            {"indicator_id": "x", "printed_indicator": "签约率", "due_on": None, "due_text": "聘期内"},
            {"indicator_id": None, "printed_indicator": None, "due_on": None, "due_text": None},
        ],
    }
    explain_missing(tables)
    assert [r["missing"] for r in tables["deadlines"]] == ["due_on=not_datable", "due_on=recurs", None]
    assert [r["missing"] for r in tables["targets"]] == [
        "due_on=not_datable",
        "indicator_id=not_in_codebook printed_indicator=not_printed due_on=not_printed",
    ]


def test_a_notice_that_prints_no_title_says_so() -> None:
    text = "各乡镇卫生院：\n现将控烟工作通知如下。\n一、设立劝阻员。\n望澜县卫生健康局\n2031年4月2日\n"
    captured = capture("wanglan-2031", text)
    assert captured.extraction.outline.documents[0].title == ""
    (document,) = make_rows([captured])["documents"]
    assert (document["title"], document["title_en"]) == ("［无标题］", "[untitled]")
