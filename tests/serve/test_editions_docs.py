"""docs/editions.md: every address in it answers, and its SQL runs."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from edition import ROOT

Get = Callable[..., Any]
TEXT = (ROOT / "docs" / "editions.md").read_text(encoding="utf-8")
TARGET = "000000-2031-7-1~2F1~2E1~2Et1"
ADDRESSES = [a for a in re.findall(r"`(/[a-z][^`]*)`", TEXT) if "…" not in a]


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_answers(get_editions: Get, address: str) -> None:
    answer = get_editions(address.replace("ID", TARGET), follow_redirects=True)
    assert answer.status_code == 200


def test_there_are_addresses() -> None:
    assert len(ADDRESSES) >= 18


def test_the_sql_gives_the_edition(get_editions: Get) -> None:
    (sql,) = re.findall(r"```sql\n(.*?)```", TEXT, re.DOTALL)
    rows = get_editions("/policy.json", params={"sql": sql, "_shape": "array"}).json()
    asked = get_editions("/policy/targets.json?_edition=0.1.0&_shape=array", follow_redirects=True).json()
    assert {r["target_id"]: r["value"] for r in rows} == {r["target_id"]: r["value"] for r in asked}
