"""Code that can be pasted is run here as it stands, against a server."""

import csv
import io
import json
import re
import shutil
import sqlite3
import subprocess
import sys
from html import unescape
from pathlib import Path
from urllib.parse import quote
from urllib.request import urlopen

import pytest

from etl.edition.bundle import verify_bundle
from etl.project import Project

API, DOWNLOAD = "/en/api", "/en/download"
SQL = "select role, count(*) as n from assignments where role <> :not group by 1"
PAGES = {
    "table": "/policy/tasks",
    "filtered table": "/policy/assignments?role=lead&_search=卫健&_sort_desc=task_id",
    "second page": "/policy/tasks?_size=1&_next=1",
    "view": "/policy/target_overview",
    "question": "/policy/due_in_year?year=2031",
    "SQL": f"/policy?sql={quote(SQL)}&not='",
}


def find_snippets(address: str, page: str) -> dict[str, list[str]]:
    """Return the code of a page by language; a page that knows no public address names the usual port."""
    with urlopen(address + quote(page, safe="/?=&%:'+*()<>_,")) as answer:
        text = answer.read().decode()
    found: dict[str, list[str]] = {}
    for language, code in re.findall(r'<pre[^>]*class="snippet-(\w+)">(.*?)</pre>', text, re.S):
        found.setdefault(language, []).append(unescape(code).replace("http://127.0.0.1:8001", address))
    return found


def run(command: list[str], folder: Path) -> str:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def read_answer(address: str) -> list[dict[str, str]]:
    with urlopen(address) as answer:
        return list(csv.DictReader(io.StringIO(answer.read().decode(), newline="")))


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_code_of_a_page_takes_its_rows(address: str, with_texts: Project, tmp_path: Path, page: str) -> None:
    found = find_snippets(address, page)
    (curl,), (python,), (r,) = found["curl"], found["python"], found["r"]
    if not shutil.which("curl"):
        pytest.skip("no curl: apt-get install curl")
    run(["bash", "-c", curl], tmp_path)
    (file,) = tmp_path.iterdir()
    rows = list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8"), newline="")))
    assert rows
    assert run([sys.executable, "-c", python], tmp_path) == f"{len(rows)}\n"
    (asked,) = re.findall(r'read\.csv\("([^"]+)"', r)
    assert read_answer(asked) == rows
    for sql in found.get("sql", ()):
        with sqlite3.connect(with_texts.build / "policy.db") as database:
            assert len(database.execute(sql).fetchall()) >= len(rows)


def test_code_of_the_api_page_runs(address: str, tmp_path: Path) -> None:
    found = find_snippets(address, API)
    if not shutil.which("curl"):
        pytest.skip("no curl: apt-get install curl")
    printed = run(["bash", "-e", "-c", found["curl"][0]], tmp_path)
    assert {row["role"] for row in json.loads(printed)["rows"]} == {"lead", "support", "responsible"}
    assert "unit" in (tmp_path / "targets.csv").read_text(encoding="utf-8").splitlines()[0]
    assert "responsible" in run([sys.executable, "-c", found["python"][0]], tmp_path)
    with urlopen(f"{address}/policy.json?_shape=array&sql={quote(found['sql'][0])}") as answer:
        assert {row["role"] for row in json.load(answer)} == {"lead", "support", "responsible"}


def test_code_of_the_download_page_takes_an_edition_and_checks_it(address: str, tmp_path: Path) -> None:
    if missing := [name for name in ("curl", "sha256sum") if not shutil.which(name)]:
        pytest.skip(f"no {missing[0]}")
    (curl,) = find_snippets(address, DOWNLOAD)["curl"]
    run(["bash", "-e", "-c", curl], tmp_path)
    (bundle,) = tmp_path.glob("taizhang-*.zip")
    assert (tmp_path / bundle.stem / "data" / "targets.csv").is_file()
    assert verify_bundle(bundle)
    damaged = tmp_path / bundle.stem / "data" / "targets.csv"
    damaged.write_bytes(damaged.read_bytes() + b"x")
    check = curl.splitlines()[-1]
    assert subprocess.run(["bash", "-c", check], cwd=tmp_path, capture_output=True, check=False).returncode != 0


def test_python_of_the_download_page_reads_parquet(address: str, tmp_path: Path) -> None:
    pytest.importorskip("pandas", reason="pandas comes with `make setup`, not with `make serve`")
    (python,) = find_snippets(address, DOWNLOAD)["python"]
    printed = run([sys.executable, "-c", python], tmp_path)
    assert re.search(r"^value +float64$", printed, re.M)
    assert "%" in printed


def test_sql_of_the_download_page_gives_due_dates(address: str, tmp_path: Path) -> None:
    if not shutil.which("sqlite3"):
        pytest.skip("no sqlite3: apt-get install sqlite3")
    (sql,) = find_snippets(address, DOWNLOAD)["sql"]
    rows = list(csv.DictReader(io.StringIO(run(["bash", "-e", "-c", sql], tmp_path))))
    assert rows
    assert all(row["due"] for row in rows)


@pytest.mark.parametrize("page", [API, DOWNLOAD, "/policy/tasks"])
def test_r_runs(address: str, tmp_path: Path, page: str) -> None:
    (code,) = find_snippets(address, page)["r"]
    (asked,) = re.findall(r'read\.csv\("([^"]+)"', code)
    assert read_answer(asked)
    if not shutil.which("Rscript"):
        pytest.skip("no Rscript: apt-get install r-base-core; the file that it reads is there")
    assert run(["Rscript", "-e", code], tmp_path)


def test_code_names_the_public_address_that_is_set(get: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TAIZHANG_ORIGIN", "https://taizhang.example.org")
    text = get("/policy/tasks").text  # type: ignore[operator]
    assert "https://taizhang.example.org/policy/tasks.csv" in text
