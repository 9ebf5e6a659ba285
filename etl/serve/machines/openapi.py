"""The description of every address that a program may ask, as OpenAPI 3.1: made from contract, views and questions."""

import json
import sqlite3
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from etl.serve.machines.operations import (
    answer_with,
    describe_asking,
    describe_owner,
    describe_row,
    describe_sql,
    list_columns,
    list_words,
    point,
)
from etl.serve.machines.reconcile import PATH
from etl.serve.machines.schemas import describe_question, describe_table, describe_view
from etl.serve.site import Site

MEDIA_TYPE = "application/vnd.oai.openapi+json;version=3.1"
MCP = "/-/mcp"


@lru_cache(maxsize=1)
def read_parts() -> dict[str, Any]:
    """Return what is written by hand."""
    parts: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("openapi.yml").read_text(encoding="utf-8"))
    return parts


def describe_interface(site: Site, connection: sqlite3.Connection, origin: str) -> dict[str, Any]:
    """Return the whole description; addresses are relative to this site, or to `origin` where one is set."""
    parts, contract = read_parts(), site.contract
    editions = [row[0] for row in connection.execute("select edition from editions order by position")]
    paths = {**_describe_data(site, connection), **_describe_fixed(editions)}
    for path, operations in _describe_posts().items():
        paths[path] = paths.get(path, {}) | operations
    return {
        "openapi": "3.1.0",
        "info": {
            "title": f"{contract.title} {contract.title_en}",
            "version": site.receipt.edition,
            "description": parts["description"],
            "license": {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"},
        },
        "servers": [{"url": origin or "/"}],
        "tags": parts["tags"],
        "externalDocs": {"url": f"{origin}/zh/api"},
        "paths": paths,
        "components": {
            "parameters": _fill(parts["parameters"], editions),
            "schemas": {**parts["schemas"], **_describe_rows(site, connection)},
        },
    }


def _describe_rows(site: Site, connection: sqlite3.Connection) -> dict[str, Any]:
    return {
        **{name: describe_table(table) for name, table in site.tables.items()},
        **{name: describe_view(site, view, connection) for name, view in site.views.items()},
        **{name: describe_question(site, question, connection) for name, question in site.questions.items()},
    }


def _describe_data(site: Site, connection: sqlite3.Connection) -> dict[str, Any]:
    paths: dict[str, Any] = {}
    for name, table in site.tables.items():
        tag = "histories" if name in site.histories else "tables"
        paths |= describe_owner(site, name, list(table.column_names), tag, list_words(site, table))
        if tag == "tables":
            paths |= describe_row(site, table, connection)
    for name in site.views:
        paths |= describe_owner(site, name, list_columns(name, connection), "views", [])
    for question in site.questions.values():
        paths |= describe_asking(site, question)
    return paths | describe_sql()


def _describe_fixed(editions: list[str]) -> dict[str, Any]:
    paths: dict[str, Any] = {}
    for path, told in read_parts()["fixed"].items():
        if "{old}" in path and len(editions) < 2:
            continue
        kind = told.get("media_type", "application/json")
        content = {kind: {"schema": point("schemas", told["schema"])} if "schema" in told else {}}
        paths[path] = {
            "get": {
                "operationId": "get_"
                + "_".join(part for part in path.replace(".", "/").split("/") if part).strip("{}"),
                "tags": [told["tag"]],
                "summary": told["summary"],
                "parameters": [point("parameters", name) for name in told.get("parameters", ())],
                "responses": answer_with(content),
            }
        }
    return paths


def _describe_posts() -> dict[str, Any]:
    form = {"type": "object", "properties": {"queries": {"type": "string"}, "extend": {"type": "string"}}}
    reconcile = {
        "operationId": "reconcile", "tags": ["reconciliation"], "summary": "对照一批名称 Reconcile a batch of names",
        "requestBody": {"content": {"application/x-www-form-urlencoded": {"schema": form}}},
        "responses": answer_with({"application/json": {"schema": point("schemas", "Candidates")}}, 400),
    }  # fmt: skip
    mcp = {
        "operationId": "mcp", "tags": ["mcp"], "summary": "MCP (Streamable HTTP)",
        "requestBody": {"content": {"application/json": {"schema": {"type": "object"}}}},
        "responses": answer_with({"application/json": {"schema": {"type": "object"}}}),
    }  # fmt: skip
    return {PATH: {"post": reconcile}, MCP: {"post": mcp}}


def _fill(parameters: dict[str, Any], editions: list[str]) -> dict[str, Any]:
    filled = json.dumps(parameters, ensure_ascii=False)
    filled = filled.replace('"{edition}"', json.dumps(editions[-1]))
    filled = filled.replace('"{before}"', json.dumps(editions[-2] if len(editions) > 1 else ""))
    read: dict[str, Any] = json.loads(filled)
    return read
