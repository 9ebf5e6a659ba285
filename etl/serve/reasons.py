"""Why a value is empty, in words: what the column `missing` of a row says in codes, as `issuer_id=on_carrier`."""

import sqlite3
from collections.abc import Mapping
from typing import Any

from etl.docs.texts import read_texts
from etl.serve.site import Site, Words


def read_reasons(missing: object) -> dict[str, str]:
    """Return the reasons of a row by the columns that are empty for them."""
    return dict(pair.split("=", 1) for pair in str(missing or "").split())


def find_reason(row: Mapping[str, Any] | sqlite3.Row, column: str) -> Words | None:
    """Return why a column of a row is empty; None where the row does not say, as rows of most questions do not."""
    reason = read_reasons(row["missing"]).get(column) if "missing" in tuple(row.keys()) else None
    return name_reason(reason) if reason else None


def name_reason(reason: str) -> Words:
    """Return a reason in a word or two."""
    return Words(*read_texts("levels")["reason_words"][reason])


def list_missing(site: Site, table: str | None, missing: object) -> list[tuple[Words, list[Words]]]:
    """Return every reason that a row gives, with the titles of the columns that are empty for it."""
    found: dict[str, list[Words]] = {}
    for column, reason in read_reasons(missing).items():
        found.setdefault(reason, []).append(site.column(table, column))
    return [(name_reason(reason), columns) for reason, columns in found.items()]
