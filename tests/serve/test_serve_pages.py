"""Every page answers, with the texts and without them, as HTML, JSON and CSV."""

import csv
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from datasette.utils import tilde_encode
from edition import LEDGER, LIST, PLAN, ROOT

from etl.contract import load_contract
from etl.load.views import read_views
from etl.serve.counts import TextCounts
from etl.serve.passage import describe_texts

Get = Callable[..., Any]
TABLES = list(load_contract(ROOT / "datapackage.json").tables.values())
OWNERS = [t.name for t in TABLES] + [v.name for v in read_views()]


def check_html(response: Any) -> None:
    assert response.status_code == 200, response.text
    assert '<html lang="zh">' in response.text
    assert 'rel="license"' in response.text
    # Nothing is fetched from anywhere else: no foreign script, style, image or font.
    fetched = re.findall(r'<(?:script|link|img|iframe)[^>]*(?:src|href)="([^"]+)"', response.text)
    assert all(address.startswith(("/", "http://localhost/")) for address in fetched), fetched
    assert "<script" not in response.text


@pytest.mark.parametrize("path", ["/policy", "/policy?sql=select+1+as+one", "/policy?sql=select+*+from+nowhere"])
def test_pages_around_the_tables(ask: Get, path: str) -> None:
    response = ask(path)
    if "nowhere" in path:
        assert response.status_code == 400
        assert "no such table" in response.text
    else:
        check_html(response)


@pytest.mark.parametrize("owner", OWNERS)
def test_table_as_page_json_and_csv(ask: Get, owner: str) -> None:
    check_html(ask(f"/policy/{owner}"))
    rows = ask(f"/policy/{owner}.json?_shape=array&_size=max").json()
    taken = ask(f"/policy/{owner}.csv?_stream=on&_size=max").text
    assert len(list(csv.DictReader(taken.splitlines()))) == len(rows)
    header = ask(f"/policy/{owner}.json").json()["columns"]
    assert taken.splitlines()[0].split(",") == header


@pytest.mark.parametrize("table", TABLES, ids=lambda t: t.name)
def test_every_row_has_a_page(ask: Get, table: Any) -> None:
    for row in ask(f"/policy/{table.name}.json?_shape=array&_size=max").json():
        address = ",".join(tilde_encode(str(row[k])) for k in table.primary_key)
        check_html(ask(f"/policy/{table.name}/{address}"))
        assert ask(f"/policy/{table.name}/{address}.json?_shape=array").json() == [row]


def test_rows_stand_in_the_order_of_the_files(get: Get) -> None:
    rows = get("/policy/clauses.json?_shape=array").json()
    assert [r["position"] for r in rows] == sorted(r["position"] for r in rows)
    small = get("/policy/clauses.json?_size=5").json()
    rest = get(small["next_url"].replace("http://localhost", "")).json()
    assert [*small["rows"], *rest["rows"]] == get("/policy/clauses.json").json()["rows"][:10]


@pytest.mark.parametrize("owner", OWNERS)
def test_pages_of_a_table_follow_each_other(get: Get, owner: str) -> None:
    expected = get(f"/policy/{owner}.json?_shape=array&_size=max").json()
    seen: list[Any] = []
    path = f"/policy/{owner}.json?_size=1&_labels=on&_shape=objects"
    while path:
        page = get(path).json()
        seen += page["rows"]
        path = (page["next_url"] or "").replace("http://localhost", "")
    assert [{k: v["value"] if isinstance(v, dict) else v for k, v in row.items()} for row in seen] == expected
    check_html(get(f"/policy/{owner}?_size=1"))


@pytest.mark.parametrize("path", ["/policy", "/policy/documents", "/policy/clauses", "/policy/tasks",
                                  "/policy/clause_texts", "/policy/quotes", "/policy/clauses_with_words"])  # fmt: skip
def test_build_without_texts_says_so(get: Get, get_bare: Get, path: str) -> None:
    assert "本版不含原文" in get_bare(path).text
    assert "Texts are not in this build" in get_bare(path).text
    assert "Texts are not in this build" not in get(path).text


def test_texts_that_are_not_here_have_their_reasons(served: Any) -> None:
    def say(held: int, facts_only: int, absent: int) -> str:
        return describe_texts(replace(served.taizhang_site, texts=TextCounts(held, facts_only, absent))).zh

    assert say(9, 0, 0) == "本版含 9 个条款的原文。"
    assert say(9, 4, 7) == "本版含 9 个条款的原文；4 个条款的来源有著作权，只收事实；7 个条款的来源构建时不在手边。"
    assert say(0, 4, 9).startswith("本版不含原文：")


def address(table: str, key: str) -> str:
    return f"/policy/{table}/{tilde_encode(key)}"


@pytest.mark.parametrize(
    ("table", "key"), [("documents", LIST), ("clauses", f"{LIST}/1.1"), ("tasks", f"{LEDGER}/1.1"), ("targets", "t1")]
)
def test_record_says_when_its_text_is_not_here(get: Get, get_bare: Get, table: str, key: str) -> None:
    assert "本版不含原文" in get_bare(address(table, key)).text
    assert "本版不含原文" not in get(address(table, key)).text


@pytest.mark.parametrize(("table", "key"), [("documents", PLAN), ("clauses", f"{PLAN}/2"), ("tasks", f"{PLAN}/2"),
                                            ("gaps", "g1")])  # fmt: skip
def test_record_of_a_source_under_copyright_says_so(ask: Get, table: str, key: str) -> None:
    assert "只收录事实，不收录原文" in ask(address(table, key)).text


def test_record_shows_its_words_in_their_clause(get: Get) -> None:
    text = get(address("targets", "t1")).text
    assert "到2032年，<mark>重点人群签约率达到80%以上</mark>。（" in text
    assert "<mark>" not in get(address("clauses", f"{LIST}/1.1")).text
    assert "<blockquote>（一）推进家庭医生签约。" in get(address("clauses", f"{LIST}/1.1")).text


def test_cells_are_readable(get: Get) -> None:
    targets = get("/policy/targets").text
    assert "80</span>" in targets and "80.0" not in targets and "30.5" in targets
    assert '不低于 <span class="value" lang="en">&gt;=</span>' in targets
    tasks = get("/policy/tasks").text
    assert f'<a class="named" href="/policy/clauses/{tilde_encode(f"{LIST}/1.1")}">推进家庭医生签约</a>' in tasks
    assert ">None<" not in tasks  # a clause without a heading is shown by its id
    quotes = get("/policy/quotes").text
    assert f'href="/policy/assignments/{tilde_encode(f"{LIST}/1.1")},2"' in quotes


def test_what_sources_say_is_escaped(get: Get) -> None:
    assert "<b>x</b>" not in get("/policy?sql=select+'<b>x</b>'+as+title").text
    assert "<script>alert" not in get("/policy/clauses?_search=<script>alert(1)</script>").text


@pytest.mark.parametrize("path", ["/nothing", "/policy/nothing", "/policy/tasks/nothing", "/policy/tasks/a,b"])
def test_missing_page_is_said_in_both_languages(get: Get, path: str) -> None:
    response = get(path)
    assert response.status_code == 404
    assert "没有这一页" in response.text
    assert "There is no such page" in response.text
