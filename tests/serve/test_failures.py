"""What did not work says so in both languages and says the next step; what is cut says how the rest is had."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from markup import list_links

from etl.serve.failure import read_failures

Get = Callable[..., Any]
ENDLESS = "with recursive n(i) as (select 1 union all select i + 1 from n) select max(i) from n"
MANY = "with recursive n(i) as (select 1 union all select i + 1 from n where i < 6000) select i from n"
FAILURES = {
    "sql": "/policy?sql=select+*+from+nowhere",
    "interrupted": f"/policy?sql={ENDLESS.replace('+', '%2B').replace(' ', '+')}&_timelimit=20",
    "asked": "/policy/tasks?_sort=nowhere",
    "asked: a number that is none": "/policy?sql=select+1&_timelimit=soon",
    "asked: json that is none": "/policy/tasks?_through=x",
    "asked: json of another shape": "/policy/tasks?_through={}",
    "missing": "/policy/nowhere",
    "missing: a row": "/policy/tasks/nowhere",
    "missing: a key with too few parts": "/policy/assignments/a",
}


def find_words(kind: str) -> tuple[list[str], list[str]]:
    told = read_failures()[kind.partition(":")[0]]
    return told["title"], told["advice"]


@pytest.mark.parametrize("kind", FAILURES)
def test_page_says_what_happened_and_what_next_in_both_languages(get: Get, kind: str) -> None:
    response = get(FAILURES[kind])
    status = read_failures()[kind.partition(":")[0]]["status"]
    assert response.status_code == status
    _, advice = find_words(kind)
    for words in advice:
        assert words[:20].replace("&", "&amp;") in response.text
    assert 'class="top"' in response.text  # the clothes of the site
    body = response.text.partition("<main")[2].partition("</main")[0]
    for address in list_links(body) - {"/policy.db"}:
        assert get(address).status_code in (200, 302), address


@pytest.mark.parametrize("kind", FAILURES)
def test_program_gets_the_same_as_json(get: Get, kind: str) -> None:
    path, _, query = FAILURES[kind].partition("?")
    response = get(f"{path}.json?{query}")
    told = response.json()
    assert response.status_code == read_failures()[kind.partition(":")[0]]["status"]
    assert told["ok"] is False
    assert told["error"]
    assert "<" not in told["error"]
    assert set(told["hint"]) == {"zh", "en"}


def test_json_is_given_to_who_accepts_only_that(get: Get) -> None:
    assert get("/nowhere", headers={"accept": "application/json"}).json()["status"] == 404
    assert "html" in get("/nowhere", headers={"accept": "text/html,*/*"}).headers["content-type"]


def test_stopped_query_can_be_changed_at_once(get: Get) -> None:
    text = get("/policy", params={"sql": ENDLESS, "_timelimit": "20"}).text
    assert ENDLESS in text.partition("<textarea")[2]
    assert "2 秒" in text


def test_time_limit_cannot_be_lengthened(get: Get) -> None:
    assert get("/policy", params={"sql": ENDLESS, "_timelimit": "60000"}).elapsed.total_seconds() < 10


@pytest.mark.parametrize(("language", "other"), [("zh", "Start"), ("en", "回首页")])
def test_public_page_that_fails_speaks_its_language(
    served: Any, get: Get, monkeypatch: pytest.MonkeyPatch, language: str, other: str
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("a secret of /the/machine")

    monkeypatch.setattr(served, "get_database", fail)
    response = get(f"/{language}/documents?failing=1")
    assert response.status_code == 500
    assert "secret" not in response.text
    words = read_failures()["broken"]["title"]
    assert f"<h1>{words[language == 'en']}</h1>" in response.text
    assert other not in response.text
    assert 'name="robots" content="noindex"' in response.text


def test_our_own_mistake_is_told_without_its_inside(
    get: Get, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import etl.serve.plugins.as_of as outside
    import etl.serve.plugins.health as inside

    def fail(*_: object) -> None:
        raise RuntimeError("a secret of /the/machine")

    monkeypatch.setattr(inside, "find_site", fail)
    monkeypatch.setattr(outside, "answer_as_of", fail)
    for path in ("/health", "/policy/tasks?_edition=0.1.0"):
        response = get(path)
        assert response.status_code == 500
        assert "secret" not in response.text
        assert "服务器出了错" in response.text
        assert response.headers["content-security-policy"]
        assert "a secret of /the/machine" in capsys.readouterr().err  # the log has it all


@pytest.mark.parametrize("shape", ["arrays", "objects", "array", "arrayfirst"])
def test_json_of_a_query_is_whole_in_every_shape(get: Get, shape: str) -> None:
    response = get("/policy.json", params={"sql": MANY, "_shape": shape})
    told = response.json()
    assert len(told if isinstance(told, list) else told["rows"]) == 6000
    assert "taizhang-hint" not in response.headers


def test_whole_json_has_no_hint(get: Get) -> None:
    response = get("/policy.json?sql=select+1")
    assert "taizhang-hint" not in response.headers
    assert "hint" not in response.json()
    assert "hint" not in get("/policy/tasks.json?_size=max").json()


def test_page_of_a_table_names_the_file_with_every_row(get: Get) -> None:
    response = get("/policy/assignments.json?role=support&_size=1&_shape=objects")
    found = re.search(r"/policy/assignments\.csv\?\S+", response.json()["hint"]["en"])
    assert found
    every = get("/policy/assignments.json?role=support&_shape=array").json()
    assert len(every) > 1
    assert len(get(found[0]).text.splitlines()) == len(every) + 1
    assert "next_url" in get("/policy/assignments.json?_size=1&_shape=array").headers["taizhang-hint"]


@pytest.mark.parametrize("path", ["/policy.json?sql=select+1&_shape=other", "/policy.json?sql=select+1&_shape=object"])
def test_shape_that_there_is_not_is_an_error(get: Get, path: str) -> None:
    assert get(path).status_code == 400


@pytest.mark.parametrize("path", ["/zh/documents", "/policy", "/health", "/editions/index.json"])
def test_what_cannot_be_posted_says_so(served: Any, runner: Any, path: str) -> None:
    response = runner.run(served.client.post(path, data={"a": "b"}))
    assert response.status_code == 405
    assert response.headers["allow"] == "GET, HEAD, OPTIONS"
    asked = runner.run(served.client.options(path))
    assert asked.status_code == 204
    assert "GET" in asked.headers["access-control-allow-methods"]
