"""Every public page answers in both languages, with texts and without; no link leads nowhere; languages are marked."""

import re
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

import pytest
from crawl import is_page, list_links
from datasette.utils import tilde_encode

Get = Callable[..., Any]
HAN = re.compile(r"[\u4e00-\u9fff]")
VOID = {"meta", "link", "input", "br", "hr", "img", "source"}


class LanguageReader(HTMLParser):
    """Collects the Chinese text that stands where the language is said to be English."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, str]] = []
        self.unmarked: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            said = dict(attrs).get("lang") or (self.open[-1][1] if self.open else "")
            self.open.append((tag, said))

    def handle_endtag(self, tag: str) -> None:
        assert self.open, tag
        opened, _ = self.open.pop()
        assert opened == tag, f"{opened} is closed by {tag}"

    def handle_data(self, data: str) -> None:
        tag, said = self.open[-1] if self.open else ("", "")
        if said == "en" and tag not in ("title", "script") and HAN.search(data):
            self.unmarked.append(data.strip())


def public(pages: dict[str, Any]) -> dict[str, Any]:
    return {p: r for p, r in pages.items() if is_page(p, r)}


def test_no_link_leads_nowhere(pages: dict[str, Any]) -> None:
    """What went between two editions is linked where they are compared, and says that it is gone (410)."""
    assert len(pages) > 100
    compared = any(re.search(r"/editions/.+\.\.", path) for path in pages)
    allowed = (200, 302, 410) if compared else (200, 302)
    assert [(p, r.status_code) for p, r in pages.items() if r.status_code not in allowed] == []


def test_no_anchor_is_dead(pages: dict[str, Any]) -> None:
    shown = public(pages)
    links = {link for response in shown.values() for link in list_links(response.text)}
    links |= {f"{path}{link}" for path, r in shown.items() for link in re.findall(r'href="(#[^"]+)"', r.text)}
    dead = [
        link
        for link in links
        for path, _, anchor in [link.partition("#")]
        if anchor and path in pages and f'id="{anchor}"' not in pages[path].text
    ]
    assert dead == []


def test_every_page_is_there_in_both_languages(pages: dict[str, Any]) -> None:
    shown = public(pages)
    assert {p[3:] for p in shown if p.startswith("/zh")} == {p[3:] for p in shown if p.startswith("/en")}
    for path, response in shown.items():
        tag = "zh-Hans" if path.startswith("/zh") else "en"
        assert f'<html lang="{tag}">' in response.text, path
        assert 'rel="alternate" hreflang="en"' in response.text or response.status_code == 410, path


def test_chinese_on_english_pages_is_marked(pages: dict[str, Any]) -> None:
    for path, response in public(pages).items():
        if path.startswith("/en/"):
            reader = LanguageReader()
            reader.feed(response.text.replace("<!DOCTYPE html>", ""))
            assert reader.unmarked == [], path
            assert reader.open == [], path


def test_pages_have_no_script_and_nothing_from_elsewhere(pages: dict[str, Any]) -> None:
    for path, response in public(pages).items():
        assert not re.search(r"<script(?! type=\"application/ld\+json\")|<iframe|\sstyle=|\son\w+=", response.text), (
            path
        )
        fetched = re.findall(r'<(?:img|link rel="(?:stylesheet|icon)")[^>]*(?:src|href)="([^"]+)"', response.text)
        assert all(address.startswith("/") for address in fetched), path
        assert len(response.content) <= 100_000, path


def test_every_fact_of_the_edition_has_its_page(pages: dict[str, Any], get: Get) -> None:
    for kind, table, key in [
        ("tasks", "tasks", "task_id"),
        ("targets", "targets", "target_id"),
        ("deadlines", "deadlines", "deadline_id"),
        ("findings", "findings", "finding_id"),
        ("bodies", "organizations", "organization_id"),
        ("d", "documents", "document_id"),
        ("d", "clauses", "clause_id"),
        ("indicators", "indicators", "indicator_id"),
    ]:
        for row in get(f"/policy/{table}.json?_shape=array&_size=max").json():
            path = f"/zh/{kind}/{row[key]}"
            assert get(path).status_code == 200, path
            if kind in ("tasks", "targets", "deadlines", "findings"):
                assert f"/policy/{table}/{tilde_encode(row[key])}" in get(path).text, path


@pytest.mark.parametrize(
    "path",
    ["d/x", "d/990100-2031-1/9", "tasks/x", "targets/x", "deadlines/x", "findings/x", "bodies/x", "regions/x",
     "indicators/x", "themes/x", "instruments/x"],
)  # fmt: skip
def test_unknown_record_is_said_with_a_way_on(get: Get, path: str) -> None:
    response = get(f"/zh/{path}")
    assert response.status_code == 404
    assert "没有这一页" in response.text
    assert 'href="/zh/"' in response.text


def test_target_shows_its_number_words_and_clause(get: Get, get_bare: Get, served: Any) -> None:
    text = get("/zh/targets/t1").text
    assert "≥ 80 %" in text
    assert "<mark>重点人群签约率达到80%以上</mark>" in text
    assert 'href="/zh/d/990100-2031-1-1/1.1"' in text
    assert 'href="/zh/bodies/yunze-health"' in text
    assert f"版本 {served.taizhang_site.receipt.edition}" in text
    bare = get_bare("/zh/targets/t1").text
    assert "重点人群签约率达到80%以上" not in bare
    assert "本版不含原文" in bare
    assert "about 30.5–31 %" in get("/en/targets/t2").text


def test_document_says_what_is_missing_where_it_would_stand(get: Get, get_bare: Get) -> None:
    copyrighted = get("/zh/d/990121-2032-1").text
    assert "这份文件有著作权" in copyrighted
    assert "原文为图片" in copyrighted
    assert "本版不含这里的" in get_bare("/zh/d/990100-2031-1-1").text
    assert "本项目的概述" in get("/zh/tasks/990100-2031-1-1/1.1").text


def test_clause_text_is_whole(get: Get) -> None:
    from edition import TEXTS

    text = re.sub(r"<[^>]+>", "", get("/zh/d/990100-2031-1-1/1.2").text)
    assert TEXTS["990100-2031-1-1/1.2"].partition("。")[2] in text


def test_calendar_file_is_well_formed(get: Get) -> None:
    response = get("/zh/calendar.ics")
    assert response.headers["content-type"].startswith("text/calendar")
    lines = response.content.decode().split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    assert all(len(line.encode()) <= 75 for line in lines)
    assert "DTSTART;VALUE=DATE:20310630" in lines
    assert lines.count("BEGIN:VEVENT") == 2


def test_place_lists_everything_that_it_promised(get: Get) -> None:
    text = get("/zh/regions/990100").text
    for path in ("targets/t1", "targets/t2", "deadlines/d1", "deadlines/d2", "bodies/yunze-health", "d/990100-2031-1"):
        assert f'href="/zh/{path}"' in text, path
    tasks = get("/policy/tasks.json?_shape=array&parent_id__isnull=1&_size=max").json()
    assert {r["task_id"] for r in tasks if f'href="/zh/tasks/{r["task_id"]}"' in text} == {
        r["task_id"] for r in tasks if r["task_id"].startswith("990100")
    }


def test_tasks_of_a_body_are_narrowed_by_role_and_theme(get: Get) -> None:
    """Each link says how many tasks it leaves, and the list's JSON has just those."""
    path = "/zh/bodies/yunze-health"
    for address in [path, *set(re.findall(rf'href="({path}\?[^"]+)"', get(path).text))]:
        page = get(address.replace("&amp;", "&")).text
        rows = page.count('<li><span class="role">')
        json = re.findall(r'href="([^"]+)"[^>]*>JSON', page)[0].replace("&amp;", "&")
        assert len(get(json).json()["rows"]) == rows > 0
        for link, count in re.findall(rf'href="({path}\?[^"]+)">[^<]+<span class="count">(\d+)</span></a>', page):
            assert get(link.replace("&amp;", "&")).text.count('<li><span class="role">') == int(count) > 0


def test_a_measure_is_called_by_its_task(get: Get) -> None:
    assert "推进家庭医生签约：措施 1.1" in get("/zh/tasks/990100-2031-1-2/1.1").text
    assert "推进家庭医生签约</span>: measure 1.1" in get("/en/tasks/990100-2031-1-2/1.1").text
