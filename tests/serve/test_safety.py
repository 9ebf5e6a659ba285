"""Nothing on a page runs, whatever a source says; every kind of answer carries the headers that see to it."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from datasette.utils import tilde_encode
from edition import make_tables, make_text_rows, write_edition
from markup import Markup, list_links

from etl.contract import load_contract
from etl.load.build import load_edition
from etl.load.fulltext import find_searched_columns
from etl.serve.app import open_datasette

Get = Callable[..., Any]
EVIL = """</script><x-evil a="1">'&amp;"""
KINDS = {
    "language chooser": "/",
    "home": "/zh/",
    "public page": "/en/d/990100-2031-1",
    "public page that is missing": "/zh/nothing",
    "database": "/policy",
    "table": "/policy/tasks",
    "row": "/policy/targets/t1",
    "question": "/policy/due_in_year?year=2031",
    "sql": "/policy?sql=select+1",
    "wrong sql": "/policy?sql=select+*+from+nowhere",
    "mcp asked by a browser": "/-/mcp",
    "missing page": "/nowhere",
    "closed page": "/-/patterns",
    "argument that makes no sense": "/policy/tasks?_size=abc",
    "json": "/policy/tasks.json",
    "json that fails": "/policy/tasks.json?_size=abc",
    "csv": "/policy/tasks.csv",
    "database file": "/policy.db",
    "as of an edition": "/policy/tasks?_edition=0.1.0",
    "as of no edition": "/policy/tasks?_edition=9.9.9",
    "edition index": "/editions/index.json",
    "feed": "/documents.atom",
    "calendar file": "/zh/calendar.ics",
    "health": "/health",
    "robots": "/robots.txt",
    "sitemap": "/sitemap.xml",
    "style": "/static/site.css",
    "versions": "/-/versions",
    "plugins": "/-/plugins",
    "settings": "/-/settings",
    "metadata": "/-/metadata",
    "databases": "/-/databases",
    "actor": "/-/actor",
}


@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS)
def test_every_answer_carries_the_headers(get: Get, path: str) -> None:
    response = get(path)
    assert response.status_code < 500, response.text
    headers = response.headers
    policy = headers["content-security-policy"].split("; ")
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert not any("unsafe" in part or part.startswith("script-src") for part in policy)
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert "referrer-policy" in headers
    assert "set-cookie" not in headers
    if "html" in headers["content-type"]:
        assert Markup(response.text).running == []


@pytest.mark.parametrize(
    "name", ["allow-debug", "auth-token", "logout", "messages", "patterns", "permissions", "threads", "threads.json"]
)
def test_workshop_is_closed(get: Get, name: str) -> None:
    assert get(f"/-/{name}").status_code == 404


@pytest.mark.parametrize("path", ["//evil.example/", "/%5Cevil.example/", "//evil.example/%2f.."])
def test_nobody_is_led_away(get: Get, path: str) -> None:
    assert not get(path).headers.get("location", "/").startswith(("//", "/\\", "http"))


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
@pytest.mark.parametrize("path", ["/policy/tasks", "/policy/targets/t1", "/policy/due_in_year", "/policy"])
def test_tables_cannot_be_written(served: Any, runner: asyncio.Runner, path: str, method: str) -> None:
    response = runner.run(served.client.request(method, path, data={"sql": "delete from tasks"}))
    assert response.status_code == 405


@pytest.mark.parametrize(
    "sql",
    ["delete from tasks", "with t as (select 1) delete from tasks", "attach database 'x.db' as x",
     "pragma query_only=0", "select load_extension('x')", "select writefile('x', 'y')", "vacuum into 'x.db'"],
)  # fmt: skip
def test_sql_only_reads(get: Get, sql: str) -> None:
    assert get("/policy.json", params={"sql": sql}).status_code == 400


def hurt(value: Any) -> Any:
    return f"{EVIL}{value}{EVIL}" if isinstance(value, str) else value


@pytest.fixture(scope="module")
def get_evil(tmp_path_factory: pytest.TempPathFactory, runner: asyncio.Runner) -> Get:
    """Ask a build in which every word of every source is an attack."""
    root = tmp_path_factory.mktemp("evil")
    tables = make_tables()
    contract = load_contract(write_edition(root).contract)
    for table in contract.layer("facts"):
        for row in tables.get(table.name, []):
            row |= {name: hurt(row[name]) for name in find_searched_columns(table) if row.get(name)}
    texts = make_text_rows()
    texts["clause_texts"] = [{**row, "text": hurt(row["text"])} for row in texts["clause_texts"]]
    project = write_edition(root, tables)
    load_edition(project, texts)
    served = open_datasette(project)
    return lambda path, **more: runner.run(served.client.get(path, **more))


def check_harmless(path: str, response: Any) -> None:
    kind = response.headers["content-type"]
    if "html" in kind:
        found = Markup(response.text)
        assert "x-evil" not in found.elements, path
        assert found.running == [], path
    elif "xml" in kind:
        assert not [e for e in ElementTree.fromstring(response.text).iter() if e.tag.endswith("x-evil")], path


def test_text_of_sources_never_becomes_markup(get_evil: Get, tmp_path: Path) -> None:
    waiting, seen = ["/en/"], {"/en/"}
    while waiting:
        path = waiting.pop()
        response = get_evil(path)
        assert response.status_code < 500, path
        check_harmless(path, response)
        if "html" in response.headers["content-type"]:
            new = {link for link in list_links(response.text) if link.startswith("/en/")} - seen
            seen |= new
            waiting += sorted(new)
    assert len(seen) > 60
    assert EVIL in get_evil("/policy/documents.json").json()["rows"][0][5]  # the attack is there, and it is text


def test_text_of_sources_is_text_in_the_tables_too(get_evil: Get) -> None:
    for name, table in load_contract(Path("datapackage.json").resolve()).tables.items():
        check_harmless(name, get_evil(f"/policy/{name}"))
        for row in get_evil(f"/policy/{name}.json?_shape=array&_size=2").json():
            address = ",".join(tilde_encode(str(row[k])) for k in table.primary_key)
            check_harmless(address, get_evil(f"/policy/{name}/{address}"))
    for path in ("/policy", "/policy/target_overview", "/policy/quotes", "/sitemap.xml", "/documents.atom"):
        check_harmless(path, get_evil(path))
    for path in ("/policy", "/policy/targets_of_place", "/policy/tasks", "/en/search"):
        for name in ("sql", "place", "_search", "q", "_size", "_sort", "_edition"):
            check_harmless(path, get_evil(path, params={name: EVIL}))
