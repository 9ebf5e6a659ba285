"""The list of all pages for search engines, each with its address in the other language."""

import sqlite3
from collections.abc import Iterator
from html import escape
from urllib.parse import quote

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
"""
HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
    'xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)


def list_paths(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield the address of every page behind the language: those without names in them first, then a page a record."""
    yield from (pattern for pattern, _ in ROUTES if not set(pattern) & set("(\\"))
    yield from (row[0] for row in connection.execute(RECORDS))


def write_sitemap(connection: sqlite3.Connection, origin: str) -> str:
    """Return the sitemap of a build that is served at `origin`."""
    entries = []
    for path in list_paths(connection):
        addresses = {language: escape(f"{origin}/{language}/{quote(path, safe='/')}") for language in TAGS}
        others = "".join(
            f'<xhtml:link rel="alternate" hreflang="{tag}" href="{addresses[language]}"/>'
            for language, tag in TAGS.items()
        )
        entries += [f"<url><loc>{address}</loc>{others}</url>\n" for address in addresses.values()]
    return f"{HEAD}{''.join(entries)}</urlset>\n"
