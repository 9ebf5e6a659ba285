"""What is recorded of clauses, gathered by clause: tasks with their bodies, numbers, dates, citations, faults."""

import sqlite3
from collections import defaultdict
from dataclasses import dataclass, field

from etl.serve.public.ask import Ask
from etl.serve.public.passages import Span

BODIES = """
    select a.task_id, a.role, a.printed_name, a.clause_id, a.start, a."end", o.organization_id, o.name, o.name_en
    from assignments a
    join organizations o using (organization_id)
    where {where}
    order by a.task_id, case a.role when 'lead' then 0 when 'responsible' then 1 else 2 end, a.position
"""
QUERIES = {
    "tasks": "select f.* from tasks f join clauses c using (clause_id) where {where} order by f.rowid",
    "targets": "select f.* from targets f join clauses c using (clause_id) where {where} order by c.position, f.start",
    "deadlines": "select f.* from deadlines f join clauses c using (clause_id) where {where} order by f.start",
    "citations": """
        select f.*, d.title as cited_title, d.title_en as cited_title_en
        from citations f join clauses c using (clause_id) left join documents d on d.document_id = f.cited_document_id
        where {where} order by f.start""",
    "formulas": """
        select f.*, (select group_concat(member, '、') from (
            select member from formula_members m where m.formula_id = f.formula_id order by position)) as members
        from formulas f join clauses c using (clause_id) where {where} order by f.start""",
    "phases": "select f.* from phases f join clauses c using (clause_id) where {where} order by f.start",
    "appointments": "select f.* from appointments f join clauses c using (clause_id) where {where} order by f.start",
    "gaps": "select f.* from gaps f join clauses c using (clause_id) where {where} order by f.rowid",
    "findings": """
        select f.*, c.clause_id as here from findings f
        join clauses c on c.clause_id in (f.clause_id, f.other_clause_id) where {where} order by f.rowid""",
    "instruments": """
        select f.clause_id, f.count, i.* from instrument_mentions f join instruments i using (instrument_id)
        join clauses c using (clause_id) where {where} order by f.count desc, i.instrument_id""",
}


@dataclass
class ClauseFacts:
    """What is recorded of one clause, by kind, in the order of the text."""

    kinds: dict[str, list[sqlite3.Row]] = field(default_factory=lambda: defaultdict(list))
    bodies: dict[str, list[sqlite3.Row]] = field(default_factory=dict)

    def __getattr__(self, kind: str) -> list[sqlite3.Row]:
        if kind not in QUERIES:
            raise AttributeError(kind)
        return self.kinds.get(kind, [])

    def __bool__(self) -> bool:
        return bool(self.kinds)

    def list_spans(self) -> list[Span]:
        """Return where these facts stand in the clause's text."""
        spans = [Span(r["start"], r["end"], "target", f"targets/{r['target_id']}") for r in self.targets]
        spans += [Span(r["start"], r["end"], "deadline", f"deadlines/{r['deadline_id']}") for r in self.deadlines]
        for row in self.citations:
            held = row["cited_document_id"]
            spans.append(Span(row["start"], row["end"], "citation", f"d/{held}" if held else "wanted"))
        here = {t["clause_id"] for t in self.tasks}
        for row in (r for bodies in self.bodies.values() for r in bodies if r["clause_id"] in here):
            spans.append(Span(row["start"], row["end"], "body", f"bodies/{row['organization_id']}"))
        return spans


def find_bodies(ask: Ask, where: str, **parameters: object) -> dict[str, list[sqlite3.Row]]:
    """Return the bodies of tasks by task: who leads, who answers, who supports."""
    found: dict[str, list[sqlite3.Row]] = {}
    for row in ask.rows(BODIES.format(where=where), **parameters):
        found.setdefault(row["task_id"], []).append(row)
    return found


def find_clause_facts(ask: Ask, where: str, **parameters: object) -> dict[str, ClauseFacts]:
    """Return the facts of the clauses `c` that `where` names, by clause."""
    found: dict[str, ClauseFacts] = defaultdict(ClauseFacts)
    for kind, sql in QUERIES.items():
        for row in ask.rows(sql.format(where=where), **parameters):
            clause_id = row["here"] if kind == "findings" else row["clause_id"]
            found[clause_id].kinds[kind].append(row)
    of_tasks = find_bodies(
        ask,
        f"a.task_id in (select t.task_id from tasks t join clauses c using (clause_id) where {where})",
        **parameters,
    )
    for facts in found.values():
        facts.bodies = {t["task_id"]: of_tasks[t["task_id"]] for t in facts.tasks if t["task_id"] in of_tasks}
    return found
