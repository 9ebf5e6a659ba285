"""Contract, model and rows hold each other: nothing in the one is missing in the other without a reason."""

from dataclasses import fields
from typing import Any

import pytest
from invented import ROOT, TEXT, capture

from etl import model
from etl.contract import Contract, load_contract
from etl.edition.rows import make_rows

PLACE = "the table has clause_id, start and end instead, in that clause's text"
DUE = "the table has due_on, its last day, and due_precision instead"
ENDS = "the table has the whole day instead"
# Every record of the model that a table holds, and the fields that are no columns of it, each with the reason.
RECORDS: dict[str, tuple[type, dict[str, str]]] = {
    "sources": (model.Source, {}),
    "documents": (
        model.Document,
        {
            "key": "document_id", "parent": "parent_id", "start": "clauses have places", "end": "clauses have places",
            "clauses": "their own table", "rows": "clauses", "tables": "clauses", "issuer": "issuer_id",
            "region": "region_id",
        },
    ),
    "clauses": (model.Clause, {"parent": "parent_id", "start": "clause_texts", "end": "clause_texts"}),
    "tasks": (
        model.Task,
        {
            "parent": "parent_id", "assignments": "their own table", "duties": "assignments", "start": PLACE,
            "end": PLACE,
        },
    ),
    "assignments": (model.Assignment, {}),
    "targets": (model.Target, {"due": DUE}),
    "deadlines": (model.Deadline, {"due": DUE, "what": "the quote shows it"}),
    "phases": (model.Phase, {"starts": ENDS, "ends": ENDS}),
    "citations": (model.Citation, {}),
    "appointments": (model.Appointment, {}),
    "formulas": (model.Formula, {"members": "formula_members"}),
    "gaps": (model.Gap, {"start": "a gap may have no characters", "end": "a gap may have no characters"}),
    "findings": (
        model.Finding,
        {
            "other_doc": "other_clause_id", "other_path": "other_clause_id", "start": "the note names both places",
            "end": "the note names both places", "other_start": "the note names both places",
            "other_end": "the note names both places",
        },
    ),
}  # fmt: skip
ALWAYS = {"doc", "path"}  # of a fact: they make the clause_id


@pytest.fixture(scope="module")
def contract() -> Contract:
    return load_contract(ROOT / "datapackage.json")


@pytest.fixture(scope="module")
def rows() -> dict[str, list[dict[str, Any]]]:
    return make_rows([capture("wanglan-2031", TEXT)])


@pytest.mark.parametrize("table", RECORDS)
def test_field_is_a_column_or_has_a_reason(contract: Contract, table: str) -> None:
    record, reasons = RECORDS[table]
    columns = set(contract.tables[table].column_names)
    names = {f.name for f in fields(record)} - (ALWAYS if issubclass(record, model.Fact) else set())
    assert names - columns <= reasons.keys()
    assert not reasons.keys() - names, "a reason for a field that is gone"


def test_every_column_is_explained_in_both_languages(contract: Contract) -> None:
    for table in contract.tables.values():
        for thing in (table, *table.columns):
            texts = (thing.title, thing.title_en, thing.description, thing.description_en)
            assert all(t.strip() for t in texts), f"{table.name}.{thing.name}"
            assert any("\u4e00" <= c <= "\u9fff" for c in thing.title + thing.description), f"{table.name}.{thing.name}"
            assert not any("\u4e00" <= c <= "\u9fff" for c in thing.title_en), f"{table.name}.{thing.name}"


def test_foreign_keys_point_at_keys(contract: Contract) -> None:
    for table in contract.tables.values():
        assert set(table.primary_key) <= set(table.column_names)
        for key in table.foreign_keys:
            assert key.column in table.column_names
            assert contract.tables[key.table].primary_key == (key.other_column,)


def test_rows_have_only_columns_of_the_contract(contract: Contract, rows: dict[str, list[dict[str, Any]]]) -> None:
    for table, found in rows.items():
        assert {name for row in found for name in row} <= set(contract.tables[table].column_names), table
    filled = {"documents", "clauses", "tasks", "assignments", "targets", "citations", "phases", "clause_texts"}
    assert filled <= {t for t, r in rows.items() if r}


def test_rows_keep_the_promises_of_the_contract(contract: Contract, rows: dict[str, list[dict[str, Any]]]) -> None:
    for name, found in rows.items():
        table = contract.tables[name]
        keys = [tuple(row[k] for k in table.primary_key) for row in found]
        assert len(set(keys)) == len(keys), name
        for column in table.columns:
            values = [row.get(column.name) for row in found]
            assert not column.required or None not in values, f"{name}.{column.name}"
            allowed = column.constraints.get("enum")
            assert not allowed or set(values) <= {*allowed, None}, f"{name}.{column.name}"
        for key in table.foreign_keys:
            held = {row[key.other_column] for row in rows.get(key.table, [])}
            assert {row.get(key.column) for row in found} <= {*held, None}, f"{name}.{key.column}"
