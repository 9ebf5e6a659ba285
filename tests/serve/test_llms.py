"""The text for language models names everything there is, in both languages, and every address in it answers."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from etl.contract import load_contract
from etl.serve.app import SETTINGS
from etl.serve.taking.whole import MOST

Get = Callable[..., Any]
NOT_YET_READ = {"/-/mcp"}  # takes POST


@pytest.fixture(scope="module")
def text(get: Get) -> str:
    response = get("/llms.txt")
    assert response.headers["content-type"] == "text/plain; charset=utf-8"
    return str(response.text)


def test_it_has_the_form_that_is_looked_for(text: str) -> None:
    lines = text.splitlines()
    assert lines[0].startswith("# ")
    assert lines[2].startswith("> ")
    assert sum(line.startswith("## ") for line in lines) == 6
    assert len(text.encode()) < 40_000  # a model reads it whole before each task


def test_every_table_view_and_question_is_named_once(text: str, served: Any) -> None:
    site = served.taizhang_site
    for name in [*site.contract.tables, *site.views, *site.questions]:
        assert text.count(f"- [{name}](") == 1, name
    for question in site.questions.values():
        assert all(f"{parameter} = " in text for parameter in question.parameters)


def test_numbers_are_those_of_the_build(text: str, served: Any) -> None:
    receipt = served.taizhang_site.receipt
    assert f"Edition {receipt.edition}: {receipt.rows['documents']} documents" in text
    assert f"the first {SETTINGS['max_returned_rows']:,} and say so" in text
    assert f"more than {MOST:,}" in text


def test_every_address_answers(text: str, get: Get) -> None:
    addresses = set(re.findall(r"\]\(http://localhost(/[^)]+)\)", text))
    assert len(addresses) > 50
    for address in addresses - NOT_YET_READ:
        response = get(address)
        assert response.status_code == 200, address
        assert response.content


@pytest.mark.parametrize("path", ["/llms-full.txt", "/llms-full.zh.txt"])
def test_long_text_has_every_column(get: Get, served: Any, path: str) -> None:
    text = get(path).text
    contract = load_contract(served.taizhang_site.project.contract)
    for table in contract.tables.values():
        section = text.partition(f"### `{table.name}`")[2].partition("\n### ")[0]
        assert all(f"`{column}`" in section for column in table.column_names), table.name
    for view in served.taizhang_site.views.values():
        assert view.sql in text
