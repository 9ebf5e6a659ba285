"""Rows as records: their ids, and what differs between two sets of them."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from etl.contract import Table

Record = Mapping[str, str]
Tables = dict[str, dict[str, Record]]
Kind = Literal["added", "removed", "changed"]


@dataclass(frozen=True, slots=True)
class Change:
    """One cell that differs, or a record that came or went; then `column` is the key's first and both values empty."""

    table: str
    record_id: str
    change: Kind
    column: str
    before: str = ""
    after: str = ""


def name_record(table: Table, row: Record) -> str:
    """Return a row's id: its key, or the canonical JSON list of a key of several columns."""
    values = [row[c] for c in table.primary_key]
    return values[0] if len(values) == 1 else json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def key_records(table: Table, rows: Iterable[Record]) -> dict[str, Record]:
    """Return the rows by id, in their order."""
    return {name_record(table, row): row for row in rows}


def compare_records(table: Table, old: Mapping[str, Record], new: Mapping[str, Record]) -> list[Change]:
    """Return every change from `old` to `new`, sorted by id and then by the contract's columns.

    A column that one side does not have counts as empty there; one that the contract has dropped comes last.
    """
    key = table.primary_key[0]
    changes: list[Change] = []
    for record_id in sorted({*old, *new}):
        before, after = old.get(record_id), new.get(record_id)
        if before is None:
            changes.append(Change(table.name, record_id, "added", key))
        elif after is None:
            changes.append(Change(table.name, record_id, "removed", key))
        else:
            changes += [
                Change(table.name, record_id, "changed", c, before.get(c, ""), after.get(c, ""))
                for c in dict.fromkeys([*table.column_names, *before])
                if before.get(c, "") != after.get(c, "")
            ]
    return changes
