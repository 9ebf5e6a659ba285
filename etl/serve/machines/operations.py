"""The addresses of a table, view or question as OpenAPI operations: JSON, CSV, XLSX, and a row."""

import re
import sqlite3
from collections.abc import Iterator, Mapping
from typing import Any

from datasette.utils import tilde_encode

from etl.contract import Table
from etl.load.annotated import AnnotatedSql
from etl.load.fulltext import find_searched_columns
from etl.serve.site import DATABASE_NAME, Site

Paths = dict[str, Any]
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FILES = {"csv": ("text/csv", ("labels", "excel")), "xlsx": (XLSX, ("labels",))}
SUCH_AS = re.compile(r"，如 (.+)$")


def point(kind: str, name: str) -> dict[str, str]:
    """Return a reference to a component."""
    return {"$ref": f"#/components/{kind}/{name}"}


def answer_with(content: Mapping[str, Any], *failures: int) -> dict[str, Any]:
    """Return the answers of an operation: what it gives, and how it fails."""
    failed = {
        "description": "没有做成 It did not work",
        "content": {"application/json": {"schema": point("schemas", "Failure")}},
    }
    return {"200": {"description": "结果 The result", "content": dict(content)}} | {str(f): failed for f in failures}


def answer_rows(row: str) -> dict[str, Any]:
    """Return the answer of a list of rows in either shape."""
    rows = {"type": "array", "items": point("schemas", row)}
    whole = {"allOf": [point("schemas", "Answer"), {"type": "object", "properties": {"rows": rows}}]}
    return answer_with({"application/json": {"schema": {"oneOf": [whole, rows]}}}, 400, 404)


def describe_owner(site: Site, name: str, columns: list[str], tag: str, words: list[str]) -> Paths:
    """Return the addresses of the rows of a table or view; `words` are the parameters that only some have."""
    title = " ".join(site.title(name))
    about = " ".join(site.description(name))
    narrowing: list[Any] = [point("parameters", p) for p in ("filters", "sort", "sort_desc", *words)]
    narrowing += [{"name": c, "in": "query", "schema": {"type": "string"}} for c in columns]
    paging = [point("parameters", p) for p in ("shape", "size", "next")]
    paths: Paths = {
        f"/{DATABASE_NAME}/{name}.json": _get(
            f"list_{name}", tag, title, about, [*paging, *narrowing], answer_rows(name)
        )
    }
    return paths | _describe_files(f"/{DATABASE_NAME}/{name}", name, tag, title, narrowing)


def _describe_files(path: str, name: str, tag: str, title: str, parameters: list[Any]) -> Paths:
    return {
        f"{path}.{form}": _get(
            f"{form}_{name}", tag, f"{title} ({form.upper()})", "全部行 Every row",
            [*parameters, *(point("parameters", p) for p in more)], answer_with({media_type: {}}, 400, 404),
        )
        for form, (media_type, more) in FILES.items()
    }  # fmt: skip


def describe_row(site: Site, table: Table, connection: sqlite3.Connection) -> Paths:
    """Return the address of one row; the first row is the example."""
    keys = ", ".join(f'"{key}"' for key in table.primary_key)
    first = connection.execute(f'select {keys} from "{table.name}" limit 1').fetchone()
    if first is None:
        return {}
    key = {
        "name": "key", "in": "path", "required": True, "schema": {"type": "string"},
        "description": "，".join(table.primary_key) + "：~2F 写作 / 等 (tilde encoding: ~2F is /)",
        "example": ",".join(tilde_encode(str(value)) for value in first),
    }  # fmt: skip
    rows = {"type": "object", "required": ["rows"], "properties": {"rows": {
        "type": "array", "items": {"allOf": [point("schemas", table.name), {"required": list(table.column_names)}]},
    }}}  # fmt: skip
    title = " ".join(site.title(table.name))
    shape = point("parameters", "shape")
    one_or_rows = {"oneOf": [rows, rows["properties"]["rows"]]}  # type: ignore[index]
    answers = answer_with({"application/json": {"schema": one_or_rows}}, 404, 410)
    path = f"/{DATABASE_NAME}/{table.name}/{{key}}.json"
    return {path: _get(f"row_{table.name}", "tables", f"{title}：一行 one row", "", [key, shape], answers)}


def describe_asking(site: Site, question: AnnotatedSql) -> Paths:
    """Return the addresses of a question with its parameters."""
    parameters = list(_describe_parameters(question))
    title, about = " ".join(site.title(question.name)), " ".join(site.description(question.name))
    path = f"/{DATABASE_NAME}/{question.name}"
    asked = [point("parameters", "shape"), *parameters]
    return {
        f"{path}.json": _get(f"ask_{question.name}", "questions", title, about, asked, answer_rows(question.name)),
        **_describe_files(path, question.name, "questions", title, parameters),
    }


def _describe_parameters(question: AnnotatedSql) -> Iterator[dict[str, Any]]:
    for name, (zh, en) in question.parameters.items():
        parameter = {"name": name, "in": "query", "description": f"{zh} {en}", "schema": {"type": "string"}}
        example = SUCH_AS.search(zh)
        yield parameter | ({"example": example[1]} if example else {})


def describe_sql() -> Paths:
    """Return the addresses of SQL."""
    asked = [point("parameters", p) for p in ("sql", "time_limit")]
    rows = {"allOf": [point("schemas", "Answer"), point("schemas", "Rows")]}
    shapes = {"oneOf": [rows, {"type": "array", "items": {"type": "object"}}]}
    answers = answer_with({"application/json": {"schema": shapes}}, 400)
    json = _get("sql", "sql", "任意只读 SQL Any read-only SQL", "", [point("parameters", "shape"), *asked], answers)
    return {f"/{DATABASE_NAME}.json": json, **_describe_files(f"/{DATABASE_NAME}", "sql", "sql", "SQL", asked)}


def _get(name: str, tag: str, summary: str, about: str, parameters: list[Any], responses: dict[str, Any]) -> Paths:
    said = {"description": about} if about else {}
    asked = {"operationId": name, "tags": [tag], "summary": summary, "parameters": parameters}
    return {"get": {**asked, **said, "responses": responses}}


def list_columns(name: str, connection: sqlite3.Connection) -> list[str]:
    """Return the columns of a table or view."""
    return [row[0] for row in connection.execute("select name from pragma_table_info(?)", [name])]


def list_words(site: Site, table: Table) -> list[str]:
    """Return the parameters that only some tables have: words where there is an index, an edition where a history."""
    searched = table.layer != "history" and find_searched_columns(table)
    dated = f"{table.name}_history" in site.histories
    return [*(["search"] if searched else []), *(["edition"] if dated else [])]
