"""The words of a clause with its facts marked in them, and what is said where the words are not here."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from etl.serve.passage import NOTICES
from etl.serve.public.ask import Ask

TEXT = """
    select x.text, d.text_status, c.characters, {span}
    from {table} f
    join clauses c using (clause_id)
    join document_overview d using (document_id)
    left join clause_texts x using (clause_id)
    where f.{key} = :record_id
"""


@dataclass(frozen=True)
class Span:
    """Where a fact stands in a clause's text: half open, with its kind and the address of its page."""

    start: int
    end: int
    kind: str
    path: str


@dataclass(frozen=True)
class Piece:
    """A stretch of text, and the fact that it belongs to, if any."""

    text: str
    kind: str | None = None
    path: str | None = None


@dataclass(frozen=True)
class Quote:
    """A clause's words in pieces; `notice` says why there are none."""

    pieces: Sequence[Piece]
    notice: str | None


def cut_pieces(text: str, spans: Iterable[Span]) -> list[Piece]:
    """Return the text in pieces that together are the text; where spans overlap the shortest one has the piece."""
    inside = [s for s in spans if 0 <= s.start < s.end <= len(text)]
    cuts = sorted({0, len(text), *(s.start for s in inside), *(s.end for s in inside)})
    pieces: list[Piece] = []
    for start, end in pairwise(cuts):
        over = [s for s in inside if s.start <= start and end <= s.end]
        if over:
            span = min(over, key=lambda s: (s.end - s.start, s.start, s.path))
            pieces.append(Piece(text[start:end], span.kind, span.path))
        else:
            pieces.append(Piece(text[start:end]))
    return pieces


def say_absence(ask: Ask, text_status: str, characters: int) -> str:
    """Return the sentence that stands where a clause's words would."""
    if not characters:
        return ask.say("The source prints no words here.")
    notice = NOTICES.get(text_status, NOTICES["not_in_build"])
    return notice.zh if ask.language == "zh" else notice.en


def find_quote(ask: Ask, table: str, key: str, record_id: str) -> Quote:
    """Return the words that a fact rests on, the fact's own words marked; without a span, the clause's whole text."""
    spans = table != "tasks"
    sql = TEXT.format(table=table, key=key, span='f.start, f."end"' if spans else '0 as start, 0 as "end"')
    row = ask.row(sql, record_id=record_id)
    if row is None or row["text"] is None:
        return Quote((), say_absence(ask, row["text_status"], row["characters"]) if row else None)
    own = [Span(row["start"], row["end"], "own", "")] if spans else []
    return Quote(cut_pieces(row["text"], own), None)
