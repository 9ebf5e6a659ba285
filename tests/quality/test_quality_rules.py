"""Contract and expectations are held together in both directions, and a rule is never half written."""

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from etl.contract import Contract
from etl.errors import Complaint
from etl.quality.derive import derive_rules
from etl.quality.rules import EXPECTATIONS, Rule, load_rules, read_rules

RULES = load_rules()
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def test_every_table_has_a_file_and_every_file_a_table(contract: Contract):
    assert {p.stem for p in EXPECTATIONS.glob("*.yml")} == set(contract.tables)


def test_there_are_at_least_forty_rules():
    assert len(RULES) >= 40
    assert {rule.severity for rule in RULES} == {"fail", "warn"}


@pytest.mark.parametrize("rule", RULES, ids=lambda r: f"{r.table}.{r.name}")
def test_rule_names_columns_that_exist(rule: Rule, contract: Contract):
    assert set(rule.columns) <= set(contract.tables[rule.table].column_names)


@pytest.mark.parametrize("rule", RULES, ids=lambda r: f"{r.table}.{r.name}")
def test_rule_gives_its_reason_in_both_languages(rule: Rule):
    assert CHINESE.search(rule.reason_zh) and rule.reason_zh.endswith("。")
    assert rule.reason.endswith(".") and len(rule.reason) > 20


def test_queries_run_on_the_tables_of_the_contract(contract: Contract, make_database: Callable[..., Path]):
    # SQLite itself knows whether a table or column that a query names exists.
    with closing(sqlite3.connect(make_database({}))) as connection:
        for rule in [*RULES, *derive_rules(contract)]:
            if query := rule.arguments.get("unexpected_rows_query"):
                assert re.search(rf'\b"?{rule.table}"?\b', query), rule
                connection.execute(f"EXPLAIN {query}")


def test_minimum_of_rows_fails_and_maximum_warns():
    for rule in RULES:
        if rule.type == "expect_table_row_count_to_be_between":
            assert rule.severity == ("fail" if "min_value" in rule.arguments else "warn"), rule
            assert len(rule.arguments) == 1, "a minimum and a maximum are two rules, for they differ in severity"


def test_every_constraint_is_derived(contract: Contract):
    derived = {(rule.table, rule.name) for rule in derive_rules(contract)}
    for table in contract.tables.values():
        assert (table.name, f"unique:{'+'.join(table.primary_key)}") in derived
        assert {(table.name, f"reference:{k.column}") for k in table.foreign_keys} <= derived
        for column in table.columns:
            wanted = {k for k, v in column.constraints.items() if v is not False}
            names = {"minimum": "range", "maximum": "range", "minLength": "length", "maxLength": "length"}
            assert {(table.name, f"{names.get(k, k)}:{column.name}") for k in wanted} <= derived


def test_no_rule_is_typed_that_the_contract_makes(contract: Contract):
    derived = {(r.table, r.type, str(r.arguments)) for r in derive_rules(contract)}
    assert not [r for r in RULES if (r.table, r.type, str(r.arguments)) in derived]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        # A rule without its reason is an opinion.
        ("- {name: a, type: b, severity: fail, reason: c.}", "lacks reason_zh"),
        ("- {name: a, type: b, severity: perhaps, reason: c., reason_zh: 丙。}", "severity 'perhaps'"),
        ("- &a {name: a, type: b, severity: fail, reason: c., reason_zh: 丙。}\n- *a", "same name: a"),
    ],
)
def test_a_half_written_rule_is_refused(tmp_path: Path, text: str, complaint: str):
    path = tmp_path / "tasks.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Complaint, match=complaint):
        read_rules(path)
