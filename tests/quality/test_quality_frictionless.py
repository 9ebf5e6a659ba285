"""Packages that are right, wrong, and not there."""

import json
import shutil
from pathlib import Path

import pytest
from yunshui import ROOT, make_rows

from etl.contract import Contract
from etl.quality.frictionless_run import validate_package
from etl.quality.result import Check


@pytest.fixture
def package(tmp_path: Path, contract: Contract) -> Path:
    """The root descriptor with the invented rows beside it; frictionless must not mind its textResources."""
    shutil.copy(ROOT / "datapackage.json", tmp_path)
    (tmp_path / "data").mkdir()
    rows = make_rows()
    for table in contract.layer("facts"):
        lines = [",".join(table.column_names)]
        for row in rows.get(table.name, ()):
            lines.append(",".join("" if row.get(c) is None else str(row[c]) for c in table.column_names))
        (tmp_path / f"data/{table.name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return tmp_path / "datapackage.json"


def validate(package: Path) -> list[Check]:
    return validate_package("data", package, "Extract again.")


def find_failed(package: Path) -> list[Check]:
    return [c for c in validate(package) if not c.passed]


def test_a_sound_package_gives_one_check_a_table(package: Path, contract: Contract):
    checks = validate(package)
    assert [c for c in checks if not c.passed] == []
    assert {c.table for c in checks} == {t.name for t in contract.layer("facts")}
    assert next(c for c in checks if c.table == "clauses").observed == "6 rows"


@pytest.mark.parametrize(
    ("table", "before", "after", "name", "row"),
    [
        # The header is line 1, as an editor counts.
        ("regions", "prefecture", "village", "data: constraint-error:level", "line 3, column level, value village"),
        ("regions", "25.0", "north", "data: type-error:latitude", "line 3, column latitude, value north"),
        ("regions", ",530000", ",880000", "data: foreign-key:parent_id", "line 3, column parent_id, value 880000"),
        ("regions", "539900,", "530000,", "data: primary-key", "line 3"),
        ("organizations", "云水市财政局", "", "data: constraint-error:name", "line 4, column name, value empty"),
    ],
)
def test_an_error_names_table_row_column_and_next_step(
    package: Path, table: str, before: str, after: str, name: str, row: str
):
    path = package.parent / f"data/{table}.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")
    check = next(c for c in find_failed(package) if c.name == name)
    assert (check.table, check.severity, check.next_step) == (table, "fail", "Extract again.")
    assert row in check.rows[0]


def test_a_missing_file_is_named_without_the_path_of_the_machine(package: Path):
    (package.parent / "data/phases.csv").unlink()
    (check,) = find_failed(package)
    assert check.table == "phases"
    assert "data/phases.csv" in check.observed
    assert str(package.parent) not in check.observed


def test_changed_bytes_are_noticed(package: Path):
    descriptor = json.loads(package.read_text(encoding="utf-8"))
    descriptor["resources"][0]["bytes"] = 1
    package.write_text(json.dumps(descriptor), encoding="utf-8")
    (check,) = find_failed(package)
    assert check.table == "regions"
    assert "byte" in check.name


def test_a_missing_descriptor_is_one_failed_check(tmp_path: Path):
    (check,) = validate(tmp_path / "datapackage.json")
    assert not check.passed
    assert "not here" in check.observed


def test_a_descriptor_that_is_none_is_one_failed_check(tmp_path: Path):
    (tmp_path / "datapackage.json").write_text("{", encoding="utf-8")
    (check,) = validate(tmp_path / "datapackage.json")
    assert not check.passed
