"""Where clauses and facts stand in the captured file, and what it reads there before it was restored."""

from collections.abc import Iterator, Mapping, Sequence

from etl.model import Clause, Text
from etl.span import OffsetMap

Row = dict[str, object]
# Tables whose rows have a span in a clause, and what names a row of each.
KEYS: dict[str, tuple[str, ...]] = {
    "assignments": ("task_id", "position"),
    "targets": ("target_id",),
    "deadlines": ("deadline_id",),
    "phases": ("phase_id",),
    "citations": ("citation_id",),
    "appointments": ("appointment_id",),
    "formulas": ("formula_id",),
}


def capture_clauses(text: Text, clauses: Mapping[str, Clause]) -> Iterator[Row]:
    """Yield a row for each clause by id: its half-open span in the captured text, and the characters there."""
    offsets = OffsetMap(text)
    for clause_id, clause in clauses.items():
        start, end = offsets.span_to_captured(clause.start, clause.end)
        if start < end:  # a ledger's group has its words on its rows
            yield {"clause_id": clause_id, "start": start, "end": end, "captured": text.captured[start:end]}


def capture_facts(text: Text, clauses: Mapping[str, Clause], facts: Mapping[str, Sequence[Row]]) -> Iterator[Row]:
    """Yield a row for each fact that has a span: where its words stand in the captured text.

    `clauses` are those of the text by id; facts of other clauses are passed over.
    """
    offsets = OffsetMap(text)
    for table, key in KEYS.items():
        for row in facts.get(table, ()):
            clause = clauses.get(str(row["clause_id"]))
            if clause is None:
                continue
            span = (clause.start + int(str(row["start"])), clause.start + int(str(row["end"])))
            start, end = offsets.span_to_captured(*span)
            record_id = ",".join(str(row[c]) for c in key)
            yield {
                "record_table": table, "record_id": record_id, "clause_id": row["clause_id"],
                "start": start, "end": end,
            }  # fmt: skip
