"""A page of long lists stands on several leaves: together they have every row once, each is light, and links arrive."""

import asyncio
import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from edition import list_versions, make_tables, make_text_rows, write_edition

from etl.load.build import load_edition
from etl.serve.app import open_datasette
from etl.serve.public.leaves import SHOWN, Section, cut_leaves, weigh_row
from etl.serve.public.sheets import ROOM

Get = Callable[..., Any]
LIST = "990100-2031-1-1"


@pytest.mark.parametrize("counts", [(0, 0), (3, 2), (500, 1), (1, 500), (400, 400)])
def test_leaves_have_every_row_once_and_in_order(counts: tuple[int, int]) -> None:
    lists = {name: [{"title": f"{name}{n}"} for n in range(count)] for name, count in zip("ab", counts, strict=True)}
    leaves = cut_leaves(None, *(Section(name, rows) for name, rows in lists.items()))
    for name, rows in lists.items():
        assert [row for leaf in leaves.all for row in leaf.get(name, [])] == rows
        assert not rows or rows[0] in leaves.all[leaves.find_first(name) - 1][name]
    for leaf in leaves.all:
        assert sum(weigh_row(row, SHOWN) for rows in leaf.values() for row in rows) <= ROOM


@pytest.mark.parametrize(("asked", "here"), [(None, 0), ("2", 1), ("0", 0), ("99", 0), ("x", 0)])
def test_leaf_is_opened_by_its_number(asked: str | None, here: int) -> None:
    assert cut_leaves(asked, Section("a", [{"title": "船"}] * 300)).here == here


@pytest.fixture(scope="module")
def get_many(tmp_path_factory: pytest.TempPathFactory, runner: asyncio.Runner) -> Get:
    """A place with so many tasks and time limits, all of one theme, that no page can hold them."""
    tables, texts = make_tables(), make_text_rows()
    theme = tables["themes"][0]["theme_id"]
    instrument = tables["instruments"][0]["instrument_id"]
    for n in range(200):
        clause_id = f"{LIST}/9.{n + 1}"
        text = f"第{n}条航线每年年底前复查。"
        tables["clauses"].append({
            "clause_id": clause_id, "document_id": LIST, "path": f"9.{n + 1}", "position": 2000 + n,
            "heading": f"复查航线{n}", "characters": len(text), "digest": "0" * 24,
        })  # fmt: skip
        texts["clause_texts"].append({"clause_id": clause_id, "text": text})
        tables["tasks"].append({"task_id": clause_id, "clause_id": clause_id, "title": f"复查{n}", "theme_id": theme})
        tables["deadlines"].append({
            "deadline_id": f"{clause_id}.d1", "clause_id": clause_id, "task_id": clause_id, "start": 0, "end": 3,
            "due_on": "2031-12-31", "due_precision": "year", "due_text": "年底前",
        })  # fmt: skip
        tables["instrument_mentions"].append({"clause_id": clause_id, "instrument_id": instrument, "count": 1})
    project = write_edition(tmp_path_factory.mktemp("many"), tables)
    load_edition(project, texts, versions=list_versions(project))
    served = open_datasette(project)
    return lambda path, **more: runner.run(served.client.get(path, **more))


def list_pages(get: Get, path: str) -> list[Any]:
    first = get(path)
    numbers = {int(n) for n in re.findall(rf"{re.escape(path)}\?page=(\d+)", first.text)} - {1}
    return [first, *(get(f"{path}?page={n}") for n in sorted(numbers))]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_leaves_of_a_place_are_light_and_whole(get_many: Get, language: str) -> None:
    pages = list_pages(get_many, f"/{language}/regions/990100")
    assert len(pages) > 1
    assert all(page.status_code == 200 and len(page.content) < 100_000 for page in pages)
    assert all(page.text.count('<nav class="pages"') == 1 for page in pages)  # a landmark of a name once
    for kind, wanted in (("tasks", 200), ("deadlines", 200)):
        shown = [a for page in pages for a in re.findall(rf'<li><a[^>]*href="(/{language}/{kind}/[^"]+)"', page.text)]
        assert len(shown) == len(set(shown)) >= wanted
    for page in pages:
        for address, place in re.findall(rf'href="(/{language}/regions/990100[^"#]*|)#(\w+)"', page.text):
            there = get_many(unescape(address)).text if address else page.text
            assert f'id="{place}"' in there, (address, place)


@pytest.mark.parametrize(("kind", "listed"), [("themes", "tasks"), ("instruments", "d")])
def test_leaves_of_the_codebook_are_light_and_whole(get_many: Get, kind: str, listed: str) -> None:
    key = {"themes": "theme_id", "instruments": "instrument_id"}[kind]
    entry = make_tables()[kind][0][key]
    pages = list_pages(get_many, f"/en/{kind}/{entry}")
    assert len(pages) > 1
    assert all(page.status_code == 200 and len(page.content) < 100_000 for page in pages)
    shown = [a for page in pages for a in re.findall(rf'<li><a[^>]*href="(/en/{listed}/{LIST}/9[^"]+)"', page.text)]
    assert len(shown) == len(set(shown)) == 200


def test_place_that_fits_has_one_page(get: Get) -> None:
    assert "?page=" not in get("/zh/regions/990100").text


def test_place_counts_measures_apart_from_tasks(get: Get) -> None:
    """The tasks listed are those of no other task; the measures of a ledger stand under theirs, and are counted too."""
    sql = "select count(*) from tasks t join clauses c using (clause_id) join documents d using (document_id)"
    where = f"{sql} where d.region_id = '990100' and t.parent_id is not null"
    measures = get("/policy.json", params={"sql": where, "_shape": "arrayfirst"}).json()[0]
    assert measures > 0
    assert f"（另有 {measures} 项措施）" in get("/zh/regions/990100").text
