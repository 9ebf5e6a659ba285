"""Permanent addresses of editions: the same bytes for ever, with their digest; what a program and a browser get."""

import asyncio
import base64
import hashlib
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
from releases import EDITIONS, apply_delta

from etl.edition.bundle import verify_bundle
from etl.edition.shelf import Shelf
from etl.project import Project
from etl.serve.app import open_datasette
from etl.serve.editions.shelf import _SHELVES

Get = Callable[..., Any]
FILES = ["0.1.0/data/tasks.csv", "0.1.1/datapackage.json", "0.2.0/SHA256SUMS", "0.1.0.zip", "0.1.0..0.2.0.zip",
         "0.1.0..0.2.0.json", "0.1.0..0.2.0.csv"]  # fmt: skip
FIRST_BYTE = 0.2  # seconds


@pytest.mark.parametrize("path", FILES)
def test_a_file_is_replayed_with_its_digest(get_editions: Get, three_editions: Project, path: str) -> None:
    answer = get_editions(f"/editions/{path}")
    assert answer.status_code == 200
    digest = hashlib.sha256(answer.content)
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert answer.headers["etag"] == f'"{digest.hexdigest()}"'
    assert answer.headers["repr-digest"] == f"sha-256=:{base64.b64encode(digest.digest()).decode()}:"
    assert answer.content == Shelf(three_editions).find_file(path).content
    again = get_editions(f"/editions/{path}", headers={"if-none-match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert get_editions(f"/editions/{path}", headers={"if-none-match": '"other"'}).status_code == 200


def test_files_are_what_they_are_said_to_be(get_editions: Get) -> None:
    kinds = {p: get_editions(f"/editions/{p}").headers["content-type"].partition(";")[0] for p in FILES}
    assert list(kinds.values()) == ["text/csv", "application/json", "text/plain", "application/zip", "application/zip",
                                    "application/json", "text/csv"]  # fmt: skip
    assert get_editions("/editions/0.1.0.zip").headers["content-disposition"].endswith('"taizhang-0.1.0.zip"')
    assert get_editions("/editions/0.1.0.zip").headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize("path", ["0.1.0.zip", "0.1.0..0.2.0.zip"])
def test_a_downloaded_bundle_verifies(get_editions: Get, tmp_path: Path, path: str) -> None:
    file = tmp_path / path
    file.write_bytes(get_editions(f"/editions/{path}").content)
    assert "datapackage.json" in verify_bundle(file)


def test_a_downloaded_delta_makes_the_new_edition_of_the_old_one(get_editions: Get, three_editions: Project) -> None:
    old, delta, new = (
        unzip(get_editions(f"/editions/{p}").content) for p in ("0.1.0.zip", "0.1.0..0.2.0.zip", "0.2.0.zip")
    )
    contract = Shelf(three_editions).history.contract_of("0.2.0")
    assert apply_delta(old, delta, contract) == {n: c for n, c in new.items() if n.startswith("data/")}


def unzip(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_first_byte_of_a_bundle_comes_at_once(three_editions: Project, runner: asyncio.Runner) -> None:
    served = open_datasette(three_editions)
    runner.run(served.client.get("/health"))
    for path in ("0.1.0.zip", "0.1.0..0.2.0.zip"):
        _SHELVES.clear()
        began = perf_counter()
        assert runner.run(served.client.get(f"/editions/{path}")).status_code == 200
        assert perf_counter() - began < FIRST_BYTE, path


@pytest.mark.parametrize(
    "path",
    ["0.9.0.zip", "0.9.0/", "0.1.0/data/nothing.csv", "0.1.0..0.9.0.zip", "..%2f..%2fREADME.md",
     "0.9.0/datacite.json", "nothing"],
)  # fmt: skip
def test_what_is_not_there_is_404_with_the_list(get_editions: Get, path: str) -> None:
    answer = get_editions(f"/editions/{path}")
    assert answer.status_code == 404
    assert "0.1.0, 0.1.1, 0.2.0" in answer.text


def test_a_program_gets_the_index_and_a_browser_a_page(get_editions: Get) -> None:
    for path in ("/editions/", "/editions", "/editions/0.1.0/", "/editions/0.1.0"):
        assert get_editions(path).headers["location"].endswith("/index.json")
        for language, wanted in (("zh", "zh-CN"), ("en", "en-GB,en;q=0.9")):
            accepts = {"accept": "text/html,*/*;q=0.8", "accept-language": wanted}
            answer = get_editions(path, headers=accepts)
            assert answer.headers["location"] == f"/{language}{path.rstrip('/')}"
            assert "accept" in answer.headers["vary"].lower()
            assert get_editions(answer.headers["location"]).status_code == 200


def test_the_bundle_of_the_build_is_given_out_as_it_lies_there(get_editions: Get, three_editions: Project) -> None:
    for path in ("0.2.0.zip", "0.1.1..0.2.0.zip"):
        assert get_editions(f"/editions/{path}").content == (three_editions.build / "editions" / path).read_bytes()


def test_files_of_the_build_have_an_address(get_editions: Get, three_editions: Project) -> None:
    listed = get_editions("/editions/index.json").json()["downloads"]
    assert {d["format"] for d in listed} == {"csv", "parquet", "xlsx", "sqlite"}
    for entry in listed:
        answer = get_editions(entry["url"])
        assert hashlib.sha256(answer.content).hexdigest() == entry["sha256"], entry["url"]
        assert answer.headers["content-type"].partition(";")[0] in (entry["mediatype"], "application/octet-stream")
    answer = get_editions("/files/parquet/tasks.parquet")
    assert answer.headers["content-disposition"] == 'attachment; filename="tasks.parquet"'
    assert answer.headers["cache-control"] == "public, max-age=300"
    for path in ("csv/nothing.csv", "../data/tasks.csv", "README.md", "csv"):
        assert get_editions(f"/files/{path}").status_code == 404, path


def test_index_is_that_of_the_build(get_editions: Get, three_editions: Project) -> None:
    assert get_editions("/editions/index.json").content == (three_editions.build / "index.json").read_bytes()
    index = get_editions("/editions/0.1.1/index.json").json()
    assert index["delta"]["from"] == "0.1.0"
    assert get_editions("/editions/0.1.0/index.json").json()["delta"] is None
    for entry in (*index["files"], index["bundle"], index["delta"]):
        assert hashlib.sha256(get_editions(entry["url"]).content).hexdigest() == entry["sha256"]


def test_feeds_and_records_name_the_host_that_is_asked(get_editions: Get, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TAIZHANG_ORIGIN", raising=False)
    for path in ("/editions/feed.atom", "/documents.atom"):
        answer = get_editions(path)
        assert answer.headers["content-type"].startswith("application/atom+xml")
        assert "<id>http://localhost/" in answer.text
    assert (
        get_editions("/editions/0.1.1/datacite.json")
        .json()["identifiers"][0]["identifier"]
        .endswith("/editions/0.1.1/")
    )
    monkeypatch.setenv("TAIZHANG_ORIGIN", "https://example.org/")
    record = get_editions("/editions/0.1.1/datacite.json").json()
    assert record["identifiers"][0]["identifier"] == "https://example.org/editions/0.1.1/"
    cited = get_editions("/editions/0.1.1/citations.json").json()
    assert all("https://example.org/editions/0.1.1/" in c["text"] for c in cited["citations"])


def test_every_edition_s_bundle_is_listed_and_verifies(get_editions: Get, tmp_path: Path) -> None:
    for entry in get_editions("/editions/index.json").json()["editions"]:
        (tmp_path / "b.zip").write_bytes(get_editions(entry["bundle"]).content)
        assert len(verify_bundle(tmp_path / "b.zip")) > len(EDITIONS)
