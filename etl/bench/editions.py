"""What history costs: questions as of an edition beside the same questions now, and a database beside one edition."""

import random
import sqlite3
import statistics
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlite_utils import Database

from etl.contract import Contract, Table
from etl.load.fulltext import create_index
from etl.load.history import COUNTS, history_name, write_history
from etl.load.tables import create_table, fill_table, index_table, order_tables

# A question that reads every row, and what makes it one about an edition.
QUESTION = "select count(*), avg(value) from {} where printed_indicator like '%7'"
AS_OF = " and from_position <= :at and to_position > :at"
EDITIONS, ROWS, CHURN, RUNS, SEED = 100, 100_000, 0.01, 7, 20261121


def bench_editions(contract: Contract, editions: int = EDITIONS, rows: int = ROWS) -> list[dict[str, object]]:
    """Return as-of counts as multiples of the current count, and the database as a multiple of one edition.

    Made-up rows: each edition replaces one in a hundred. Times are medians of seven runs in one process.
    """
    table = contract.tables["targets"]
    with TemporaryDirectory() as folder:
        versions = list(make_versions(table, editions, rows))
        current = [v for v in versions if v["to_position"] is None]
        one = _write(Path(folder) / "one.db", contract, table, current, [])
        many = _write(Path(folder) / "many.db", contract, table, current, versions)
        with sqlite3.connect(many) as db:
            counted, asked = (
                _median(db, sql) for sql in (f"select count(*) from {table.name}", QUESTION.format(table.name))
            )
            places = (1, editions // 4, editions // 2, 3 * editions // 4, editions)
            results: list[dict[str, object]] = [
                {"measure": f"rows of edition {at} of {editions} / rows now", "ratio": _count(db, table, at) / counted}
                for at in places
            ]
            results += [
                {"measure": f"question as of edition {at} of {editions} / now", "ratio": _ask(db, table, at) / asked}
                for at in places
            ]
        size = many.stat().st_size / one.stat().st_size
        return [*results, {"measure": f"database with {editions} editions / current rows alone", "ratio": size}]


def make_versions(table: Table, editions: int, rows: int) -> Iterator[dict[str, Any]]:
    """Yield rows with their editions; in each edition one row in a hundred gets a new value."""
    chance = random.Random(SEED)
    since = [1] * rows
    for edition in range(2, editions + 1):
        for number in chance.sample(range(rows), int(rows * CHURN)):
            yield _row(table, number, since[number], edition)
            since[number] = edition
    for number in range(rows):
        yield _row(table, number, since[number], None)


def _row(table: Table, number: int, since: int, until: int | None) -> dict[str, Any]:
    row: dict[str, Any] = dict.fromkeys(table.column_names)
    row |= {"target_id": f"000000-2031-{number}/1.t1", "clause_id": f"000000-2031-{number}/1", "start": 0, "end": 9}
    row |= {"printed_indicator": f"指标{number % 997}", "comparator": "=", "value": float(number + since), "unit": "%"}
    return row | {
        "edition_from": f"0.{since}.0", "edition_to": f"0.{until}.0" if until else None,
        "from_position": since, "to_position": until,
    }  # fmt: skip


def _write(
    path: Path, contract: Contract, table: Table, rows: list[dict[str, Any]], versions: list[dict[str, Any]]
) -> Path:
    database = Database(path)
    database.execute("PRAGMA foreign_keys = off")
    for each in order_tables(contract):
        create_table(database, each)
    plain = [tuple(row[c] for c in table.column_names) for row in rows]
    fill_table(database, table, plain)
    index_table(database, table)
    create_index(database, table, plain)
    write_history(database, contract, {table.name: versions})
    database.analyze()
    database.close()
    return path


def _count(db: sqlite3.Connection, table: Table, at: int) -> float:
    sql = f'select rows from {COUNTS} where position = :at and "table" = :table'
    return _median(db, sql, {"at": at, "table": table.name})


def _ask(db: sqlite3.Connection, table: Table, at: int) -> float:
    return _median(db, QUESTION.format(history_name(table)) + AS_OF, {"at": at})


def _median(db: sqlite3.Connection, sql: str, values: Mapping[str, object] | None = None) -> float:
    times = []
    for _ in range(RUNS):
        began = time.perf_counter()
        db.execute(sql, values or {}).fetchall()
        times.append(time.perf_counter() - began)
    return statistics.median(times)
