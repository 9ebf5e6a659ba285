"""Rows of the facts that stand in a clause: targets, deadlines, phases, formulas, appointments, gaps, mentions."""

from collections.abc import Callable, Mapping

from etl.edition.due_dates import first_day, last_day, spell_due
from etl.model import Clause, Extraction, Fact
from etl.resolve.dimensions import find_dimension
from etl.resolve.indicators import find_indicator

Row = dict[str, object]
Add = Callable[[str, Row], None]
SHORT = 40


class FactWriter:
    """Appends the rows of one source's facts; `names` maps its documents' keys to their ids."""

    def __init__(self, extraction: Extraction, names: Mapping[str, str], add: Add) -> None:
        self._extraction, self._names, self._add = extraction, names, add
        self._clauses = {(d.key, c.path): c for d in extraction.outline.documents for c in d.clauses}
        self._tasks = {(t.doc, t.path) for t in extraction.tasks}
        self._count: dict[tuple[str, str], int] = {}

    def write(self) -> None:
        """Append the rows of every kind of fact, in the order in which they stand."""
        self._write_targets()
        self._write_deadlines()
        self._write_phases()
        self._write_formulas()
        self._write_appointments()
        self._write_gaps()
        self._write_findings()

    def _place(self, fact: Fact) -> Row:
        clause: Clause = self._clauses[fact.doc, fact.path]
        return {
            "clause_id": f"{self._names[fact.doc]}/{fact.path}", "start": fact.start - clause.start,
            "end": fact.end - clause.start,
        }  # fmt: skip

    def _name(self, fact: Fact, sign: str) -> str:
        """The fact's id: its clause, a letter for its kind, and its number there."""
        address = f"{self._names[fact.doc]}/{fact.path}" if fact.path else self._names[fact.doc]
        key = (address, sign)
        self._count[key] = self._count.get(key, 0) + 1
        return f"{address}.{sign}{self._count[key]}"

    def _task(self, fact: Fact) -> str | None:
        return f"{self._names[fact.doc]}/{fact.path}" if (fact.doc, fact.path) in self._tasks else None

    def _write_targets(self) -> None:
        for t in self._extraction.targets:
            self._add("targets", {
                "target_id": self._name(t, "t"), **self._place(t), "task_id": self._task(t),
                "indicator_id": find_indicator(t.printed_indicator, t.unit) if t.printed_indicator else None,
                "printed_indicator": t.printed_indicator, "comparator": t.comparator, "value": t.value,
                "value_max": t.value_max, "unit": t.unit, "baseline": t.baseline, **spell_due(t.due, t.due_text),
            })  # fmt: skip

    def _write_deadlines(self) -> None:
        for d in self._extraction.deadlines:
            self._add("deadlines", {
                "deadline_id": self._name(d, "d"), **self._place(d), "task_id": self._task(d),
                **spell_due(d.due, d.due_text[:SHORT]), "recurrence": d.recurrence,
            })  # fmt: skip

    def _write_phases(self) -> None:
        for p in self._extraction.phases:
            self._add("phases", {
                "phase_id": self._name(p, "p"), **self._place(p), "name": p.name[:SHORT],
                "starts_on": first_day(p.starts), "ends_on": last_day(p.ends),
            })  # fmt: skip

    def _write_formulas(self) -> None:
        for f in self._extraction.formulas:
            formula_id = self._name(f, "f")
            self._add("formulas", {
                "formula_id": formula_id, **self._place(f), "name": f.name, "count": len(f.members)
            })  # fmt: skip
            for position, member in enumerate(f.members, 1):
                self._add("formula_members", {
                    "formula_id": formula_id, "position": position, "member": member,
                    "dimension_id": find_dimension(member),
                })  # fmt: skip

    def _write_appointments(self) -> None:
        for a in self._extraction.appointments:
            self._add("appointments", {
                "appointment_id": self._name(a, "a"), "document_id": self._names[a.doc], **self._place(a),
                "name": a.name, "body": a.body, "role": a.role, "post": a.post,
            })  # fmt: skip

    def _write_gaps(self) -> None:
        for g in self._extraction.gaps:
            self._add("gaps", {
                "gap_id": self._name(g, "g"), "document_id": self._names[g.doc],
                "clause_id": f"{self._names[g.doc]}/{g.path}" if g.path else None, "what": g.what[:SHORT],
                "kind": g.kind,
            })  # fmt: skip

    def _write_findings(self) -> None:
        for f in self._extraction.findings:
            other = f"{self._names[f.other_doc]}/{f.other_path}" if f.other_path else None
            self._add("findings", {
                "finding_id": self._name(f, "x"), "kind": f.kind, "document_id": self._names[f.doc],
                "clause_id": f"{self._names[f.doc]}/{f.path}" if f.path else None, "other_clause_id": other,
                "note": f.note, "note_en": f.note_en,
            })  # fmt: skip
