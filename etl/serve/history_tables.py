"""The tables that the build adds to the contract's, described like those: histories, and the rows of each edition."""

from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from etl.contract import Column, Contract, Table
from etl.load.history import COUNTS, SPAN, history_name, list_history_tables

# The columns that say where a row stands in time; as of one edition they say nothing more than `edition_from`.
BOOKKEEPING = ("edition_to", "from_position", "to_position")
TYPES = {str: "string", int: "integer"}


@lru_cache(maxsize=1)
def read_words() -> dict[str, Any]:
    """Return the words of these tables."""
    words: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("history_columns.yml").read_text(encoding="utf-8"))
    return words


def describe_history_tables(contract: Contract) -> dict[str, Table]:
    """Return every table that is in the database and not in the contract, by name."""
    histories = {history_name(t): describe_history(t) for t in list_history_tables(contract)}
    return histories | {COUNTS: _describe_counts()}


def describe_history(table: Table) -> Table:
    """Return the history of `table`: its columns, then the editions between which a row holds."""
    words = read_words()["history"]
    spans = tuple(_column(name, TYPES[kind], words["columns"][name]) for name, kind in SPAN.items())
    return replace(
        table,
        name=history_name(table),
        title=words["title"].format(table.title),
        title_en=words["title_en"].format(table.title_en),
        description=f"{table.description}{words['description']}",
        description_en=f"{table.description_en} {words['description_en']}",
        columns=(*table.columns, *spans),
        primary_key=(*table.primary_key, "edition_from"),
        foreign_keys=(),
        layer="history",
    )


def _describe_counts() -> Table:
    words = read_words()[COUNTS]
    kinds = {"position": "integer", "table": "string", "rows": "integer"}
    columns = tuple(_column(name, kind, words["columns"][name]) for name, kind in kinds.items())
    texts = {key: words[key] for key in ("title", "title_en", "description", "description_en")}
    return Table(COUNTS, **texts, columns=columns, primary_key=("position", "table"), foreign_keys=(), layer="history")


def _column(name: str, kind: str, words: list[str]) -> Column:
    title, title_en, description, description_en = words
    required = {} if name == "edition_to" else {"required": True}
    return Column(name, kind, title, title_en, description, description_en, None, dict(required))
