"""What can be pasted works as it stands; what robots read leads somewhere."""

import io
import json
import re
import shlex
import urllib.request
from collections.abc import Callable
from html import unescape
from typing import Any
from urllib.parse import urlencode, urlsplit
from xml.etree import ElementTree

import pytest

Get = Callable[..., Any]


def find_snippet(get: Get, language: str) -> str:
    found = re.search(rf'<pre[^>]*class="snippet-{language}">(.*?)</pre>', get("/en/api").text, re.S)
    assert found
    return unescape(found[1])


def test_curl_calls_answer(get: Get) -> None:
    calls = find_snippet(get, "curl").replace("\\\n", " ").splitlines()
    assert len(calls) == 2
    for call in calls:
        words = shlex.split(call)
        address = urlsplit(next(w for w in words if w.startswith("http")))
        data = [words[i + 1].partition("=") for i, w in enumerate(words) if w == "--data-urlencode"]
        response = get(f"{address.path}?{address.query}{urlencode([(k, v) for k, _, v in data])}")
        assert response.status_code == 200
        assert len(response.text) > 50


def test_python_runs(get: Get, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def urlopen(address: str) -> io.BytesIO:
        return io.BytesIO(get(address.partition("8001")[2]).content)

    monkeypatch.setattr(urllib.request, "urlopen", urlopen)
    exec(find_snippet(get, "python"), {})
    assert "responsible" in capsys.readouterr().out


def test_sql_runs(get: Get) -> None:
    rows = get("/policy.json", params={"sql": find_snippet(get, "sql"), "_shape": "objects"}).json()["rows"]
    assert {r["role"] for r in rows} == {"lead", "support", "responsible"}


def test_r_reads_a_file_that_is_there(get: Get) -> None:
    address = re.search(r'read\.csv\("http://127\.0\.0\.1:8001([^"]+)"', find_snippet(get, "r"))
    assert address
    assert "unit" in get(address[1]).text.splitlines()[0]


def test_everything_to_take_is_whole(get: Get, served: Any) -> None:
    text = get("/zh/download").text
    for name, count in served.taizhang_site.receipt.rows.items():
        assert f"/policy/{name}.csv?_stream=on" in text
        assert len(get(f"/policy/{name}.json?_shape=array&_size=max").json()) == count


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
