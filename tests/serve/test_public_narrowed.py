"""Hits narrowed by place, year, kind, theme and instrument are just those that a scan of the tables narrows to."""

import html
import re
from collections import defaultdict
from collections.abc import Callable
from itertools import product
from typing import Any

import pytest
from searched import PATHS, table

from etl.search import contains
from etl.serve.public.narrowed import FILTERS

Get = Callable[..., Any]
Record = tuple[str, str]
QUERIES = ["签约", "市", "e", "推进 家庭", "购", "2031", "Yunze"]
LINK = re.compile(r'<li><a href="(/\w\w/search\?[^"]*)"[^>]*>.*?<span class="count">(\d+)</span>( ✕)?</a></li>')


class Scan:
    """Every row of the edition with its words and the values of every filter, row by row from the tables."""

    def __init__(self, ask: Get) -> None:
        self.words: dict[Record, list[Any]] = {}
        self.values: dict[Record, dict[str, set[str]]] = defaultdict(lambda: {name: set() for name in FILTERS})
        clauses = {r["clause_id"]: r for r in table(ask, "clauses")}
        documents = {r["document_id"]: r for r in table(ask, "documents")}
        texts = {r["clause_id"]: r["text"] for r in table(ask, "clause_texts")}
        summaries = {r["record_id"]: [r["summary"], r["summary_en"]] for r in table(ask, "summaries")}
        measures = {r["indicator_id"]: r for r in table(ask, "indicators")}
        tasks = {r["task_id"]: r for r in table(ask, "tasks")}
        mentions = table(ask, "instrument_mentions")
        for i, r in documents.items():
            self.words["documents", i] = [r["title"], r["title_en"], r["doc_number"], *summaries.get(i, [])]
            self.place("documents", i, r, documents)
        for i, r in clauses.items():
            self.words["clauses", i] = [r["heading"], r["heading_en"], texts.get(i)]
            self.place("clauses", i, documents[r["document_id"]], documents)
        for r in table(ask, "organizations"):
            self.words["bodies", r["organization_id"]] = [r["name"], r["name_en"]]
            self.add("bodies", r["organization_id"], "region", r["region_id"])
        for r in table(ask, "organization_names"):
            self.words["bodies", r["organization_id"]].append(r["name"])
        for i, r in tasks.items():
            clause = clauses[r["clause_id"]]
            self.words["tasks", i] = [
                r["title"], r["title_en"], clause["heading"], clause["heading_en"], *summaries.get(i, [])
            ]  # fmt: skip
            self.place("tasks", i, documents[clause["document_id"]], documents)
        for r in table(ask, "targets"):
            measure = measures.get(r["indicator_id"], {"name": None, "name_en": None, "theme_id": None})
            document = documents[clauses[r["clause_id"]]["document_id"]]
            self.words["targets", r["target_id"]] = [
                r["printed_indicator"], r["unit"], r["due_text"], measure["name"], measure["name_en"]
            ]  # fmt: skip
            self.place("targets", r["target_id"], document, documents)
            themes = {measure["theme_id"], tasks[r["task_id"]]["theme_id"] if r["task_id"] else None}
            for theme, mention in product(themes, mentions):
                self.add("targets", r["target_id"], "theme", theme)
                if mention["clause_id"] == r["clause_id"]:
                    self.add("targets", r["target_id"], "instrument", mention["instrument_id"])
        of_task = {i: {("tasks", i), ("clauses", r["clause_id"]), ("documents", clauses[r["clause_id"]]["document_id"])}
                   for i, r in tasks.items()}  # fmt: skip
        for r in table(ask, "assignments"):
            of_task[r["task_id"]].add(("bodies", r["organization_id"]))
        for i, records in of_task.items():
            for record in records:
                self.add(*record, "theme", tasks[i]["theme_id"])
                for mention in mentions:
                    if mention["clause_id"] == tasks[i]["clause_id"]:
                        self.add(*record, "instrument", mention["instrument_id"])
        for mention in mentions:
            self.add("clauses", mention["clause_id"], "instrument", mention["instrument_id"])
            document_id = clauses[mention["clause_id"]]["document_id"]
            self.add("documents", document_id, "instrument", mention["instrument_id"])
        above = {r["theme_id"]: r["parent_id"] for r in table(ask, "themes")}
        for (kind, i), values in self.values.items():
            self.add(kind, i, "kind", kind)
            for theme in set(values["theme"]):
                self.add(kind, i, "theme", above[theme])

    def add(self, kind: str, record_id: str, name: str, value: str | None) -> None:
        if value:
            self.values[kind, record_id][name].add(str(value))

    def place(self, kind: str, record_id: str, document: dict[str, Any], documents: dict[str, Any]) -> None:
        notice = documents.get(document["parent_id"], {})
        dates = [document["issued_on"], notice.get("issued_on"), document["period_start"], document["published_on"]]
        self.add(kind, record_id, "region", document["region_id"])
        self.add(kind, record_id, "year", next((str(d)[:4] for d in dates if d), None))

    def find(self, query: str, **chosen: str) -> set[Record]:
        return {
            record
            for record, words in self.words.items()
            if contains(query, *words) and all(v in self.values[record][name] for name, v in chosen.items())
        }


@pytest.fixture(scope="module")
def scan(ask: Get) -> Scan:
    return Scan(ask)


def list_found(ask: Get, query: str, **chosen: str) -> set[Record]:
    """Return what the page lists, kind by kind, so that nothing is left out."""
    found = set()
    for kind, path in PATHS.items():
        if chosen.get("kind") not in (None, kind):
            continue
        text = ask("/zh/search", params={"q": query} | chosen | {"kind": kind}).text
        listed = text.partition('class="ledger hits"')[2].partition("</ul>")[0]
        found |= {(kind, i) for i in re.findall(rf'<li><a[^>]*href="/zh/{path}/([^"]+)"', listed)}
    return found


def choices_of(scan: Scan) -> list[dict[str, str]]:
    every = {name: sorted({v for values in scan.values.values() for v in values[name]}) for name in FILTERS}
    one = [{name: value} for name, values in every.items() for value in values]
    two = [{"theme": t, "instrument": i} for t, i in product(every["theme"], every["instrument"])]
    more = [
        {"region": r, "theme": t, "kind": k} for r, t, k in product(*(every[n] for n in ("region", "theme", "kind")))
    ]
    return [{}, *one, *two, *more]


@pytest.mark.parametrize("query", QUERIES)
def test_narrowed_search_equals_a_scan(ask: Get, scan: Scan, query: str) -> None:
    filled = 0
    for chosen in choices_of(scan):
        expected = scan.find(query, **chosen)
        filled += bool(expected)
        assert list_found(ask, query, **chosen) == expected, chosen
    assert filled > 5


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("chosen", [{}, {"kind": "tasks"}, {"region": "990100", "theme": "care"}, {"year": "2031"}])
def test_every_choice_leads_to_as_many_hits_as_it_says(ask: Get, language: str, chosen: dict[str, str]) -> None:
    text = ask(f"/{language}/search", params={"q": "签约"} | chosen).text
    links = [(html.unescape(address), int(count)) for address, count, on in LINK.findall(text) if not on]
    assert links
    for address, count in links:
        words = re.search(r'role="status">\D*(\d+)', ask(address).text)
        assert words and int(words[1]) == count > 0, address


def test_a_choice_is_taken_back_by_its_link(get: Get) -> None:
    text = get("/zh/search", params={"q": "签约", "theme": "primary-care", "kind": "tasks"}).text
    back = {html.unescape(address) for address, _, on in LINK.findall(text) if on}
    assert len(back) == 2
    assert any("kind=tasks" in address and "theme" not in address for address in back)


def test_a_choice_without_hits_can_be_taken_back(get: Get) -> None:
    text = get("/zh/search", params={"q": "签约", "theme": "procurement"}).text
    assert 'href="/zh/search?q=%E7%AD%BE%E7%BA%A6">去掉筛选' in text


def test_our_summary_is_shown_where_it_has_the_words(get: Get) -> None:
    english = get("/en/search", params={"q": "in need", "kind": "tasks"}).text
    assert "most <mark>in</mark> <mark>need</mark>" in english
    assert "our summary" in english
    assert "一年里要<mark>办的</mark>三件事" in get("/zh/search", params={"q": "办的", "kind": "documents"}).text
