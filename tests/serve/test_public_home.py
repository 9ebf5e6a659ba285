"""The way in: a language is chosen, and the first page says what is here."""

from collections.abc import Callable
from typing import Any

import pytest

from etl.serve.kept.store import Kept
from etl.serve.public.language import choose_language

Get = Callable[..., Any]


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("", "zh"),  # nobody has asked: the texts are Chinese
        ("zh-CN,zh;q=0.9,en;q=0.8", "zh"),
        ("en-US,en;q=0.5", "en"),
        ("de-DE,de;q=0.9,en;q=0.3", "en"),
        ("fr", "zh"),
        ("en;q=0.2, zh-TW", "zh"),
        ("en;q=0", "zh"),  # q=0 is a refusal
        ("en;q=x,,;", "zh"),
    ],
)
def test_language_is_the_one_that_is_asked_for_first(accepted: str, language: str) -> None:
    assert choose_language(accepted) == language


def test_start_leads_to_a_language(get: Get) -> None:
    response = get("/", headers={"accept-language": "en"})
    assert (response.status_code, response.headers["location"]) == (302, "/en/")
    assert "accept-language" in response.headers["vary"].lower()
    assert get("/zh").headers["location"] == "/zh/"


def test_home_says_what_is_here(get: Get, get_bare: Get) -> None:
    assert "<b>2</b> 个地区的 <b>4</b> 份文件" in get("/zh/").text
    assert "<b>4</b> documents of <b>2</b> places" in get("/en/").text
    assert "本版含 11 个条款的原文；2 个条款的来源有著作权，只收事实。" in get("/zh/").text
    assert "holds the text of 11 clauses; of 2 it has facts alone" in get("/en/").text
    assert "本版不含原文" in get_bare("/zh/").text
    assert "Texts are not in this build" in get_bare("/en/").text


def test_unknown_address_is_said_in_the_language_of_the_page(get: Get) -> None:
    assert "没有这一页" in get("/zh/nothing").text
    response = get("/en/nothing/<b>x")
    assert response.status_code == 404
    assert "There is no such page" in response.text
    assert "<b>x" not in response.text


def test_an_answer_that_is_known_is_not_sent_again(get: Get) -> None:
    tag = get("/zh/").headers["etag"]
    again = get("/zh/", headers={"if-none-match": tag})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    "path", ["/zh/", "/en/nothing", "/policy", "/policy/tasks.json", "/static/site.css", "/policy.db"]
)
def test_every_answer_carries_the_headers(get: Get, path: str) -> None:
    headers = get(path).headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "script-src" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"


def test_health_names_the_build(get: Get, served: Any) -> None:
    assert get("/health").json()["build"] == served.taizhang_site.receipt.fingerprint


def test_an_answer_is_compressed_for_those_who_can_read_it(get: Get) -> None:
    plain = get("/zh/about", headers={"accept-encoding": "identity"})
    pressed = get("/zh/about", headers={"accept-encoding": "gzip, br"})
    assert "content-encoding" not in plain.headers
    assert pressed.headers["content-encoding"] == "gzip"
    assert pressed.text == plain.text
    assert int(pressed.headers["content-length"]) < int(plain.headers["content-length"])


def test_kept_answers_stay_within_their_bounds() -> None:
    kept: Kept[str] = Kept(limit=10)
    for key, size in (("a", 4), ("b", 4), ("a", 4), ("c", 4)):
        assert kept.find("x") is None
        kept.keep(key, key.upper(), size)
    assert [kept.find(k) for k in "abc"] == ["A", None, "C"]
    kept.keep("large", "L", 11)
    assert kept.find("large") is None
