"""Numbers that the first page says, counted once when the server starts."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import NamedTuple


class TextCounts(NamedTuple):
    """Clauses that have words, by what became of them: in this build, of a source under copyright, or not at hand."""

    held: int
    facts_only: int
    absent: int


def count_places(database: Path) -> int:
    """Count the places that have a document."""
    return _ask(database, "select count(distinct region_id) from documents")[0]


def count_texts(database: Path) -> TextCounts:
    """Count the clauses that have words by the state of their text."""
    sql = """
        select count(x.clause_id), count(*) filter (where x.clause_id is null and s.rights = 'facts-only'),
            count(*) filter (where x.clause_id is null and s.rights <> 'facts-only')
        from clauses c
        join documents d using (document_id)
        join sources s using (source_id)
        left join clause_texts x using (clause_id)
        where c.characters > 0
    """
    return TextCounts(*_ask(database, sql))


def _ask(database: Path, sql: str) -> tuple[int, ...]:
    with closing(sqlite3.connect(f"{database.resolve().as_uri()}?immutable=1", uri=True)) as connection:
        row: tuple[int, ...] = connection.execute(sql).fetchone()
        return row
