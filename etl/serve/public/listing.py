"""Rows of a query, and the addresses at which anyone gets the same rows as SQL, JSON, CSV and XLSX."""

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from textwrap import dedent
from typing import Any
from urllib.parse import urlencode

from etl.serve.public.ask import Ask
from etl.serve.site import DATABASE_NAME


@dataclass(frozen=True)
class Listing:
    """The rows of a query with its text and parameters."""

    rows: list[sqlite3.Row]
    sql: str
    parameters: Mapping[str, Any]

    def __iter__(self) -> Iterator[sqlite3.Row]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def ways(self) -> list[tuple[str, str]]:
        """Names and addresses of the same query: to read and change, and as files."""
        query = urlencode({"sql": self.sql} | {k: "" if v is None else v for k, v in self.parameters.items()})
        return [
            ("SQL", f"/{DATABASE_NAME}?{query}"),
            ("JSON", f"/{DATABASE_NAME}.json?{query}&_shape=objects"),
            ("CSV", f"/{DATABASE_NAME}.csv?{query}"),
            ("XLSX", f"/{DATABASE_NAME}.xlsx?{query}"),
        ]


def list_rows(ask: Ask, sql: str, **parameters: object) -> Listing:
    """Return the rows of a query."""
    tidy = dedent(sql).strip()
    return Listing(ask.rows(tidy, **parameters), tidy, parameters)
