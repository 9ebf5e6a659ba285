"""Contract and database hold each other: nothing of the one is missing in the other."""

import sqlite3

from pytest import fixture, raises

from etl.contract import Contract, load_contract
from etl.load.fulltext import find_searched_columns, name_index
from etl.load.history import COUNTS, history_name, list_history_tables
from etl.load.views import read_views
from etl.project import Project

SHADOWS = ("", "_data", "_idx", "_docsize", "_config")
DECLARED = {"sqlite_stat1", "sqlite_stat4"}  # what ANALYZE writes


@fixture
def contract(built: Project) -> Contract:
    return load_contract(built.contract)


def names(database: sqlite3.Connection, kind: str) -> set[str]:
    return {r[0] for r in database.execute("select name from sqlite_master where type = ?", [kind])}


def test_no_table_that_nothing_declares(database: sqlite3.Connection, contract: Contract) -> None:
    indexes = {name_index(t) + s for t in contract.tables.values() if find_searched_columns(t) for s in SHADOWS}
    histories = {history_name(t) for t in list_history_tables(contract)} | {COUNTS}
    assert names(database, "table") - DECLARED == set(contract.tables) | indexes | histories
    assert names(database, "view") == {v.name for v in read_views()}


def test_columns_types_and_required_values(database: sqlite3.Connection, contract: Contract) -> None:
    for table in contract.tables.values():
        found = [
            (r["name"], r["type"], bool(r["notnull"])) for r in database.execute(f'PRAGMA table_info("{table.name}")')
        ]
        keys = set(table.primary_key)
        assert found == [(c.name, c.sqlite_type, c.required or c.name in keys) for c in table.columns], table.name


def test_keys(database: sqlite3.Connection, contract: Contract) -> None:
    for table in contract.tables.values():
        info = list(database.execute(f'PRAGMA table_info("{table.name}")'))
        keys = sorted((r["pk"], r["name"]) for r in info if r["pk"])
        assert tuple(name for _, name in keys) == table.primary_key
        foreign = {
            (r["from"], r["table"], r["to"]) for r in database.execute(f'PRAGMA foreign_key_list("{table.name}")')
        }
        assert foreign == {(k.column, k.table, k.other_column) for k in table.foreign_keys}


def test_values_outside_their_list_are_refused_by_the_database_too(
    database: sqlite3.Connection, contract: Contract
) -> None:
    copy = sqlite3.connect(":memory:")
    database.backup(copy)
    for table in contract.tables.values():
        for column in table.columns:
            if "enum" in column.constraints and copy.execute(f'select 1 from "{table.name}"').fetchone():
                with raises(sqlite3.IntegrityError, match="CHECK"):
                    copy.execute(f'update "{table.name}" set "{column.name}" = \'poem\'')


def test_foreign_keys_and_dates_are_indexed(database: sqlite3.Connection, contract: Contract) -> None:
    for table in contract.tables.values():
        indexed = {table.primary_key[0]}
        for index in database.execute(f'PRAGMA index_list("{table.name}")').fetchall():
            indexed.add(database.execute(f'PRAGMA index_info("{index["name"]}")').fetchone()["name"])
        assert {k.column for k in table.foreign_keys} <= indexed
        assert {c.name for c in table.columns if c.type == "date"} <= indexed


def test_rows_are_those_of_the_csv(database: sqlite3.Connection, contract: Contract) -> None:
    assert database.execute("select value from targets order by 1").fetchall()[0][0] == 30.5
    assert database.execute("select count(*) from documents where doc_number is null").fetchone()[0] == 3
    assert database.execute("select count(*) from documents where doc_number = ''").fetchone()[0] == 0
