"""A long document in sheets, each light enough for a slow line: cut between chapters where that can be."""

from collections.abc import Iterator, Sequence

from etl.serve.public.clauses import Clause

ROOM = 64_000
"""Bytes that the clauses of a sheet may weigh: with what stands around them a page stays below 100 kB."""


def cut_sheets(clauses: Sequence[Clause]) -> list[list[Clause]]:
    """Return the clauses in sheets; together they are all of them, once and in order."""
    sheets: list[list[Clause]] = [[]]
    for chapter in _list_chapters(clauses):
        fits = sum(map(weigh_clause, [*sheets[-1], *chapter])) <= ROOM
        if sheets[-1] and not fits:
            sheets.append([])
        for clause in chapter:  # a chapter that is heavier than a sheet is cut between its clauses
            if sheets[-1] and sum(map(weigh_clause, [*sheets[-1], clause])) > ROOM:
                sheets.append([])
            sheets[-1].append(clause)
    return sheets


def choose_sheet(sheets: Sequence[Sequence[Clause]], number: str | None, path: str | None) -> int:
    """Return the place in `sheets` of the one that is asked for by its number, or by the path of a clause on it."""
    if (place := read_place(number, len(sheets))) is not None:
        return place
    holding = (place for place, sheet in enumerate(sheets) for clause in sheet if clause.row["path"] == path)
    return next(holding, 0)


def read_place(number: str | None, count: int) -> int | None:
    """Return the place, from 0, of the page whose number was asked for; None where there is no page of that number."""
    return int(number) - 1 if number and number.isdecimal() and 1 <= int(number) <= count else None


def weigh_clause(clause: Clause) -> int:
    """Return about how many bytes a clause is on a page; the factors were fitted to the pages of edition 0.4.0."""
    words = sum(len(piece.text) for piece in clause.pieces)
    links = sum(piece.kind is not None for piece in clause.pieces) + sum(map(len, clause.facts.bodies.values()))
    facts = sum(map(len, clause.facts.kinds.values()))
    heading = 3 * len(clause.row["heading"] or "") + len(clause.row["heading_en"] or "")
    return 200 + 3 * words + 160 * links + 100 * facts + 2 * heading


def _list_chapters(clauses: Sequence[Clause]) -> Iterator[list[Clause]]:
    chapter: list[Clause] = []
    for clause in clauses:
        if clause.depth == 1 and chapter:
            yield chapter
            chapter = []
        chapter.append(clause)
    if chapter:
        yield chapter
