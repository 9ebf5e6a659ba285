"""The invented city as fixtures: a database of its rows, and the whole suite asked about them."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from yunshui import ROOT, Rows, make_rows, write_database

from etl.contract import Contract, load_contract
from etl.quality.suite import run_suite


@pytest.fixture(scope="session")
def contract() -> Contract:
    return load_contract(ROOT / "datapackage.json")


@pytest.fixture
def make_database(tmp_path: Path, contract: Contract) -> Callable[[Rows], Path]:
    def make(rows: Rows) -> Path:
        write_database(tmp_path / "policy.db", contract, rows)
        return tmp_path / "policy.db"

    return make


@pytest.fixture(scope="session")
def ask(tmp_path_factory: pytest.TempPathFactory, contract: Contract) -> Callable[..., dict[tuple[str, str], Any]]:
    """Run the whole suite on `rows`, changed by SQL statements; the checks by table and name."""

    def run(*statements: str) -> dict[tuple[str, str], Any]:
        path = tmp_path_factory.mktemp("suite") / "policy.db"
        write_database(path, contract, make_rows())
        with closing(sqlite3.connect(path)) as connection, connection:
            for statement in statements:
                connection.execute(statement)
        return {(c.table, c.name): c for c in run_suite(path, contract)}

    return run
