"""The one box finds what a scan of all words finds, marks it, and narrows by links."""

import random
import re
from collections.abc import Callable, Iterable
from typing import Any

import pytest
from edition import TEXTS
from searched import PATHS, table

from etl.search import contains
from etl.serve.public.found import KINDS
from etl.serve.public.marked import find_terms, mark_terms

Get = Callable[..., Any]


@pytest.fixture(scope="module")
def words(ask: Get) -> dict[str, dict[str, list[Any]]]:
    """All words by kind and id, gathered from the tables."""
    headings = {r["clause_id"]: [r["heading"], r["heading_en"]] for r in table(ask, "clauses")}
    texts = {r["clause_id"]: r["text"] for r in table(ask, "clause_texts")}
    summaries = {r["record_id"]: [r["summary"], r["summary_en"]] for r in table(ask, "summaries")}
    measures = {r["indicator_id"]: [r["name"], r["name_en"]] for r in table(ask, "indicators")}
    names: dict[str, list[Any]] = {}
    for row in table(ask, "organization_names"):
        names.setdefault(row["organization_id"], []).append(row["name"])
    return {
        "documents": {
            r["document_id"]: [r["title"], r["title_en"], r["doc_number"], *summaries.get(r["document_id"], [])]
            for r in table(ask, "documents")
        },
        "bodies": {
            r["organization_id"]: [r["name"], r["name_en"], *names.get(r["organization_id"], [])]
            for r in table(ask, "organizations")
        },
        "targets": {
            r["target_id"]: [r["printed_indicator"], r["unit"], r["due_text"], *measures.get(r["indicator_id"], [])]
            for r in table(ask, "targets")
        },
        "tasks": {
            r["task_id"]: [r["title"], r["title_en"], *headings[r["clause_id"]], *summaries.get(r["task_id"], [])]
            for r in table(ask, "tasks")
        },
        "clauses": {k: [*h, texts.get(k)] for k, h in headings.items()},
    }


def list_hits(get: Get, query: str, kind: str, **more: str) -> set[str]:
    text = get("/zh/search", params={"q": query, "kind": kind} | more).text
    listed = text.partition('class="ledger hits"')[2].partition("</ul>")[0]
    return set(re.findall(rf'<li><a[^>]*href="/zh/{PATHS[kind]}/([^"]+)"', listed))


def make_queries(words: Iterable[list[Any]]) -> list[str]:
    random.seed(20310301)
    said = [w for row in words for w in row if w]
    queries = [w[s : s + random.randint(1, 5)] for w in said for s in (random.randrange(len(w)),)]
    pairs = [f"{random.choice(said)[:2]} {random.choice(said)[-2:]}" for _ in range(20)]
    return [*queries, *pairs, "簽約", "ｆａｍｉｌｙ", "不在这里"]


@pytest.mark.parametrize("kind", [k.name for k in KINDS])
def test_search_equals_a_scan(ask: Get, words: dict[str, dict[str, list[Any]]], kind: str) -> None:
    for query in make_queries(words[kind].values()):
        expected = {i for i, said in words[kind].items() if contains(query, *said)}
        if query.strip():
            assert list_hits(ask, query, kind) == expected, query


def test_words_of_texts_are_found_where_the_texts_are(get: Get, get_bare: Get) -> None:
    assert list_hits(get, "按月通报", "clauses") == {"990100-2031-1-2/1.1"}
    assert list_hits(get_bare, "按月通报", "clauses") == set()


def test_a_term_may_stand_in_the_heading_and_another_in_the_text(get: Get) -> None:
    assert list_hits(get, "Sign 财政局", "clauses") == {"990100-2031-1-1/1.1"}


@pytest.mark.parametrize("query", ['"', "*", "AND", "}", "{heading} : x", "签" * 300, "--", "<script>", "%", "\\"])
def test_no_query_is_an_error(get: Get, query: str) -> None:
    response = get("/zh/search", params={"q": query})
    assert response.status_code == 200
    assert "<script>" not in response.text


@pytest.mark.parametrize("more", [{"page": "0"}, {"page": "x"}, {"page": "9" * 9}, {"kind": "none"}, {"year": "x"}])
def test_no_filter_is_an_error(get: Get, more: dict[str, str]) -> None:
    assert get("/en/search", params={"q": "签约", "kind": "clauses"} | more).status_code == 200


def test_hits_are_narrowed(get: Get) -> None:
    every = get("/en/search", params={"q": "县"}).text
    county = get("/en/search", params={"q": "县", "region": "990121"}).text
    assert "990100-2031-1-1" not in county.partition("<main")[2].partition('class="narrow"')[2].partition("</ul>")[2]
    assert "region=990121" in every
    assert len(county) < len(every)


def test_word_is_marked_in_context(get: Get) -> None:
    text = get("/zh/search", params={"q": "簽約率", "kind": "clauses"}).text
    assert "重点人群<mark>签约率</mark>达到80%以上" in text


@pytest.mark.parametrize(
    ("text", "query", "spans"),
    [
        ("签约签约", "签约", [(0, 4)]),
        ("甲签乙约", "签 约", [(1, 2), (3, 4)]),
        ("Family ＤＯＣＴＯＲ", "doctor", [(7, 13)]),
        ("…签", "签", [(1, 2)]),  # … folds to three characters
        ("甲", "", []),
    ],
)
def test_terms_are_marked_in_the_printed_text(text: str, query: str, spans: list[tuple[int, int]]) -> None:
    assert find_terms(text, query) == spans


def test_every_text_keeps_its_characters_when_marked() -> None:
    for text in TEXTS.values():
        marked = str(mark_terms("zh", text, "签 市 。"))
        assert re.sub("</?mark>", "", marked).replace("&#34;", '"') == text
