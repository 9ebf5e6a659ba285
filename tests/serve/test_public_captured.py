"""What a page reads as captured and as restored: together the stretches are both texts, and every repair is marked."""

import html
import re
from collections.abc import Callable
from typing import Any

import pytest
from edition import TEXTS, make_text_rows

from etl.serve.public import captured
from etl.serve.public.captured import cut_stretches, show_signs

Get = Callable[..., Any]
DOCUMENT = "990100-2031-1-1"
ROWS = make_text_rows()


@pytest.mark.parametrize("row", ROWS["captures"], ids=lambda row: row["clause_id"])
def test_stretches_are_the_capture_and_the_text(row: dict[str, Any]) -> None:
    inside = [r for r in ROWS["repairs"] if row["start"] < r["end"] <= row["end"] and r["start"] >= row["start"]]
    stretches = cut_stretches(row["captured"], row["start"], inside)
    assert "".join(s.captured for s in stretches) == row["captured"]
    assert "".join(s.restored for s in stretches) == TEXTS[row["clause_id"]]
    assert len([s for s in stretches if s.kind]) == len(inside)


def read_sides(page: str) -> list[str]:
    """Return the words of both sides of every clause, without marks and certainties."""
    page = re.sub(r"<sup.*?</sup>", "", page)
    sides = re.findall(r'</b><div class="text">(.*?)</div>', page, re.S)
    return [html.unescape(re.sub(r"<[^>]+>", "", side)) for side in sides]


@pytest.mark.parametrize("path", [f"d/{DOCUMENT}/captured", f"d/{DOCUMENT}/1.1"])
def test_both_readings_stand_side_by_side(get: Get, path: str) -> None:
    page = get(f"/zh/{path}").text
    sides = read_sides(page)
    (row,) = [r for r in ROWS["captures"] if r["clause_id"] == f"{DOCUMENT}/1.1"]
    place = sides.index(TEXTS[row["clause_id"]])
    assert sides[place - 1] == show_signs(row["captured"])
    assert "<del>簽約</del>" in page and "<ins>签约</ins>" in page
    assert "<del>(zhòng)</del>" in page
    assert "&lt;</del>" in page, "what was captured is escaped"
    assert '<sup class="sure" lang="zh-Hans">很可能</sup>' in page


def test_clause_lists_every_repair_with_kind_and_certainty(get: Get) -> None:
    lines = get(f"/en/d/{DOCUMENT}/1.1").text.partition("about repairs")[2].partition("</dl>")[0]
    said = re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", lines)))
    assert "Traditional characters 簽約 → 签约 exact" in said
    assert "Readings put in (zhòng) → taken away exact" in said
    assert "以??h< → 以上。（ likely" in said
    assert "Layout ↵ → taken away exact" in said


def test_document_says_how_many_repairs_of_each_kind(get: Get) -> None:
    page = get(f"/zh/d/{DOCUMENT}/captured").text
    assert "4 处修复" in page
    assert re.search(r"繁体字 <span class=\"count\">1</span>", page)
    assert "很可能 1" in page
    assert f'href="/zh/d/{DOCUMENT}/captured"' in get(f"/zh/d/{DOCUMENT}").text


def test_what_was_put_in_at_the_end_belongs_to_the_clause_that_ends(get: Get) -> None:
    page = get("/en/d/990100-2031-1-2/captured").text
    assert '<ins>。</ins><sup class="sure" lang="en">open</sup>' in page
    assert page.count("<ins>") == 1


def test_without_texts_the_notice_stands_there(get: Get, get_bare: Get) -> None:
    assert "这份文件有著作权" in get("/zh/d/990121-2032-1/captured").text
    bare = get_bare(f"/zh/d/{DOCUMENT}/captured")
    assert bare.status_code == 200
    assert "本版不含原文" in bare.text
    assert "captured" not in get_bare(f"/zh/d/{DOCUMENT}").text
    assert get("/zh/d/none/captured").status_code == 404


def test_long_documents_come_in_pages_that_together_are_whole(get: Get, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = read_sides(get(f"/zh/d/{DOCUMENT}/captured").text)
    monkeypatch.setattr(captured, "LENGTH", 60)
    first = get(f"/zh/d/{DOCUMENT}/captured?page=1").text
    last = max(int(n) for n in re.findall(r"captured\?page=(\d+)", first))
    assert last > 2
    pages = [get(f"/zh/d/{DOCUMENT}/captured?page={n}").text for n in range(1, last + 1)]
    assert [side for page in pages for side in read_sides(page)] == whole
    for odd in ("0", "99", "x", "²", "-1"):
        assert get(f"/zh/d/{DOCUMENT}/captured?page={odd}").status_code == 200


def test_signs_show_what_is_not_seen() -> None:
    assert show_signs("甲 \n\ue2a2\t") == "甲␣↵\n[U+E2A2]⇥"
