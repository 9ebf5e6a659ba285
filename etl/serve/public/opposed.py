"""The places that a contradiction is between, each with its words; what the note names is marked in them."""

import re
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from etl.serve.public.ask import Ask
from etl.serve.public.passages import Piece, Span, cut_pieces, say_absence

CLAUSES = """
select c.clause_id, c.document_id, c.label, c.path, c.heading, c.heading_en, c.characters, x.text, v.text_status,
    d.title as document_title, d.title_en as document_title_en
from clauses c
join documents d using (document_id)
join document_overview v using (document_id)
left join clause_texts x using (clause_id)
where c.clause_id in (select clause_id from findings union select other_clause_id from findings)
"""
TITLES = """
select document_id, parent_id, title as document_title, title_en as document_title_en, null as clause_id
from documents order by rowid
"""
NAMED = re.compile("“([^”]+)”")
BEFORE, WIDTH = 24, 90
"""How much of a text is shown around the first words that the note names, in characters."""


@dataclass(frozen=True)
class Place:
    """One place: its row (`clause_id` is None where it is a title), its words in pieces, and why there are none."""

    row: sqlite3.Row
    pieces: Sequence[Piece]
    notice: str | None


def find_places(ask: Ask, findings: Iterable[sqlite3.Row], whole: bool = False) -> dict[str, list[Place]]:
    """Return the places of each finding; their words `whole`, else as much as shows what is meant."""
    clauses = {row["clause_id"]: row for row in ask.rows(CLAUSES)}
    titles = ask.rows(TITLES)
    found: dict[str, list[Place]] = {}
    for row in findings:
        words = NAMED.findall(row["note"])
        ids = dict.fromkeys(i for i in (row["clause_id"], row["other_clause_id"]) if i)
        places = [_show_clause(ask, clauses[i], words, row["kind"] == "bodies", whole) for i in ids]
        if row["kind"] in ("number_year", "title"):  # one side is a title
            own = [t for t in titles if t["document_id"] == row["document_id"]]
            parts = [t for t in titles if t["parent_id"] == row["document_id"]]
            places += [_show_title(t, words) for t in own + (parts if row["kind"] == "title" else [])]
        found[row["finding_id"]] = places
    return found


def _show_title(row: sqlite3.Row, words: Sequence[str]) -> Place:
    return Place(row, mark_words(row["document_title"], words), None)


def _show_clause(ask: Ask, row: sqlite3.Row, words: Sequence[str], at_end: bool, whole: bool) -> Place:
    if row["text"] is None:
        return Place(row, (), say_absence(ask, row["text_status"], row["characters"]))
    return Place(row, mark_words(row["text"] if whole else cut_to(row["text"], words, at_end), words), None)


def cut_to(text: str, words: Iterable[str], at_end: bool = False) -> str:
    """Return some characters around the first of the words, where none is there the first or, `at_end`, the last ones.

    … stands where something was left out.
    """
    place = min((text.find(word) for word in words if word in text), default=len(text) if at_end else 0)
    start = max(0, min(place - BEFORE, len(text) - WIDTH))
    end = start + WIDTH
    return ("…" if start else "") + text[start:end].strip() + ("…" if end < len(text) else "")


def mark_words(text: str, words: Iterable[str]) -> list[Piece]:
    """Return the text in pieces, those of kind `own` being the words."""
    spans = [Span(m.start(), m.end(), "own", "") for word in words for m in re.finditer(re.escape(word), text)]
    return cut_pieces(text, spans)
