"""The sitemap lists every kind of page in both languages and stays within what sitemaps.org allows."""

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest

from etl.serve.public import sitemap
from etl.serve.public.language import TAGS
from etl.serve.public.routes import ROUTES
from etl.serve.site import DATABASE_NAME

Get = Callable[..., Any]
SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"
FILES = re.compile(r"\\\.(svg|ics)$|twin>")  # patterns of addresses that are no page


def read_sitemap(text: str) -> dict[str, dict[str, str]]:
    """Read a urlset: the alternates of each address by language."""
    root = ElementTree.fromstring(text)
    assert root.tag == f"{SPACE}urlset"
    assert {child.tag for child in root} == {f"{SPACE}url"}
    entries = [(url.findtext(f"{SPACE}loc") or "", url.findall(LINK)) for url in root]
    assert len(entries) == len(dict(entries)) <= 50_000
    assert all(link.get("rel") == "alternate" for _, links in entries for link in links)
    return {loc: {i.get("hreflang", ""): i.get("href", "") for i in links} for loc, links in entries}


@pytest.fixture(params=["get", "get_editions"])
def ask(request: pytest.FixtureRequest) -> Get:
    found: Get = request.getfixturevalue(request.param)
    return found


def test_every_address_is_a_page_and_has_its_twin_in_the_other_language(ask: Get) -> None:
    response = ask("/sitemap.xml")
    assert len(response.content) < 50 * 2**20
    listed = read_sitemap(response.text)
    assert len(listed) > 100
    for address, others in listed.items():
        assert address.isascii() and len(address) < 2048
        assert urlsplit(address).scheme
        assert set(others) == set(TAGS.values())
        assert address in others.values()
        assert all(listed[other] == others for other in others.values())
    for address in list(listed)[::11]:
        assert ask(urlsplit(address).path).status_code == 200, address


def test_every_kind_of_page_is_listed(get: Get, get_editions: Get) -> None:
    listed = [a for ask in (get, get_editions) for a in read_sitemap(ask("/sitemap.xml").text)]
    paths = {urlsplit(address).path[4:] for address in listed}
    kinds = [pattern for pattern, _ in ROUTES if not FILES.search(pattern)]
    assert [kind for kind in kinds if not any(re.fullmatch(kind, path) for path in paths)] == []


def test_what_is_too_long_for_a_file_becomes_several(
    served: Any, runner: Any, get: Get, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = read_sitemap(get("/sitemap.xml").text)
    monkeypatch.setattr(sitemap, "LIMIT", 50)
    database = served.get_database(DATABASE_NAME)
    made = runner.run(database.execute_fn(lambda c: sitemap.write_sitemaps(c, "http://localhost")))
    index = ElementTree.fromstring(made.pop("sitemap.xml"))
    assert index.tag == f"{SPACE}sitemapindex"
    assert [e.text for e in index.iter(f"{SPACE}loc")] == [f"http://localhost/{name}" for name in made]
    assert len(made) > 2
    parts = [read_sitemap(text) for text in made.values()]
    assert all(len(part) <= 50 for part in parts)
    assert {a: o for part in parts for a, o in part.items()} == whole
    assert get("/sitemap-9.xml").status_code == 404


def test_addresses_are_the_public_ones(get: Get, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TAIZHANG_ORIGIN", "https://taizhang.example.org")
    assert all(a.startswith("https://taizhang.example.org/") for a in read_sitemap(get("/sitemap.xml").text))
    assert "Sitemap: https://taizhang.example.org/sitemap.xml" in get("/robots.txt").text
