"""The keyboard alone is enough: what is focused is seen, in the order of the page, and everything can be done."""

from typing import Any

import pytest

pytestmark = pytest.mark.browser

PAGES = [
    "",
    "search?q=签约",
    "d/990100-2031-1-1",
    "d/990100-2031-1-1/1.1",
    "compare",
    "findings",
    "quality",
    "download",
]
FOCUSABLE = "a[href], button, input:not([type=hidden]), summary, select, textarea, [tabindex='0']"
# Each thing that can be focused gets its number in the order of the page; what closed details hide is passed over.
NUMBER = """focusable => {
    const seen = [...document.querySelectorAll(focusable)].filter(e => e.checkVisibility({visibilityProperty: true}));
    seen.forEach((e, n) => e.dataset.n = n);
    return seen.length;
}"""
FOCUSED = """() => {
    const e = document.activeElement, style = getComputedStyle(e), box = e.getBoundingClientRect();
    const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1;
    return {n: e.dataset.n === undefined ? null : Number(e.dataset.n), text: e.outerHTML.slice(0, 80),
            seen: outlined && box.width > 0 && box.bottom > 0 && box.top < innerHeight};
}"""


def open_page(chromium: Any, url: str, width: int = 1280) -> Any:
    page = chromium.new_context(viewport={"width": width, "height": 800}).new_page()
    page.goto(url)
    return page


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("path", PAGES)
def test_tab_goes_through_the_page_in_order_and_is_seen(chromium: Any, address: str, path: str, language: str) -> None:
    page = open_page(chromium, f"{address}/{language}/{path}")
    count = page.evaluate(NUMBER, FOCUSABLE)
    reached = []
    for _ in range(count):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        assert focused["seen"], focused
        reached.append(focused["n"])
    assert reached == list(range(count))
    page.context.close()


@pytest.mark.parametrize("path", ["", "d/990100-2031-1-1", "compare"])
def test_skip_link_leads_to_the_content(chromium: Any, address: str, path: str) -> None:
    page = open_page(chromium, f"{address}/en/{path}")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")
    page.context.close()


def tab_to(page: Any, wanted: str) -> None:
    """Press Tab until something that a selector names is focused."""
    for _ in range(200):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
            return
    raise AssertionError(f"Tab never came to {wanted}")


def test_search_is_asked_and_narrowed_without_a_mouse(chromium: Any, address: str) -> None:
    page = open_page(chromium, f"{address}/zh/")
    tab_to(page, "main input[type=search]")
    page.keyboard.type("签约")
    page.keyboard.press("Enter")
    page.wait_for_url("**/zh/search?q=*")
    tab_to(page, ".narrow summary")
    page.keyboard.press("Enter")
    tab_to(page, ".narrow details[open] a[href*='theme=']")
    page.keyboard.press("Enter")
    page.wait_for_url("**theme=*")
    assert page.locator(".narrow [aria-current]").count() == 1
    page.context.close()


def test_language_is_switched_without_a_mouse(chromium: Any, address: str) -> None:
    page = open_page(chromium, f"{address}/zh/targets/t1")
    tab_to(page, ".switch a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/targets/t1")
    assert page.locator("html").get_attribute("lang") == "en"
    page.context.close()


def test_details_are_opened_without_a_mouse(chromium: Any, address: str) -> None:
    page = open_page(chromium, f"{address}/en/d/990100-2031-1-1/1.1")
    tab_to(page, ".capture summary")
    assert not page.locator(".readings").is_visible()
    page.keyboard.press("Enter")
    assert page.locator(".readings").is_visible()
    page.context.close()
