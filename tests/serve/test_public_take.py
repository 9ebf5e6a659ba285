"""What can be taken is there and whole; what robots read leads somewhere."""

import json
import re
from collections.abc import Callable
from html import unescape
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

from etl.serve.public.editions import write_size

Get = Callable[..., Any]


def test_dataset_and_documents_are_described_for_machines(get: Get) -> None:
    def described(path: str) -> Any:
        found = re.search(r'<script type="application/ld\+json">(.*?)</script>', get(path).text, re.S)
        assert found
        return json.loads(found[1])

    assert described("/en/download")["@type"] == "Dataset"
    document = described("/zh/d/990100-2031-1")
    assert document["@type"] == "Legislation"
    assert document["legislationIdentifier"] == "云泽府办〔2031〕5号"
    assert document["legislationDate"] == "2031-03-02"


def test_everything_to_take_is_whole(get: Get, served: Any) -> None:
    text = get("/zh/download").text
    for name, count in served.taizhang_site.receipt.rows.items():
        for form in ("xlsx", "csv", "csv?_excel=1", "json?_shape=objects&amp;_size=max"):
            assert f'href="/policy/{name}.{form}"' in text
        assert len(get(f"/policy/{name}.json?_shape=array&_size=max").json()) == count


def test_every_download_answers_with_the_size_that_is_said(get: Get, served: Any) -> None:
    for language in ("zh", "en"):
        text = unescape(get(f"/{language}/download").text)
        main = text[text.index("<main") : text.index("</main>")]
        addresses = set(re.findall(r'href="(/[^"#]*)"', main))
        assert len(addresses) > 5 * len(served.taizhang_site.receipt.rows)
        for address in addresses:
            assert get(address).status_code == 200, address
        for name, said in re.findall(r'href="(/editions/[^"]+\.zip)".*?class="count">([^·]+) ·', main):
            assert write_size(len(get(name).content)) == said, name


def test_robots_are_welcome_and_the_sitemap_leads_to_pages(get: Get) -> None:
    robots = get("/robots.txt").text
    assert "Disallow" not in robots
    assert "Sitemap: http://localhost/sitemap.xml" in robots
    found = ElementTree.fromstring(get("/sitemap.xml").text)
    addresses = [e.text or "" for e in found.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert len(addresses) == len(set(addresses)) > 100
    for address in addresses[::7]:
        assert get(urlsplit(address).path).status_code == 200, address


def test_quality_shows_the_report_that_stands_beside_the_build(get_bare: Get, without_texts: Any) -> None:
    from etl.serve.public.quality import read_report

    assert "taizhang check" in get_bare("/en/quality").text
    folder = without_texts.build / "quality"
    folder.mkdir(exist_ok=True)
    other = {"edition": "9.9.9", "counts": {}, "checks": []}
    (folder / "report.json").write_text(json.dumps(other), encoding="utf-8")

    class Site:
        project = without_texts
        receipt = type("Receipt", (), {"edition": "0.1.0"})

    assert read_report(Site()) is None  # type: ignore[arg-type]  # the report of another edition says nothing of this
    (folder / "report.json").write_text(json.dumps(other | {"edition": "0.1.0"}), encoding="utf-8")
    assert read_report(Site()) == other | {"edition": "0.1.0"}  # type: ignore[arg-type]
    (folder / "report.json").unlink()
