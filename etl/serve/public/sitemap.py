"""The list of all pages for search engines, each with its address in the other language (sitemaps.org, schema 0.9)."""

import sqlite3
from collections.abc import Iterator, Sequence
from html import escape
from urllib.parse import quote

from datasette.utils import tilde_encode

from etl.serve.public.language import TAGS
from etl.serve.public.routes import ROUTES

RECORDS = """
    select 'd/' || document_id from documents
    union all select 'd/' || clause_id from clauses
    union all select 'tasks/' || task_id from tasks
    union all select 'targets/' || target_id from targets
    union all select 'deadlines/' || deadline_id from deadlines
    union all select 'findings/' || finding_id from findings
    union all select 'bodies/' || organization_id from organizations
    union all select 'regions/' || region_id from regions
    union all select 'indicators/' || indicator_id from indicators
    union all select 'themes/' || theme_id from themes
    union all select 'instruments/' || instrument_id from instruments
    union all select distinct 'd/' || document_id || '/captured' from captures join clauses using (clause_id)
    union all select 'editions/' || edition from editions
    union all select 'editions/' || old.edition || '..' || new.edition
        from editions old join editions new on new.position = old.position + 1
"""
# Records whose pages lead to their history, by the table and its key.
HISTORIES = {
    "documents": "document_id", "clauses": "clause_id", "tasks": "task_id", "targets": "target_id",
    "deadlines": "deadline_id", "findings": "finding_id",
}  # fmt: skip
LIMIT = 50_000  # addresses in a file; with those of the other languages a file stays far under 50 MB
NAMESPACES = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'


def list_paths(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield the address of every page behind the language: those without names in them first, then a page a record."""
    yield from (pattern for pattern, _ in ROUTES if not set(pattern) & set("(\\"))
    yield from (row[0] for row in connection.execute(RECORDS))
    for table, key in HISTORIES.items():
        ids = connection.execute(f'select "{key}" from "{table}"')
        yield from (f"history/{table}/{tilde_encode(str(row[0]))}" for row in ids)


def write_sitemaps(connection: sqlite3.Connection, origin: str) -> dict[str, str]:
    """Return the sitemap of a build that is served at `origin`, by the names of its files.

    It is `sitemap.xml`, and where that would be too long, an index of `sitemap-1.xml`, `sitemap-2.xml` and so on.
    """
    parts = [_write_part(paths, origin) for paths in _cut(list(list_paths(connection)), LIMIT // len(TAGS))]
    if len(parts) == 1:
        return {"sitemap.xml": parts[0]}
    names = {f"sitemap-{number}.xml": part for number, part in enumerate(parts, 1)}
    listed = "".join(f"<sitemap><loc>{escape(f'{origin}/{name}')}</loc></sitemap>\n" for name in names)
    return {"sitemap.xml": _write_xml("sitemapindex", listed), **names}


def _cut(paths: Sequence[str], length: int) -> Iterator[Sequence[str]]:
    yield from (paths[start : start + length] for start in range(0, len(paths), length))


def _write_part(paths: Sequence[str], origin: str) -> str:
    entries = []
    for path in paths:
        addresses = {language: escape(f"{origin}/{language}/{quote(path, safe='/')}") for language in TAGS}
        others = "".join(
            f'<xhtml:link rel="alternate" hreflang="{tag}" href="{addresses[language]}"/>'
            for language, tag in TAGS.items()
        )
        entries += [f"<url><loc>{address}</loc>{others}</url>\n" for address in addresses.values()]
    return _write_xml("urlset", "".join(entries))


def _write_xml(root: str, content: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} {NAMESPACES}>\n{content}</{root}>\n'
