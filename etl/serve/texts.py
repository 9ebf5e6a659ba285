"""Texts for Datasette's metadata, taken from the contract and from the heads of the SQL files."""

from typing import Any

from etl.serve.site import DATABASE_NAME, Site, Words

Metadata = dict[str, Any]


def make_metadata(site: Site) -> Metadata:
    """Return titles, descriptions and column texts of every table and view, in both languages."""
    tables = {name: _describe_table(site, name) for name in site.tables}
    views = {name: _describe(site, name) for name in site.views}
    return {"databases": {DATABASE_NAME: {"tables": tables | views}}}


def make_canned_queries(site: Site) -> dict[str, Metadata]:
    """Return the questions as Datasette's canned queries."""
    return {
        question.name: {"sql": question.sql, "params": list(question.parameters), **_describe(site, question.name)}
        for question in site.questions.values()
    }


def _describe(site: Site, name: str) -> Metadata:
    return {"title": _join(site.title(name), " · "), "description": _join(site.description(name), " ")}


def _describe_table(site: Site, name: str) -> Metadata:
    columns = site.tables[name].column_names
    return {
        **_describe(site, name),
        "columns": {
            c: f"{_join(site.column(name, c), ' · ')}。{_join(site.describe_column(name, c), ' ')}" for c in columns
        },
        # The order of the rows is that of the committed files, where 1.2 stands before 1.10; rowid is that order.
        "sortable_columns": [*columns, "rowid"],
    }


def _describe_column(site: Site, table: str, name: str) -> str:
    return f"{_join(site.column(table, name), ' · ')}。{_join(site.describe_column(table, name), ' ')}"


def _join(words: Words, sign: str) -> str:
    return sign.join(dict.fromkeys(w for w in words if w))
