"""Yunshui, a city that never was: rows that keep every promise, and a database of them made from the contract."""

import hashlib
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import yaml

from etl.contract import Contract
from etl.edition.missing import explain_missing

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
NOTICE, LIST, LEDGER = "539900-2031-1", "539900-2031-1-1", "539900-2031-1-2"

Rows = Mapping[str, Sequence[Mapping[str, Any]]]


def make_rows() -> dict[str, list[dict[str, Any]]]:
    """Return the rows of the invented city by table."""
    rows: dict[str, list[dict[str, Any]]] = yaml.safe_load((HERE / "yunshui.yml").read_text(encoding="utf-8"))
    explain_missing(rows)
    return {
        **rows,
        "clauses": [
            make_clause(NOTICE, "0", 0, None, None),
            make_clause(LIST, "1", 0, "一、", "建设卫生站"),
            make_clause(LIST, "1.1", 1, "（一）", "修缮渡口卫生站"),
            make_clause(LIST, "1.2", 2, "（二）", "配齐药箱"),
            make_clause(LEDGER, "1", 0, None, "修缮渡口卫生站"),
            make_clause(LEDGER, "1.1", 1, None, None),
        ],
    }


def make_clause(document: str, path: str, position: int, label: str | None, heading: str | None) -> dict[str, Any]:
    """Return a clause of fifty characters under the clause that its path names."""
    clause_id = f"{document}/{path}"
    return {
        "clause_id": clause_id,
        "document_id": document,
        "parent_id": f"{document}/{path.rpartition('.')[0]}" if "." in path else None,
        "path": path,
        "position": position,
        "label": label,
        "heading": heading,
        "characters": 50,
        "digest": hashlib.sha256(clause_id.encode()).hexdigest()[:24],
    }


def write_database(path: Path, contract: Contract, rows: Rows) -> None:
    """Write every table of the contract, without constraints, so that the expectations have something to find."""
    with closing(sqlite3.connect(path)) as connection, connection:
        for table in contract.tables.values():
            columns = ", ".join(f'"{c.name}" {c.sqlite_type}' for c in table.columns)
            connection.execute(f'CREATE TABLE "{table.name}" ({columns})')
            for row in rows.get(table.name, ()):
                values = [
                    {"region_id": "539900", "source_id": "yunshui-2031", **row}.get(c) for c in table.column_names
                ]
                marks = ", ".join("?" for _ in values)
                connection.execute(f'INSERT INTO "{table.name}" VALUES ({marks})', values)
