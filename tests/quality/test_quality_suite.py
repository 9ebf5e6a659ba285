"""The suite with Great Expectations itself: sound rows pass, and each break is found where it was made."""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from yunshui import HERE

from etl.contract import Contract
from etl.quality.result import Check
from etl.quality.suite import run_suite

Found = dict[tuple[str, str], Check]

BREAKS = yaml.safe_load((HERE / "breaks.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def sound(ask: Callable[..., Found]) -> Found:
    return ask()


@pytest.fixture(scope="module")
def broken(ask: Callable[..., Found]) -> Found:
    return ask(*(case["sql"] for case in BREAKS))


def test_sound_rows_break_nothing_but_row_counts(sound: Found):
    # Two invented places are fewer than the first edition has, and that must be noticed.
    assert {name for (_, name), check in sound.items() if not check.passed} == {"enough_rows"}
    assert sound["documents", "enough_rows"].observed == "3"
    assert sound["documents", "enough_rows"].severity == "fail"


def test_empty_tables_pass_without_being_asked(sound: Found):
    assert sound["phases", "phase_runs_forward"].observed == "no rows"
    assert sound["phases", "columns"].passed


@pytest.mark.parametrize("case", BREAKS, ids=lambda case: case["rule"])
def test_a_break_is_found_and_its_row_is_named(broken: Found, case: dict[str, str]):
    table, _, name = case["rule"].partition(".")
    check = broken[table, name]
    assert check.state == case["severity"], check
    assert any(case["named"] in row for row in check.rows), check.rows
    assert check.next_step


def test_no_rule_is_unable_to_ask(broken: Found):
    assert not [c for c in broken.values() if "could not be asked" in c.observed]


def test_too_few_fails_and_too_many_warns(sound: Found):
    assert sound["documents", "enough_rows"].severity == "fail"
    assert sound["documents", "not_too_many_rows"].severity == "warn"


def test_a_database_that_is_not_there_is_a_failed_check(tmp_path: Path, contract: Contract):
    (check,) = run_suite(tmp_path / "policy.db", contract)
    assert check.state == "fail"
    assert "taizhang build" in check.next_step
