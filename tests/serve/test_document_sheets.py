"""A long document stands on several pages: together they have every clause once, and every link finds its clause."""

import asyncio
import re
from collections.abc import Callable
from html import unescape
from types import SimpleNamespace
from typing import Any

import pytest
from edition import PLAN, list_versions, make_tables, make_text_rows, write_edition

from etl.load.build import load_edition
from etl.serve.app import open_datasette
from etl.serve.public.clause_facts import ClauseFacts
from etl.serve.public.clauses import Clause
from etl.serve.public.passages import Piece
from etl.serve.public.sheets import ROOM, choose_sheet, cut_sheets, weigh_clause

Get = Callable[..., Any]
LONG = "990100-2031-1-1"
SENTENCE = "各县建立巡诊船队，按月排班，逐村登记，年末公布结果。"


def make_clause(path: str, words: int) -> Clause:
    row = {"path": path, "heading": "巡诊", "heading_en": None}
    return Clause(row, path.count(".") + 1, [Piece("船" * words)], ClauseFacts(), None)


def list_paths(*chapters: tuple[int, int]) -> list[Clause]:
    """Return chapters, each with so many clauses of so many characters."""
    return [
        make_clause(path, words)
        for chapter, (count, words) in enumerate(chapters, 1)
        for path in (str(chapter), *(f"{chapter}.{n}" for n in range(1, count)))
    ]


@pytest.mark.parametrize("chapters", [[], [(1, 10)], [(9, 2000)] * 7, [(60, 900)], [(3, 30_000)], [(2, 9), (40, 2000)]])
def test_sheets_have_every_clause_once_and_in_order(chapters: list[tuple[int, int]]) -> None:
    clauses = list_paths(*chapters)
    sheets = cut_sheets(clauses)
    assert [clause for sheet in sheets for clause in sheet] == clauses
    for sheet in sheets:
        assert len(sheet) <= 1 or sum(map(weigh_clause, sheet)) <= ROOM


def test_sheets_are_cut_between_chapters() -> None:
    sheets = cut_sheets(list_paths(*[(4, 1500)] * 6))
    assert len(sheets) == 2
    assert [sheet[0].row["path"] for sheet in sheets] == ["1", "4"]


def test_sheet_is_found_by_number_or_by_a_clause_on_it() -> None:
    sheets = [[SimpleNamespace(row={"path": "1"})], [SimpleNamespace(row={"path": "2"})]]
    chosen = [
        choose_sheet(sheets, *asked) for asked in [(None, None), ("2", None), ("3", None), ("x", "2"), (None, "9")]
    ]
    assert chosen == [0, 1, 0, 1, 0]


@pytest.fixture(scope="module")
def get_long(tmp_path_factory: pytest.TempPathFactory, runner: asyncio.Runner) -> Get:
    tables, texts = make_tables(), make_text_rows()
    for chapter in range(3, 8):
        for n in range(30):
            path = f"{chapter}.{n}" if n else str(chapter)
            clause = {"clause_id": f"{LONG}/{path}", "document_id": LONG, "path": path, "heading": f"巡诊{path}"}
            place = {"parent_id": f"{LONG}/{chapter}" if n else None, "position": 1000 + 100 * chapter + n}
            text = SENTENCE * 6
            tables["clauses"].append({**clause, **place, "characters": len(text), "digest": "0" * 24})
            texts["clause_texts"].append({"clause_id": clause["clause_id"], "text": text})
    project = write_edition(tmp_path_factory.mktemp("long"), tables)
    load_edition(project, texts, versions=list_versions(project))
    served = open_datasette(project)
    return lambda path, **more: runner.run(served.client.get(path, **more))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_pages_of_a_long_document_are_light_and_whole(get_long: Get, language: str) -> None:
    first = get_long(f"/{language}/d/{LONG}").text
    numbers = {int(n) for n in re.findall(rf"/d/{LONG}\?page=(\d+)", first)} | {1}
    assert len(numbers) > 1
    pages = {n: get_long(f"/{language}/d/{LONG}?page={n}") for n in numbers}
    assert all(len(page.content) < 100_000 for page in pages.values())
    assert all(page.text.count('<nav class="pages"') == 1 for page in pages.values())  # a landmark of a name once
    shown = [
        path for n in sorted(pages) for path in re.findall(r'<section class="clause[^>]*id="c([^"]+)"', pages[n].text)
    ]
    kept = get_long(f"/policy/clauses.json?document_id={LONG}&_shape=array&_size=max&_sort=position").json()
    assert shown == [row["path"] for row in kept]
    for page in pages.values():
        for address, place in re.findall(r'href="(/[^"#]*/d/[^"#]*|)#(c[\d.]+)"', page.text):
            there = get_long(unescape(address)).text if address else page.text
            assert f'id="{place}"' in there, (address, place)


def test_clause_leads_to_its_place_in_the_document(get_long: Get) -> None:
    page = get_long(f"/zh/d/{LONG}/7.29").text
    address, place = re.findall(rf'href="(/zh/d/{LONG}\?at=7\.29)#(c7\.29)"', page)[0]
    assert f'id="{place}"' in get_long(unescape(address)).text


def test_short_document_has_one_page(get: Get) -> None:
    assert "?page=" not in get(f"/zh/d/{PLAN}").text
