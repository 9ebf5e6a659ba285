"""What changed between two editions, for people (by document, words marked) and for machines."""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from difflib import SequenceMatcher

from etl.contract import Contract, Table
from etl.edition.history import History
from etl.edition.records import Change, Record, compare_records, key_records
from etl.edition.tables import LOGS

COLUMNS = ("document_id", "table", "record_id", "change", "column", "before", "after", "cause")


@dataclass(frozen=True, slots=True)
class Difference:
    """A change between two editions, the document that it belongs to, and its causes, oldest first."""

    document_id: str
    table: str
    record_id: str
    change: str
    column: str
    before: str
    after: str
    cause: str


def diff_editions(history: History, contract: Contract, old: str, new: str) -> list[Difference]:
    """Return every difference between two editions, by document, table, record and column.

    The order of the two is free: a later edition first gives the way back.
    """
    causes = _causes_between(history, contract, old, new)
    differences: list[Difference] = []
    for table in contract.layer("facts"):
        if table.name in LOGS:
            continue
        before = key_records(table, history.rows_as_of(table, old))
        after = key_records(table, history.rows_as_of(table, new))
        for change in compare_records(table, before, after):
            row = after.get(change.record_id) or before[change.record_id]
            cause = ", ".join(causes.get((table.name, change.record_id, change.column), ()))
            differences.append(Difference(find_document(table, row), *_fields(change), cause))
    return sorted(differences, key=lambda d: (d.document_id, d.table))


def _fields(change: Change) -> tuple[str, str, str, str, str, str]:
    return change.table, change.record_id, change.change, change.column, change.before, change.after


def _causes_between(history: History, contract: Contract, old: str, new: str) -> dict[tuple[str, str, str], list[str]]:
    low, high = sorted((history.place(old), history.place(new)))
    causes: dict[tuple[str, str, str], list[str]] = {}
    for row in history.rows_as_of(contract.tables["changes"], history.editions[high]):
        if history.place(row["edition"]) > low:
            known = causes.setdefault((row["table"], row["record_id"], row["column"]), [])
            if row["cause"] not in known:
                known.append(row["cause"])
    return causes


def find_document(table: Table, row: Record) -> str:
    """Return the id of the document that a row belongs to; empty for registers, which belong to none."""
    if "document_id" in table.column_names:
        return row.get("document_id", "")
    for column in ("clause_id", "task_id", "formula_id", "record_id"):
        if column in table.column_names and row.get(column):
            return row[column].partition("/")[0]
    return ""


def print_differences(differences: Sequence[Difference], form: str) -> str:
    """Return the differences as `text`, `json` or `csv`."""
    if form == "json":
        return json.dumps([asdict(d) for d in differences], ensure_ascii=False, indent=1)
    if form == "csv":
        out = io.StringIO()
        writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(asdict(d) for d in differences)
        return out.getvalue().rstrip("\n")
    return "\n".join(_lines(differences)) or "no differences"


def _lines(differences: Sequence[Difference]) -> Iterable[str]:
    document: str | None = None
    for d in differences:
        if d.document_id != document:
            document = d.document_id
            yield f"{document or 'registers'}"
        sign = {"added": "+", "removed": "-", "changed": "~"}[d.change]
        words = f" {d.column}: {mark_words(d.before, d.after)}" if d.change == "changed" else ""
        cause = f"  ({d.cause})" if d.cause else ""
        yield f"  {sign} {d.table} {d.record_id}{words}{cause}"


def mark_words(before: str, after: str) -> str:
    """Return one line that shows both values: what went in [-…-], what came in {+…+}."""
    parts = []
    for op, i, j, k, n in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if op == "equal":
            parts.append(before[i:j])
        else:
            parts.append((f"[-{before[i:j]}-]" if i < j else "") + (f"{{+{after[k:n]}+}}" if k < n else ""))
    return "".join(parts)
