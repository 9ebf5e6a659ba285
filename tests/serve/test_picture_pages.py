"""Pages with pictures: each has its words in the page's language, the rows of the table under it and of its CSV."""

import asyncio
import csv
import re
from collections.abc import Callable
from html import unescape
from io import StringIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from drawn import make_drawn
from edition import LEDGER, LIST, list_versions, make_text_rows, write_edition

from etl.load.build import load_edition
from etl.serve.app import open_datasette
from etl.serve.pictures.render import SVG

Get = Callable[..., Any]
HAN = re.compile(r"[\u4e00-\u9fff]")
PAGES = {
    "indicators/contract-rate": ["rows"],
    "calendar": ["limits", "phases"],
    f"d/{LIST}": ["limits", "phases"],
    "citations": ["rows"],
}


def open_edition(folder: Path, count: int, runner: asyncio.Runner) -> Get:
    project = write_edition(folder, make_drawn(count))
    load_edition(project, make_text_rows(), versions=list_versions(project))
    served = open_datasette(project)
    return lambda path, **more: runner.run(served.client.get(path, **more))


@pytest.fixture(scope="module")
def get_many(tmp_path_factory: pytest.TempPathFactory, runner: asyncio.Runner) -> Get:
    return open_edition(tmp_path_factory.mktemp("many"), 12, runner)


@pytest.fixture(scope="module", params=[0, 1])
def get_few(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, runner: asyncio.Runner) -> Get:
    return open_edition(tmp_path_factory.mktemp("few"), request.param, runner)


def find_figures(page: str) -> list[str]:
    return re.findall(r'<figure class="picture">.*?</figure>', page, re.S)


def find_files(figure: str) -> list[str]:
    """Return the addresses of the picture; on paper stands the last of those for the screen."""
    *screen, paper = [unescape(a) for a in re.findall(r'(?:srcset|src)="([^"]+)"', figure)]
    assert paper == screen[-1]
    return screen


def count_marks(drawn: str, names: list[str]) -> int:
    groups = [
        g
        for g in ElementTree.fromstring(drawn).iter(f"{{{SVG}}}g")
        for name in names
        if f"{name}_marks" in g.get("class", "")
    ]
    return sum(len(group) for group in groups)


def count_table_rows(page: str) -> int:
    return sum(body.count("<tr") for body in re.findall(r'class="numbers".*?<tbody(.*?)</tbody>', page, re.S))


def read_csv(get: Get, figure: str) -> list[dict[str, str]]:
    address = unescape(re.findall(r'href="(/policy[^"]*)"[^>]*>CSV', figure)[0])
    response = get(address)
    assert response.status_code == 200, address
    return list(csv.DictReader(StringIO(response.content.decode("utf-8-sig"))))


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("path", PAGES)
def test_picture_has_the_rows_of_the_table_and_of_the_csv(get_many: Get, language: str, path: str) -> None:
    page = get_many(f"/{language}/{path}")
    assert len(page.content) < 100_000
    (figure,) = find_figures(page.text)
    rows = count_table_rows(page.text)
    assert rows > 10
    assert len(read_csv(get_many, figure)) == rows
    files = find_files(figure)
    assert len(files) == 4
    for address in files:
        response = get_many(address)
        assert response.headers["content-type"] == "image/svg+xml; charset=utf-8"
        assert count_marks(response.text, PAGES[path]) == rows, address


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("path", [*PAGES, "compare", "compare?theme=primary-care"])
def test_picture_speaks_the_language_of_its_page(get_many: Get, language: str, path: str) -> None:
    figures = find_figures(get_many(f"/{language}/{path}").text)
    assert figures
    for figure in figures:
        root = ElementTree.fromstring(get_many(find_files(figure)[-1]).text)
        title, description = root[0].text or "", root[1].text or ""
        assert root.get("lang") == ("zh-Hans" if language == "zh" else "en")
        assert bool(HAN.search(title)) == bool(HAN.search(description)) == (language == "zh")
        assert f'alt="{title}"' in figure
        assert description in figure
        for width, height, address in re.findall(r'(?:srcset|src)="([^"]+)" width="(\d+)" height="(\d+)"', figure):
            shown = ElementTree.fromstring(get_many(unescape(width)).text)
            assert (shown.get("width"), shown.get("height")) == (height, address)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_matrix_has_the_cells_of_its_table(get_many: Get, language: str) -> None:
    page = get_many(f"/{language}/compare").text
    figures, tables = find_figures(page), re.findall(r'<table class="matrix".*?</table>', page, re.S)
    shared, _alone, dimensions = tables
    for figure, table in zip(figures, [shared, dimensions], strict=True):
        cells = table.count("data-label")
        assert cells > 1
        assert len(read_csv(get_many, figure)) == cells
        assert [count_marks(get_many(a).text, ["rows"]) for a in find_files(figure)] == [cells] * 4


def test_what_one_place_alone_speaks_of_is_listed_and_not_drawn(get_many: Get) -> None:
    page = get_many("/zh/compare?places=1").text
    assert "工具0" in page
    assert "工具1<" not in page
    assert len(find_figures(page)) == 1  # the dimensions


@pytest.mark.parametrize("path", [*PAGES, "compare"])
def test_one_row_or_none_is_no_picture(get_few: Get, path: str) -> None:
    page = get_few(f"/zh/{path}")
    assert page.status_code == 200
    assert find_figures(page.text) == []
    if path != "compare":
        assert get_few(f"/zh/{path}.svg?unit=%25").status_code == 404


@pytest.mark.parametrize(
    "path",
    ["indicators/x.svg", "d/x.svg", f"d/{LEDGER}.svg", "compare/instruments.svg", "compare/instruments.svg?places=x",
     "compare/instruments.svg?places=1", "calendar.svg?region=x"],
)  # fmt: skip
def test_picture_that_is_not_there_says_so(get_many: Get, path: str) -> None:
    response = get_many(f"/zh/{path}")
    assert response.status_code == 404
    assert "没有这一页" in response.text


@pytest.mark.parametrize(("path", "rows"), [("calendar", 23), ("compare", 23), ("instruments/tool-3", 2)])
def test_list_without_a_filter_is_whole_as_csv(get_many: Get, path: str, rows: int) -> None:
    page = get_many(f"/zh/{path}").text
    assert len(read_csv(get_many, page)) == rows
