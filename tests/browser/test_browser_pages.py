"""What a reader meets: pages that everyone can use, on a phone and on a desk, by day and by night."""

from itertools import product
from typing import Any

import pytest

pytestmark = pytest.mark.browser

PAGES = {
    "home": "/zh/",
    "home in English": "/en/",
    "database": "/policy",
    "table": "/policy/tasks",
    "table with facets": "/policy/assignments?role=lead",
    "table searched and filtered": "/policy/documents?_search=云泽&kind=ledger",
    "view": "/policy/document_overview",
    "row with text": "/policy/targets/t1",
    "row without text": "/policy/documents/990121-2032-1",
    "question": "/policy/due_in_year?year=2031",
    "question without rows": "/policy/led_by_body?body=x",
    "sql": "/policy?sql=select+*+from+task_overview",
    "wrong sql": "/policy?sql=select+*+from+nowhere",
    "missing page": "/policy/nowhere",
}
WIDTHS, SCHEMES = (1280, 360), ("light", "dark")


def open_page(chromium: Any, width: int = 1280) -> Any:
    return chromium.new_context(viewport={"width": width, "height": 800}, color_scheme="light").new_page()


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_page_is_accessible_and_fits(chromium: Any, address: str, path: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = open_page(chromium)
    page.goto(address + path)
    for width, scheme in product(WIDTHS, SCHEMES):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        violations = Axe().run(page).response["violations"]
        assert not violations, (width, scheme, [(v["id"], [n["target"] for n in v["nodes"]]) for v in violations])
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.context.close()


def test_nothing_comes_from_elsewhere(chromium: Any, address: str) -> None:
    page = open_page(chromium)
    asked: list[str] = []
    troubles: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
    for path in PAGES.values():
        if "now" not in path:  # a page that is missing is an error to the console too
            page.goto(address + path)
    assert asked
    assert all(url.startswith(address) for url in asked)
    assert not troubles
    page.context.close()


def test_words_are_found_in_the_table_of_clauses_on_a_phone(chromium: Any, address: str) -> None:
    page = open_page(chromium, 360)
    page.goto(address + "/policy/clauses_with_words?words=簽約")
    assert "共 3 行" in page.locator(".sum").inner_text()
    page.get_by_role("link", name="990100-2031-1-1/1.1").click()
    assert "重点人群签约率达到80%以上" in page.locator("blockquote").inner_text()
    page.context.close()


def test_rows_are_cards_on_a_phone(chromium: Any, address: str) -> None:
    page = open_page(chromium, 360)
    page.goto(f"{address}/policy/tasks")
    cell = page.locator("td.col-task_id").first
    assert cell.evaluate("e => getComputedStyle(e, '::before').content") == '"任务编号"'
    box = page.locator("tbody tr").first.bounding_box()
    assert box and box["width"] <= 360
    empty = page.locator("td:has(.unknown)").first
    assert not empty.is_visible()
    page.context.close()


def test_keyboard_reaches_the_content_first(chromium: Any, address: str) -> None:
    page = open_page(chromium)
    page.goto(f"{address}/policy/tasks")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent").startswith("跳到正文")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")
    page.context.close()


def test_filter_form_works_without_script(chromium: Any, address: str) -> None:
    page = chromium.new_context(java_script_enabled=False).new_page()
    page.goto(f"{address}/policy/assignments")
    page.get_by_text("筛选和排序").click()
    page.locator("select[name=_filter_column]").select_option("role")
    page.locator("input[name=_filter_value]").fill("lead")
    page.get_by_role("button", name="应用").click()
    assert "role__exact=lead" in page.url
    assert "共 2 行" in page.locator(".sum").inner_text()
    page.context.close()
