"""What is kept, for how long others may keep it, and what is never kept."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from edition import LIST

from etl.project import Project
from etl.serve.app import open_datasette
from etl.serve.editions.shelf import FOR_EVER
from etl.serve.kept.application import find_kept
from etl.serve.kept.freshness import CURRENT, MISSING, NEVER
from etl.serve.styles import digest_style

Get = Callable[..., Any]
NOCOL = "_nocol=edition_to&_nocol=from_position&_nocol=to_position"


@pytest.fixture
def fresh(with_texts: Project) -> Any:
    """A server that has kept nothing yet."""
    return open_datasette(with_texts)


@pytest.fixture
def ask(fresh: Any, runner: asyncio.Runner) -> Get:
    return lambda path, **more: runner.run(fresh.client.get(path, **more))


def count_calls(fresh: Any, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note every question that reaches the database."""
    asked: list[str] = []
    database = fresh.databases["policy"]
    execute = database.execute_fn

    async def note(fn: Any) -> Any:
        asked.append("x")
        return await execute(fn)

    monkeypatch.setattr(database, "execute_fn", note)
    return asked


@pytest.mark.parametrize(
    "path",
    [
        "/zh/", "/en/documents", f"/zh/d/{LIST}", "/zh/search?q=%E9%A2%84%E7%BA%A6", "/policy/tasks",
        "/policy/tasks.json?_shape=array", "/policy/tasks.csv", "/policy/tasks?_search=%E9%A2%84%E7%BA%A6",
        "/policy/due_in_year.json?year=2031", "/policy.json?sql=select+1&_shape=array",
    ],
)  # fmt: skip
def test_second_visitor_costs_the_database_nothing(
    fresh: Any, ask: Get, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    first = ask(path)
    assert first.status_code == 200
    asked = count_calls(fresh, monkeypatch)
    second = ask(path, headers={"cookie": "ds_actor=x; other=y"})
    assert (second.content, dict(second.headers)) == (first.content, dict(first.headers))
    assert asked == []


def test_what_is_asked_otherwise_is_answered_otherwise(ask: Get) -> None:
    one, other = ask("/policy/tasks.json?_size=1"), ask("/policy/tasks.json?_size=2")
    assert one.json()["rows"] != other.json()["rows"]
    assert one.headers["etag"] != other.headers["etag"]
    here = ask("/policy/tasks.json?_size=1", headers={"host": "here.example"})
    there = ask("/policy/tasks.json?_size=1", headers={"host": "there.example"})
    assert "//here.example/" in here.json()["next_url"]
    assert "//there.example/" in there.json()["next_url"]


@pytest.mark.parametrize("path", ["/zh/", "/policy/tasks", "/static/site.css"])
def test_compressed_and_plain_are_the_same(ask: Get, path: str) -> None:
    pressed, plain = (ask(path, headers={"accept-encoding": e}) for e in ("gzip, br", "identity"))
    assert pressed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert pressed.content == plain.content
    assert int(pressed.headers["content-length"]) < int(plain.headers["content-length"]) == len(plain.content)
    assert pressed.headers["vary"] == plain.headers["vary"] == "Accept-Encoding"


@pytest.mark.parametrize("path", ["/zh/", "/policy/tasks", "/policy/tasks.csv", "/static/site.css"])
def test_one_who_has_it_is_told_so(ask: Get, path: str) -> None:
    tag = ask(path).headers["etag"]
    for known in (tag, f'"other", {tag}', tag.removeprefix("W/"), "*"):
        answer = ask(path, headers={"if-none-match": known})
        assert (answer.status_code, answer.content, answer.headers["etag"]) == (304, b"", tag)
        assert answer.headers["cache-control"] == ask(path).headers["cache-control"]
    assert ask(path, headers={"if-none-match": '"other"'}).status_code == 200


def test_first_visitor_who_names_a_tag_gets_the_whole_answer_kept(ask: Get) -> None:
    assert ask("/zh/about", headers={"if-none-match": '"other"'}).status_code == 200
    assert "台账" in ask("/zh/about").text


@pytest.mark.parametrize(
    ("path", "status", "freshness"),
    [
        ("/zh/", 200, CURRENT), ("/policy/tasks", 200, CURRENT), ("/policy/tasks.json", 200, CURRENT),
        ("/", 302, CURRENT), ("/zh/nowhere", 404, MISSING), ("/policy/nowhere", 404, MISSING),
        ("/policy.json?sql=delete+from+tasks", 400, MISSING), ("/health", 200, NEVER),
        (f"/static/site.css?{digest_style('site.css')}", 200, FOR_EVER), ("/static/site.css?0badf00d", 200, CURRENT),
        (f"/policy/tasks_history.json?_edition=0.1.0&{NOCOL}", 200, FOR_EVER),
        (f"/policy/tasks_history.csv?_edition=0.1.0&{NOCOL}&_stream=on", 200, FOR_EVER),
        (f"/policy/tasks_history.json?_edition=0.1.0&{NOCOL}&theme_id=x&_shape=array", 200, FOR_EVER),
        # A page has its dress; the columns of bookkeeping, and labels, change with the next edition.
        (f"/policy/tasks_history?_edition=0.1.0&{NOCOL}", 200, CURRENT),
        ("/policy/tasks_history.json?_edition=0.1.0", 200, CURRENT),
        (f"/policy/tasks_history.json?_edition=0.1.0&{NOCOL}&_labels=on", 200, CURRENT),
        (f"/policy/tasks_history.json?_edition=0.1.0&{NOCOL}&edition_to__isnull=1", 200, CURRENT),
        (f"/policy/tasks_history.json?_edition=9.9.9&{NOCOL}", 404, MISSING),
        ("/editions/0.1.0/data/tasks.csv", 200, FOR_EVER),
    ],
)  # fmt: skip
def test_others_may_keep_it_as_long_as_it_holds(ask: Get, path: str, status: int, freshness: str) -> None:
    answer = ask(path)
    assert (answer.status_code, answer.headers["cache-control"]) == (status, freshness)


def test_errors_are_not_kept(fresh: Any, ask: Get) -> None:
    for path in ("/zh/nowhere", "/policy/nowhere", "/policy.json?sql=delete+from+tasks", "/"):
        ask(path)
    assert find_kept(fresh).keys() == []


def test_workings_and_health_go_by(fresh: Any, ask: Get, runner: asyncio.Runner) -> None:
    for path in ("/-/settings.json", "/health", "/policy.db", "/policy/tasks.json?_timelimit=900"):
        assert ask(path).status_code == 200
    ask("/zh/", headers={"authorization": "Bearer x"})
    runner.run(fresh.client.post("/policy/tasks"))
    assert find_kept(fresh).keys() == []


def test_table_that_the_clock_cut_is_not_kept(fresh: Any, ask: Get, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = ask("/policy/tasks?_facet=theme_id&_size=1")
    assert whole.headers["cache-control"] == CURRENT
    monkeypatch.setitem(fresh._settings, "facet_time_limit_ms", 0.0001)
    cut = ask("/policy/tasks?_facet=theme_id&_size=2")
    assert "These facets timed out" in cut.text
    assert cut.headers["cache-control"] == NEVER
    assert len(find_kept(fresh).keys()) == 1


def test_large_answer_is_sent_as_it_comes_and_not_kept(fresh: Any, ask: Get) -> None:
    numbers = "with recursive n(i) as (select 1 union all select i + 1 from n where i < 4000)"
    many = f"{numbers} select i, hex(zeroblob(300)) from n"
    answer = ask("/policy.csv", params={"sql": many})
    assert answer.text.count("\n") == 4001
    assert answer.headers["cache-control"] == CURRENT
    assert find_kept(fresh).keys() == []


def test_page_of_another_day_is_made_anew(fresh: Any, ask: Get, monkeypatch: pytest.MonkeyPatch) -> None:
    from datetime import date

    ask("/zh/calendar")
    for module in ("etl.serve.kept.application", "etl.serve.public.answer"):
        monkeypatch.setattr(f"{module}.find_today", lambda: date(2031, 12, 31))
    ask("/zh/calendar")
    assert len(find_kept(fresh).keys()) == 2
