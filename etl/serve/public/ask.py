"""What a page is asked, and what it answers."""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeAlias
from urllib.parse import quote, urlencode

from etl.edition.citation import Cited
from etl.serve.public.language import Words, read_words
from etl.serve.site import Site


class Missing(Exception):
    """There is no such page; `table` and `record_id` where the address named a record."""

    def __init__(self, table: str | None = None, record_id: str | None = None) -> None:
        super().__init__(table, record_id)
        self.table, self.record_id = table, record_id


@dataclass(frozen=True)
class Link:
    """A link that the head of an answer carries (RFC 8288): an address, its relation, and what is there."""

    address: str
    relation: str
    media_type: str | None = None
    language: str | None = None
    profile: str | None = None


@dataclass(frozen=True)
class Page:
    """A page: its template, its title in the page's language, and what the template is given.

    `cited` is what the page offers to cite. For machines: `described` is its subject in the words of schema.org,
    `trail` the way to it from the first page, and `links` lead to what is known of it.
    """

    template: str
    title: str
    values: Mapping[str, Any] = field(default_factory=dict)
    description: str = ""
    status: int = 200
    cited: Cited | None = None
    described: Mapping[str, Any] | None = None
    trail: Mapping[str, Any] | None = None
    links: Sequence[Link] = ()


@dataclass(frozen=True)
class File:
    """An answer that is no page."""

    body: str
    content_type: str
    name: str | None = None


@dataclass(frozen=True)
class Ask:
    """A request for a page: the language, what the address and the query name, the day, and the build's connection.

    `path` is the address behind the language, such as `d/990100-2031-1`.
    """

    site: Site
    connection: sqlite3.Connection
    language: str
    path: str
    names: Mapping[str, str]
    query: Mapping[str, str]
    today: date
    origin: str = ""

    @property
    def words(self) -> Words:
        """The words of the page's language."""
        return read_words(self.language)

    def rows(self, sql: str, **parameters: object) -> list[sqlite3.Row]:
        """Return every row of a query."""
        return self.connection.execute(sql, parameters).fetchall()

    def row(self, sql: str, **parameters: object) -> sqlite3.Row | None:
        """Return the first row of a query, or None."""
        found: sqlite3.Row | None = self.connection.execute(sql, parameters).fetchone()
        return found

    def say(self, message: str, **values: object) -> str:
        """Return a message in the page's language; what is named in it is put in."""
        said = self.words.gettext(message)
        return said % values if values else said

    def choose(self, zh: str | None, en: str | None) -> str:
        """Return a name in the page's language; the Chinese where there is no English."""
        return (en if self.language == "en" and en else zh) or ""

    def address(self, path: str, **query: object) -> str:
        """Return the address of another page in this language; what is None in `query` is left out."""
        return write_address(self.language, path, **query)

    def absolute(self, path: str, language: str | None = None) -> str:
        """Return the address of a page with the public address before it, where one is set."""
        return f"{self.origin}{write_address(language or self.language, path)}"


def write_address(language: str, path: str, **query: object) -> str:
    """Return the address of a page: ids keep their slashes."""
    kept = {k: v for k, v in query.items() if v not in (None, "")}
    return f"/{language}/{quote(path, safe='/')}" + (f"?{urlencode(kept)}" if kept else "")


View: TypeAlias = Callable[[Ask], Page | File]
