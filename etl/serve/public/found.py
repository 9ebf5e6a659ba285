"""What a search finds: every row in whose words every term occurs, by kind, just as a scan of the rows would.

A term may stand in any of a row's words, in Chinese or English: of a document in its title, its number or our summary,
of a clause in its heading or its text, of a body in any of its printed names, of a task in its title, its clause's
heading or our summary.
"""

import sqlite3
from dataclasses import dataclass

from etl.search import split_terms, write_match

YEAR = "coalesce(substr(d.issued_on, 1, 4), substr(p.issued_on, 1, 4), d.period_start, substr(d.published_on, 1, 4))"
OF_DOCUMENT = f"d.document_id, d.region_id, d.kind as document_kind, {YEAR} as year"
JOINED = "left join documents p on p.document_id = d.parent_id"


@dataclass(frozen=True)
class Kind:
    """A kind of hit: its rows with place and year, and for a term the ids of the rows that have it.

    `terms` are queries for ids, each with `:match`; a row has a term when one of them finds it.
    """

    name: str
    key: str
    rows: str
    terms: tuple[str, ...]


def _of(table: str, key: str, columns: str) -> str:
    """Return the query for ids of rows of a table that have a term in some columns of its index."""
    return (
        f"select t.{key} from {table} t where t.rowid in "
        f"(select rowid from {table}_fts where {table}_fts match '{{{columns}}} : (' || :match || ')')"
    )


def _by_clause(key: str, table: str, columns: str) -> str:
    return f"select f.{key} from {table} f where f.clause_id in ({_of('clauses', 'clause_id', columns)})"


KINDS = (
    Kind(
        "documents",
        "document_id",
        f"select d.document_id as id, {OF_DOCUMENT} from documents d {JOINED} order by d.rowid",
        (
            _of("documents", "document_id", "title title_en doc_number"),
            _of("summaries", "record_id", "summary summary_en"),
        ),
    ),
    Kind(
        "bodies",
        "organization_id",
        """select organization_id as id, null as document_id, region_id, null as document_kind, null as year
        from organizations order by rowid""",
        (_of("organizations", "organization_id", "name name_en"), _of("organization_names", "organization_id", "name")),
    ),
    Kind(
        "targets",
        "target_id",
        f"""select t.target_id as id, {OF_DOCUMENT} from targets t join clauses c using (clause_id)
        join documents d using (document_id) {JOINED} order by t.rowid""",
        (
            _of("targets", "target_id", "printed_indicator unit due_text"),
            (
                "select target_id from targets where indicator_id in "
                f"({_of('indicators', 'indicator_id', 'name name_en')})"
            ),
        ),
    ),
    Kind(
        "tasks",
        "task_id",
        f"""select t.task_id as id, {OF_DOCUMENT} from tasks t join clauses c using (clause_id)
        join documents d using (document_id) {JOINED} order by t.rowid""",
        (
            _of("tasks", "task_id", "title title_en"),
            _by_clause("task_id", "tasks", "heading heading_en"),
            _of("summaries", "record_id", "summary summary_en"),
        ),
    ),
    Kind(
        "clauses",
        "clause_id",
        f"""select c.clause_id as id, {OF_DOCUMENT} from clauses c join documents d using (document_id) {JOINED}
        order by c.rowid""",
        (_of("clauses", "clause_id", "heading heading_en"), _of("clause_texts", "clause_id", "text")),
    ),
)


def find_ids(connection: sqlite3.Connection, kind: Kind, query: str) -> list[sqlite3.Row]:
    """Return the rows of a kind that a query finds, in the order of the edition; none for a query without terms.

    A row has id, document_id, region_id, document_kind and year.
    """
    ids: set[str] | None = None
    for term in split_terms(query):
        match = write_match(term)
        found = {row[0] for sql in kind.terms for row in connection.execute(sql, {"match": match})}
        ids = found if ids is None else ids & found
        if not ids:
            return []
    if ids is None:
        return []
    return [row for row in connection.execute(kind.rows) if row["id"] in ids]
