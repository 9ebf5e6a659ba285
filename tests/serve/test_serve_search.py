"""The search box, `?_search=` and JSON find what a scan of the rows finds."""

import random
from collections.abc import Callable
from typing import Any

import pytest
from edition import ROOT, TEXTS

from etl.contract import load_contract
from etl.load.fulltext import find_searched_columns
from etl.search import contains, cut_excerpt

Get = Callable[..., Any]
SEARCHED = [t for t in load_contract(ROOT / "datapackage.json").tables.values() if find_searched_columns(t)]


def search(get: Get, table: str, query: str, column: str | None = None) -> list[dict[str, Any]]:
    key = f"_search_{column}" if column else "_search"
    parameters = {key: query, "_shape": "array", "_size": "max"}
    response = get(f"/policy/{table}.json", params=parameters)
    assert response.status_code == 200, response.text
    return response.json()  # type: ignore[no-any-return]


def rows_of(get: Get, table: str) -> list[dict[str, Any]]:
    return get(f"/policy/{table}.json?_shape=array&_size=max").json()  # type: ignore[no-any-return]


def test_hundred_random_words_equal_a_scan(get: Get) -> None:
    random.seed(20310301)
    rows = rows_of(get, "clause_texts")
    for _ in range(100):
        text = random.choice(list(TEXTS.values()))
        start = random.randrange(len(text))
        query = text[start : start + random.randint(1, 6)]
        found = search(get, "clause_texts", query)
        assert found == [r for r in rows if contains(query, r["text"])], query
        assert found


@pytest.mark.parametrize("table", SEARCHED, ids=lambda t: t.name)
def test_every_table_is_searched(get: Get, table: Any) -> None:
    rows = rows_of(get, table.name)
    columns = find_searched_columns(table)
    words = {str(r[c])[:2] for r in rows for c in columns if r[c]} | {"签约 医生", "不在这里"}
    for query in sorted(words):
        expected = [r for r in rows if contains(query, *(r[c] for c in columns))]
        assert search(get, table.name, query) == expected, query


@pytest.mark.parametrize("query", ['"', "'", "*", "AND", "NEAR(", "“", "，", "a OR b", ")", "签" * 500, "--", ";", "%"])
def test_no_query_is_an_error(get: Get, query: str) -> None:
    rows = rows_of(get, "clause_texts")
    assert search(get, "clause_texts", query) == [r for r in rows if contains(query, r["text"])]
    assert get("/policy/clause_texts", params={"_search": query}).status_code == 200


def test_empty_query_shows_every_row(get: Get) -> None:
    assert search(get, "clauses", "") == rows_of(get, "clauses")
    assert search(get, "clauses", " 　") == rows_of(get, "clauses")


def test_one_column_can_be_searched(get: Get) -> None:
    assert [r["document_id"] for r in search(get, "documents", "5号", "doc_number")] == ["990100-2031-1"]
    assert search(get, "documents", "5号", "title") == []


def test_traditional_and_full_width_words_find_the_same(get: Get) -> None:
    assert search(get, "clause_texts", "簽約率達到８０％") == search(get, "clause_texts", "签约率达到80%") != []


def test_page_shows_the_box_and_its_words(get: Get) -> None:
    text = get("/policy/documents?_search=台账").text
    assert 'name="_search" value="台账"' in text
    assert "1 row where search matches" in text


@pytest.mark.parametrize(
    ("query", "excerpt"),
    [
        ("丁", "甲乙丙丁"),  # whole where it fits
        ("戊" * 3, "…" + "乙" * 16 + "戊戊戊" + "己" * 41 + "…"),
        ("不在", "甲" * 60 + "…"),  # found by another column: its beginning
        ("", "甲" * 60 + "…"),
    ],
)
def test_excerpt_surrounds_the_word(query: str, excerpt: str) -> None:
    text = "甲乙丙丁" if query == "丁" else "甲" * 80 + "乙" * 20 + "戊戊戊" + "己" * 80
    assert cut_excerpt(text, query) == excerpt


def test_excerpt_counts_in_the_text_not_in_what_it_folds_to() -> None:
    assert cut_excerpt("…" * 30 + "签约" + "。" * 80, "簽約") == "…" + "…" * 16 + "签约" + "。" * 42 + "…"
    assert cut_excerpt(None, "x") is None
