"""Pages of editions, a record's history, and tombstones at old addresses."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from etl.serve.public import editions_differences

Get = Callable[..., Any]
DOCUMENT = "000000-2031-7-1"
ROW = "000000-2031-7-1~2F1~2E2"
PAGES = ["editions", "editions/0.1.0", "editions/0.2.0", "editions/0.1.0..0.2.0", "editions/0.2.0..0.1.0",
         "editions/0.1.0..0.1.0", f"history/tasks/{ROW}", f"history/assignments/{ROW},1",
         "history/targets/000000-2031-7-1~2F1~2E1~2Et1"]  # fmt: skip


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("path", PAGES)
def test_pages_are_whole_in_both_languages(get_editions: Get, language: str, path: str) -> None:
    answer = get_editions(f"/{language}/{path}")
    assert answer.status_code == 200, answer.text
    assert "<h1>" in answer.text
    if language == "zh":
        heading = re.findall(r"<h[12][^>]*>([^<]+)", answer.text)
        assert all(not re.fullmatch(r"[A-Za-z ,.'-]{4,}", h.strip()) for h in heading), "an untranslated heading"


def test_links_of_the_pages_lead_somewhere(get_editions: Get) -> None:
    links: set[str] = set()
    for path in PAGES:
        page = get_editions(f"/zh/{path}").text.partition("<main")[2].partition("</main")[0]
        links |= {link.replace("&amp;", "&") for link in re.findall(r'href="(/[^"#]*)', page)}
    assert len(links) > 60
    for link in sorted(links):
        status = get_editions(link, follow_redirects=True).status_code
        assert status == 200 or (status == 410 and ("1.2" in link or "2.3" in link or "~2E" in link)), link


def test_differences_mark_words_and_name_causes_in_both_languages(get_editions: Get) -> None:
    zh, en = (get_editions(f"/{language}/editions/0.1.0..0.1.1").text for language in ("zh", "en"))
    for page, cause, column in ((zh, "来源有变", "数值"), (en, "source changed", "Value")):
        assert "<del>60</del><ins>65</ins>" in page
        assert f'<span class="cause">{cause}</span>' in page
        assert f"<dt>{column}</dt>" in page
    assert "临山县深化医改2031年工作要点" in zh


def test_differences_are_filtered_by_links_and_paged(get_editions: Get, monkeypatch: pytest.MonkeyPatch) -> None:
    path = "/zh/editions/0.1.0..0.2.0"
    page = get_editions(path).text
    assert f'href="{path}?table=tasks"' in page
    tasks = get_editions(f"{path}?table=tasks").text
    assert "3 条记录" in tasks
    assert "县卫健局" not in tasks
    monkeypatch.setattr(editions_differences, "PAGE_LENGTH", 2)
    first = get_editions(f"{path}?table=tasks&page=1").text
    assert 'rel="next"' in first and "1 / 2" in first
    last = get_editions(f"{path}?table=tasks&page=2").text
    assert 'rel="next"' not in last and 'rel="prev"' in last
    for odd in ("0", "99", "x", "-1", "²"):
        assert get_editions(f"{path}?table=tasks&page={odd}").status_code == 200


def test_edition_page_says_what_it_holds_and_how_to_cite_it(get_editions: Get) -> None:
    page = get_editions("/en/editions/0.2.0").text
    bundle = get_editions("/editions/0.2.0/index.json").json()["bundle"]
    for words in ("In a paper", "In the press", "[DS/OL]", bundle["sha256"], "/editions/0.2.0/data/tasks.csv",
                  "11 added, 12 removed, 1 changed", "There is no DOI yet", "taizhang verify"):  # fmt: skip
        assert words in page, words
    assert "The first edition." in get_editions("/en/editions").text


def test_an_edition_that_is_not_there_is_404(get_editions: Get) -> None:
    histories = ("history/tasks/never", "history/nothing/x", "history/clause_texts/x")
    for path in ("editions/0.9.0", "editions/0.1.0..0.9.0", *histories):
        assert get_editions(f"/zh/{path}").status_code == 404, path


def test_history_of_a_record_tells_each_step(get_editions: Get) -> None:
    page = get_editions("/zh/history/targets/000000-2031-7-1~2F1~2E1~2Et1").text
    assert page.index("0.1.1") < page.index("<del>60</del><ins>65</ins>") < page.index("0.1.0")
    assert "来源有变" in page
    gone = get_editions(f"/en/history/tasks/{ROW}").text
    assert "It is now:" in gone and "removed" in gone


def test_rows_lead_to_their_history(get_editions: Get) -> None:
    row = "tasks/000000-2031-7-1~2F1~2E1"
    assert f'href="/zh/history/{row}"' in get_editions(f"/policy/{row}").text
    version = get_editions(f"/policy/tasks_history/{ROW},0~2E1~2E0").text
    assert f'href="/en/history/tasks/{ROW}"' in version


@pytest.mark.parametrize("path", [f"/policy/tasks/{ROW}", f"/zh/tasks/{DOCUMENT}/1.2", f"/en/d/{DOCUMENT}/1.2",
                                  f"/zh/tasks/{DOCUMENT}%2F1.2"])  # fmt: skip
def test_a_record_that_moved_is_gone_and_leads_on(get_editions: Get, path: str) -> None:
    answer = get_editions(path)
    assert answer.status_code == 410
    assert "000000-2031-7-1/1.4" in answer.text
    assert "做好签约服务" in answer.text, "what it said last"
    assert "0.2.0" in answer.text
    new = re.findall(r'href="([^"]*1(?:\.|~2E)4)"', answer.text)[0]
    if new.startswith("/policy"):
        assert get_editions(new).status_code == 200


def test_a_removed_record_is_gone_for_good(get_editions: Get) -> None:
    answer = get_editions("/policy/tasks/000000-2031-7-1~2F2~2E3.json")
    assert answer.status_code == 410
    told = answer.json()
    assert (told["removed_in"], told["cause"], told["moved_to"]) == ("0.2.0", "source", None)
    assert told["last"]["title"] == "推行总额付费"
    assert get_editions(f"/en/d/{DOCUMENT}/2.3").status_code == 410
    assert get_editions("/policy/assignments/000000-2031-7-1~2F2~2E3,1").status_code == 410


def test_what_never_was_is_404(get_editions: Get) -> None:
    rows = ("/policy/tasks/never", "/policy/clause_texts/x")
    for path in (*rows, "/zh/tasks/never", "/en/d/never/1.1", "/zh/d/"):
        assert get_editions(path).status_code == 404, path


def test_a_tombstone_names_its_successor(get_editions: Get) -> None:
    link = get_editions(f"/policy/tasks/{ROW}").headers["link"]
    assert link == '</policy/tasks/000000-2031-7-1~2F1~2E4>; rel="successor-version"'
