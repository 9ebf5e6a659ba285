"""The MCP server speaks the protocol, only reads, and keeps the limits; asked over HTTP, as a client asks."""

import json
import re
import shlex
import threading
from collections.abc import Callable, Iterator
from html import unescape
from typing import Any

import httpx
import pytest
import uvicorn

from etl.project import Project
from etl.serve.app import open_datasette
from etl.serve.process.run import listen

Call = Callable[..., Any]
VERSION = "2025-06-18"
HEADERS = {"accept": "application/json, text/event-stream", "mcp-protocol-version": VERSION}
ENDLESS = "with recursive n(i) as (select 1 union all select i + 1 from n) select max(i) from n"
MANY = "with recursive n(i) as (select 1 union all select i + 1 from n where i < 6000) select i from n"


@pytest.fixture(scope="module")
def address(with_texts: Project) -> Iterator[str]:
    """A server of its own: the protocol needs one that has started up."""
    listening = listen(0)
    server = uvicorn.Server(uvicorn.Config(open_datasette(with_texts).app(), log_level="warning", lifespan="on"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{listening.getsockname()[1]}/-/mcp"
    server.should_exit = True
    thread.join(timeout=10)


@pytest.fixture(scope="module")
def say(address: str) -> Call:
    """Send one message of JSON-RPC and return its result."""

    def send(method: str, **params: Any) -> Any:
        message = {"jsonrpc": "2.0", "id": 1, "method": method, "params": params}
        response = httpx.post(address, json=message, headers=HEADERS, timeout=30)
        assert response.status_code == 200, response.text
        return response.json()["result"]

    return send


@pytest.fixture(scope="module")
def use(say: Call) -> Call:
    """Use a tool and return what it gives: the structure, and the text where it failed."""

    def call(name: str, **arguments: Any) -> Any:
        result = say("tools/call", name=name, arguments=arguments)
        if result.get("isError"):
            return result["content"][0]["text"]
        given = result["structuredContent"]
        return given["result"] if set(given) == {"result"} else given

    return call


def test_it_introduces_itself_with_the_rules(say: Call) -> None:
    client = {"name": "test", "version": "1"}
    told = say("initialize", protocolVersion=VERSION, capabilities={}, clientInfo=client)
    assert told["serverInfo"]["name"] == "taizhang"
    assert "commitments and not performance" in told["instructions"]
    assert "execute_writable" not in told["instructions"]


def test_every_tool_only_reads(say: Call) -> None:
    tools = {tool["name"]: tool for tool in say("tools/list")["tools"]}
    assert set(tools) == {
        "read_first", "describe_tables", "list_databases", "execute_sql", "list_canned_queries", "execute_canned_query",
    }  # fmt: skip
    assert all(tool["annotations"]["readOnlyHint"] for tool in tools.values())
    assert all(tool["description"] for tool in tools.values())


def test_first_reading_and_tables(use: Call) -> None:
    first = use("read_first")
    assert "Rules to keep" in first
    assert "Edition 0.1.0" in first
    told = use("describe_tables", names=["targets", "target_overview"])
    assert "`comparator`" in told
    assert "select" in told
    assert "target_overview" in use("describe_tables", names=["nothing"])  # which there are


def test_questions_are_listed_and_answered(use: Call, served: Any) -> None:
    questions = {q["name"]: q for q in use("list_canned_queries", database="policy")["queries"]}
    assert set(questions) == set(served.taizhang_site.questions)
    assert not any(q["write"] for q in questions.values())
    found = use("execute_canned_query", database="policy", query="due_in_year", parameters={"year": "2031"})
    assert found["rows"]
    assert found["truncated"] is False


def test_sql_answers_in_chinese(use: Call) -> None:
    found = use("execute_sql", database="policy", sql="select name from organizations order by organization_id limit 1")
    assert found["rows"] == [{"name": "云泽市人民政府"}]


def test_limits_hold_and_are_said(use: Call) -> None:
    many = use("execute_sql", database="policy", sql=MANY)
    assert len(many["rows"]) == 5000
    assert many["truncated"] is True
    assert "time limit" in use("execute_sql", database="policy", sql=ENDLESS)


@pytest.mark.parametrize("sql", ["delete from tasks", "attach database 'x.db' as x", "vacuum into 'x.db'"])
def test_nothing_is_written(use: Call, sql: str) -> None:
    assert isinstance(use("execute_sql", database="policy", sql=sql), str)
    assert use("execute_sql", database="policy", sql="select count(*) as n from tasks")["rows"][0]["n"] > 0


def test_hidden_database_stays_hidden(use: Call) -> None:
    assert use("list_databases")["databases"] == ["policy"]
    assert "not available" in use("execute_sql", database="_internal", sql="select 1")


def test_no_session_is_kept_and_no_connection_held(address: str) -> None:
    message = {"jsonrpc": "2.0", "id": 1, "method": "ping"}
    response = httpx.post(address, json=message, headers=HEADERS)
    assert "mcp-session-id" not in response.headers
    for method in ("GET", "DELETE"):
        refused = httpx.request(method, address, headers={"accept": "text/event-stream"}, timeout=5)
        assert refused.status_code == 405
        assert refused.headers["allow"] == "POST, OPTIONS"
    page = httpx.get(address, headers={"accept": "text/html"}, timeout=5)
    assert "/zh/api" in page.text


def test_answers_carry_the_headers_and_any_page_may_ask(address: str) -> None:
    asked = httpx.options(address, headers={"origin": "https://example.org", "access-control-request-method": "POST"})
    assert asked.status_code == 204
    assert asked.headers["access-control-allow-origin"] == "*"
    assert "Content-Type" in asked.headers["access-control-allow-headers"]
    response = httpx.post(address, content=b"{", headers={**HEADERS, "content-type": "application/json"})
    assert response.status_code == 400
    assert "default-src 'none'" in response.headers["content-security-policy"]
    assert response.headers["x-content-type-options"] == "nosniff"
    large = json.dumps({"jsonrpc": "2.0", "id": 1, "method": "ping", "params": {"x": "x" * 5_000_000}})
    assert httpx.post(address, content=large, headers=HEADERS).status_code == 413


def test_what_the_page_says_to_paste_works(address: str) -> None:
    page = httpx.get(address.replace("/-/mcp", "/en/api")).text
    call = shlex.split(unescape(re.search(r'class="snippet-mcp">(.*?)</pre>', page, re.S)[1]).replace("\\\n", " "))  # type: ignore[index]
    given = {name: call[i + 1] for i, name in enumerate(call) if name.startswith("-")}
    headers = dict(call[i + 1].split(": ") for i, name in enumerate(call) if name == "-H")
    told = httpx.post(address, content=given["--data"], headers=headers).json()
    assert "read_first" in {tool["name"] for tool in told["result"]["tools"]}
    settings = json.loads(unescape(re.search(r'class="snippet-mcp-settings">(.*?)</pre>', page, re.S)[1]))  # type: ignore[index]
    assert settings["mcpServers"]["taizhang"]["url"].endswith("/-/mcp")
