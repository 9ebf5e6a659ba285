"""What the README says can be pasted works."""

import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from etl.project import Project

ROOT = Path(__file__).resolve().parents[2]
Get = Callable[[Project, str], Any]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = [re.sub(r"(?m)^ {4}", "", b) for b in re.findall(r"(?m)(?:^ {4}.*\n(?:\n(?= {4}))?)+", README)]
CURLS = [" ".join(c.split()) for b in BLOCKS for c in re.findall(r"(?m)^curl (?:.*\\\n)*.*$", b.replace("\\\n", " "))]


def find_path(curl: str) -> str:
    """The path that a curl call asks for, its --data-urlencode parts in the query."""
    from urllib.parse import quote, urlsplit

    words = shlex.split(curl)
    url = urlsplit(next(w for w in words if w.startswith("http")))
    data = [words[i + 1] for i, w in enumerate(words) if w == "--data-urlencode"]
    query = "&".join([url.query, *(f"{k}={quote(v)}" for k, _, v in (d.partition("=") for d in data))]).strip("&")
    return f"{url.path}?{query}"


def test_there_are_calls_to_paste() -> None:
    assert len(CURLS) >= 3


@pytest.mark.parametrize("curl", CURLS)
def test_curl_answers_with_rows(facts_only: Project, get: Get, curl: str) -> None:
    address = next(word for word in shlex.split(curl) if word.startswith("http"))
    assert address.isascii(), "curl sends other characters as they are, and the server refuses them"
    answer = get(facts_only, find_path(curl))
    assert answer.status_code == 200
    assert len(answer.text.splitlines()) > 1 or answer.json()


def test_python_runs() -> None:
    code = next(b for b in BLOCKS if b.startswith("import csv"))
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 0


def test_every_verb_that_it_names_exists() -> None:
    from etl.cli import main

    named = set(re.findall(r"taizhang (\w+)", README))
    assert named - {"contributors"} <= set(main.commands)


def test_links_and_pictures_are_there() -> None:
    for target in re.findall(r"\]\((?!http|#)([^)#]+)", README):
        assert (ROOT / target).is_file(), target


def test_addresses_that_it_names_are_there(facts_only: Project, get: Get) -> None:
    named = [path for path in re.findall(r"`(/[^` ]+)`", README) if path != "/-/mcp"]  # MCP answers POST alone
    assert len(named) >= 4
    assert {path: get(facts_only, path).status_code for path in named} == dict.fromkeys(named, 200)
