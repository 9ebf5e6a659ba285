"""Matching old and new records by what they say, where their ids moved: the re-key table.

An id is an address that people keep. It follows the printed number, so a renumbered clause or a document whose number
was read better gets a new one; the match is then recorded, and the old address leads to the new.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from etl.edition.records import Record, Tables

Reason = Literal["renumbered", "retitled", "moved"]
ALIKE = 0.8
# Facts of these tables have ids that begin with their clause's.
FOLLOWERS = {
    "tasks": "task_id", "targets": "target_id", "deadlines": "deadline_id", "phases": "phase_id",
    "citations": "citation_id", "formulas": "formula_id", "appointments": "appointment_id", "gaps": "gap_id",
    "findings": "finding_id",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rekey:
    """A record that has another id in the new edition."""

    table: str
    old_id: str
    new_id: str
    reason: Reason


def match_records(old: Tables, new: Tables) -> list[Rekey]:
    """Return the records of `old` that `new` has under other ids, each at most once.

    Documents are matched by source and order or by title, clauses by document and digest, else by heading; tasks and
    facts follow their clause.
    """
    documents = dict(_match_documents(old.get("documents", {}), new.get("documents", {})))
    clauses = dict(_match_clauses(old.get("clauses", {}), new.get("clauses", {}), documents))
    rekeys = [Rekey("documents", o, n, "retitled") for o, n in documents.items()]
    rekeys += [Rekey("clauses", o, n, _reason(o, n)) for o, n in clauses.items()]
    for table, column in FOLLOWERS.items():
        rekeys += _follow(table, column, old.get(table, {}), new.get(table, {}), clauses)
    return sorted(rekeys, key=lambda r: (r.table, r.old_id))


def _reason(old_id: str, new_id: str) -> Reason:
    return "moved" if old_id.rpartition("/")[2] == new_id.rpartition("/")[2] else "renumbered"


def _match_documents(old: Mapping[str, Record], new: Mapping[str, Record]) -> Iterator[tuple[str, str]]:
    gone, come = [i for i in old if i not in new], [i for i in new if i not in old]
    for o in gone:
        best = max(come, key=lambda n: _document_likeness(old[o], new[n]), default=None)
        if best is not None and _document_likeness(old[o], new[best]) >= ALIKE:
            come.remove(best)
            yield o, best


def _document_likeness(one: Record, other: Record) -> float:
    if one["source_id"] == other["source_id"] and one["position"] == other["position"]:
        return 1.0
    return SequenceMatcher(None, one["title"], other["title"], autojunk=False).ratio()


def _match_clauses(
    old: Mapping[str, Record], new: Mapping[str, Record], documents: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    come = [i for i in new if i not in old]
    by_digest = {(new[n]["document_id"], new[n]["digest"]): n for n in reversed(come) if new[n]["characters"] != "0"}
    by_heading = {(new[n]["document_id"], new[n]["heading"]): n for n in reversed(come) if new[n]["heading"]}
    by_path = {(new[n]["document_id"], new[n]["path"]): n for n in come}
    taken: set[str] = set()
    for o in (i for i in old if i not in new):
        row, document = old[o], documents.get(old[o]["document_id"], old[o]["document_id"])
        moved = by_path.get((document, row["path"])) if document != row["document_id"] else None
        found = by_digest.get((document, row["digest"])) or moved or by_heading.get((document, row["heading"]))
        if found and found not in taken:
            taken.add(found)
            yield o, found


def _follow(
    table: str, column: str, old: Mapping[str, Record], new: Mapping[str, Record], clauses: Mapping[str, str]
) -> list[Rekey]:
    rekeys = []
    for o in (i for i in old if i not in new):
        clause = old[o].get("clause_id") or ""
        if clause in clauses:
            n = clauses[clause] + old[o][column].removeprefix(clause)
            if n in new and n not in old:
                rekeys.append(Rekey(table, o, n, _reason(clause, clauses[clause])))
    return rekeys
