"""The clauses of a document as they are shown: words in pieces, facts beside them, or why there are no words."""

from dataclasses import dataclass
from typing import Any

from etl.serve.public.ask import Ask
from etl.serve.public.clause_facts import ClauseFacts, find_clause_facts
from etl.serve.public.passages import Piece, cut_pieces, say_absence

CLAUSES = """
select c.*, x.text
from clauses c
left join clause_texts x using (clause_id)
where {where}
order by c.position
"""


@dataclass(frozen=True)
class Clause:
    """A clause as it is shown: its row, its depth, its words in pieces, its facts, and why there are no words."""

    row: Any
    depth: int
    pieces: list[Piece]
    facts: ClauseFacts
    notice: str | None


def read_clauses(ask: Ask, text_status: str, where: str, **parameters: object) -> list[Clause]:
    """Return clauses in the order of the text, their facts marked in their words."""
    facts = find_clause_facts(ask, where, **parameters)
    return [
        make_clause(ask, row, facts[row["clause_id"]], text_status)
        for row in ask.rows(CLAUSES.format(where=where), **parameters)
    ]


def make_clause(ask: Ask, row: Any, facts: ClauseFacts, text_status: str) -> Clause:
    """Return a clause; of its words those that its heading shows already are left out."""
    depth = row["path"].count(".") + 1
    if row["text"] is None:
        headed = row["heading"] and not row["characters"]  # a group of a ledger: its heading is all that it has
        return Clause(row, depth, [], facts, None if headed else say_absence(ask, text_status, row["characters"]))
    pieces = cut_pieces(row["text"], facts.list_spans())
    return Clause(row, depth, _drop_head(pieces, (row["label"] or "") + (row["heading"] or "")), facts, None)


def _drop_head(pieces: list[Piece], head: str) -> list[Piece]:
    """Leave out the label and heading at the beginning, unless a fact stands there or nothing would be left."""
    first = pieces[0] if pieces else None
    if not head or first is None or first.kind or not first.text.startswith(head):
        return pieces
    rest = first.text[len(head) :].lstrip("。\n ")
    return [Piece(rest), *pieces[1:]] if rest else pieces[1:]
