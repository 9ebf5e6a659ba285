"""An edition and a number are cited in at most four clicks from the first page, by anyone, without a script."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser


class Reader:
    """A reader on a phone without JavaScript who counts the clicks."""

    def __init__(self, page: Any) -> None:
        self.page, self.clicks = page, 0

    def click(self, name: str, within: str = "body") -> None:
        self.clicks += 1
        self.page.locator(within).get_by_role("link", name=name, exact=True).first.click()

    def take(self, name: str) -> str:
        """Click on what is to be saved, and return its content."""
        self.clicks += 1
        with self.page.expect_download() as taken:
            self.page.locator(".citing").get_by_role("link", name=name, exact=True).click()
        return Path(taken.value.path()).read_text(encoding="utf-8")


@pytest.fixture
def reader(chromium: Any) -> Iterator[Reader]:
    context = chromium.new_context(
        viewport={"width": 360, "height": 800}, java_script_enabled=False, accept_downloads=True
    )
    yield Reader(context.new_page())
    context.close()


@pytest.mark.parametrize(
    ("language", "edition", "words"),
    [("zh", "版本 0.1.0", "0.1.0 版[DS/OL]"), ("en", "Edition 0.1.0", "(Edition 0.1.0) [Data set]")],
)
def test_an_edition_is_cited(reader: Reader, address: str, language: str, edition: str, words: str) -> None:
    reader.page.goto(f"{address}/{language}/")
    reader.click(edition, "main")
    lines = reader.page.locator("main .citing .copy")
    assert lines.count() == 4
    first = lines.first
    assert words in first.inner_text()
    assert "/editions/0.1.0/" in first.inner_text()
    assert first.evaluate("e => getComputedStyle(e).userSelect") == "all"  # one click marks it
    assert reader.page.locator("main .citing").bounding_box()["width"] <= 360
    entry = reader.take("BibTeX")
    assert entry.startswith("@misc{taizhang-0.1.0,")
    assert "version = {0.1.0}" in entry
    assert reader.clicks <= 4


def test_an_edition_is_found_from_the_downloads_and_from_the_list(reader: Reader, address: str) -> None:
    for page in ("下载", "版本"):
        reader.clicks = 0
        reader.page.goto(f"{address}/zh/")
        reader.click(page, "nav.main")
        reader.clicks += 1
        reader.page.locator("main a[href^='/zh/editions/0.1.0']").first.click()
        assert "0.1.0 版[DS/OL]" in reader.page.locator("main .citing .copy").first.inner_text()
        (item,) = json.loads(reader.take("CSL-JSON"))
        assert item["version"] == "0.1.0"
        assert reader.clicks <= 4


def test_a_number_is_cited_with_its_clause(reader: Reader, address: str) -> None:
    reader.page.goto(f"{address}/en/")
    reader.click("Yunze 云泽市", "main")
    reader.click("≥ 80 %", "main")
    line = reader.page.locator("main .citing .copy").first.inner_text()
    assert "≥ 80 %" in line
    assert "云泽府办〔2031〕5号" in line
    assert "/en/targets/t1" in line
    assert "TI  - 重点人群签约率 ≥ 80 %" in reader.take("RIS")
    assert reader.clicks <= 4


def test_a_card_leads_to_the_history_of_its_record(reader: Reader, address: str) -> None:
    reader.page.goto(f"{address}/zh/targets/t1")
    reader.click("它的历史", "main")
    assert "/zh/history/targets/t1" in reader.page.url
    assert reader.page.locator("ol.steps > li").count() == 1
