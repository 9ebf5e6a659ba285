"""Why a value is empty is said in words where it is missed: on pages in their language, in tables in both."""

from collections.abc import Callable
from typing import Any

import pytest
from edition import LEDGER, NOTICE, PLAN

from etl.docs.texts import read_texts
from etl.serve.public.ask import Ask
from etl.serve.public.editions_shown import write_missing
from etl.serve.reasons import find_reason, list_missing, read_reasons

Get = Callable[..., Any]


def test_reasons_are_read_by_column() -> None:
    assert read_reasons("due_on=recurs indicator_id=not_in_codebook") == {
        "due_on": "recurs",
        "indicator_id": "not_in_codebook",
    }
    assert read_reasons(None) == {}


def test_row_without_reasons_gives_none() -> None:
    assert find_reason({"due_on": None}, "due_on") is None
    assert find_reason({"due_on": None, "missing": "url=not_registered"}, "due_on") is None
    assert find_reason({"due_on": None, "missing": "due_on=recurs"}, "due_on") == ("按周期反复", "recurs")


def test_columns_empty_for_one_reason_stand_together(served: Any) -> None:
    said = list_missing(
        served.taizhang_site, "documents", "issuer_id=on_carrier index_number=not_printed issued_on=on_carrier"
    )
    assert [(reason.en, [c.en for c in columns]) for reason, columns in said] == [
        ("on the document that carries it", ["Issuer", "Issued on"]),
        ("not stated", ["Index number"]),
    ]


@pytest.mark.parametrize(("language", "words"), [("zh", "见印发它的文件"), ("en", "on the document that carries it")])
def test_document_that_is_carried_leads_to_the_one_that_carries_it(get: Get, language: str, words: str) -> None:
    page = get(f"/{language}/d/{LEDGER}").text
    assert page.count(f'<a href="/{language}/d/{NOTICE}">{words}</a>') >= 2  # who issued it, and when
    assert words not in get(f"/{language}/d/{PLAN}").text


@pytest.mark.parametrize("path", ["/policy/documents", f"/policy/documents/{LEDGER}", "/policy/targets"])
def test_tables_say_reasons_in_both_languages(get: Get, path: str) -> None:
    page = get(path).text
    assert "=not_printed" not in page
    assert "未载明：" in page and '<span class="why" lang="en">not stated: ' in page  # wraps, as .value does not


def test_empty_cell_of_a_record_says_its_reason(get: Get) -> None:
    page = get(f"/policy/documents/{LEDGER}").text
    zh, en = read_texts("levels")["reason_words"]["on_carrier"]
    assert f'<span class="unknown">{zh} <span lang="en">{en}</span></span>' in page


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("zh", "见印发它的文件：发文机关、成文日期；未载明：索引号"),
        ("en", "on the document that carries it: Issuer, Issued on; not stated: Index number"),
    ],
)
def test_history_says_reasons_in_the_language_of_the_page(served: Any, language: str, words: str) -> None:
    ask = Ask(served.taizhang_site, None, language, "", {}, {}, None)  # type: ignore[arg-type]
    assert write_missing(ask, "issuer_id=on_carrier issued_on=on_carrier index_number=not_printed") == words
