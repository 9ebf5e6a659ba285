"""Rows as JSON Schema (2020-12): of a table as the contract has it, of a view or question as SQLite gives it."""

import sqlite3
from typing import Any

from etl.contract import Column, Table
from etl.load.annotated import AnnotatedSql
from etl.serve.site import Site

Schema = dict[str, Any]
TYPES = {"string": "string", "date": "string", "integer": "integer", "number": "number"}
SAME = {
    "minimum": "minimum",
    "maximum": "maximum",
    "minLength": "minLength",
    "maxLength": "maxLength",
    "pattern": "pattern",
}
DECLARED = {"TEXT": "string", "INTEGER": "integer", "REAL": "number"}


def describe_table(table: Table) -> Schema:
    """Return the schema of a row of a table."""
    properties = {column.name: describe_column(column) for column in table.columns}
    return _describe_row(f"{table.title} {table.title_en}", properties)


def describe_column(column: Column) -> Schema:
    """Return the schema of a cell: its type, whether it may be empty, its values, its meaning in both languages."""
    kind = TYPES[column.type]
    schema: Schema = {
        "type": kind if column.required else [kind, "null"],
        "title": f"{column.title} {column.title_en}",
        "description": f"{column.description} {column.description_en}",
    }
    if column.type == "date":
        schema["format"] = "date"
    if column.unit:
        schema["x-unit"] = column.unit
    if values := column.constraints.get("enum"):
        schema["enum"] = [*values, *([] if column.required else [None])]
    return schema | {name: value for name, value in column.constraints.items() if name in SAME}


def describe_view(site: Site, view: AnnotatedSql, connection: sqlite3.Connection) -> Schema:
    """Return the schema of a row of a view, with the type of every column that SQLite knows."""
    columns = connection.execute("select name, type from pragma_table_info(?)", [view.name]).fetchall()
    properties = {name: _describe_cell(site, view.name, name, DECLARED.get(kind)) for name, kind in columns}
    return _describe_row(f"{view.title} {view.title_en}", properties)


def describe_question(site: Site, question: AnnotatedSql, connection: sqlite3.Connection) -> Schema:
    """Return the schema of a row that a question gives; its columns have names, and no types."""
    nothing = dict.fromkeys(question.parameters, "")
    found = connection.execute(f"select * from (\n{question.sql}\n) limit 0", nothing)
    properties = {name: _describe_cell(site, question.name, name, None) for name, *_ in found.description}
    return _describe_row(f"{question.title} {question.title_en}", properties)


def _describe_cell(site: Site, owner: str, name: str, kind: str | None) -> Schema:
    words = site.column(owner, name)
    title = " ".join(dict.fromkeys(words))
    return {"type": [kind, "null"] if kind else ["string", "number", "null"], "title": title}


def _describe_row(title: str, properties: Schema) -> Schema:
    """No column is required, since `_col` and `_nocol` choose among them; no other may come."""
    return {"type": "object", "title": title, "properties": properties, "additionalProperties": False}
