"""The public pages as readers meet them: accessible, in width, by keyboard."""

from typing import Any

import pytest

pytestmark = pytest.mark.browser

PATHS = [
    "", "search?q=签约", "search?q=不在这里", "documents", "d/990100-2031-1-1", "d/990121-2032-1",
    "d/990100-2031-1-1/1.1",
    "tasks/990100-2031-1-1/1.1", "targets/t1", "deadlines/d1", "findings", "findings/x1", "bodies/yunze-health",
    "regions/990100", "indicators", "indicators/contract-rate", "themes/primary-care", "compare", "calendar",
    "citations",
    "wanted", "gaps", "quality", "codebook", "api", "download", "about", "editions", "editions/0.1.0", "nothing",
]  # fmt: skip


def open_page(chromium: Any, width: int = 1280, scheme: str = "light", script: bool = True) -> Any:
    size = {"width": width, "height": 800}
    return chromium.new_context(viewport=size, color_scheme=scheme, java_script_enabled=script).new_page()


@pytest.mark.parametrize(("language", "width", "scheme"), [("zh", 1280, "light"), ("en", 360, "dark")])
@pytest.mark.parametrize("path", PATHS)
def test_page_is_accessible_and_fits(
    chromium: Any, address: str, path: str, language: str, width: int, scheme: str
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = open_page(chromium, width, scheme)
    troubles: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}/{language}/{path}")
    violations = Axe().run(page).response["violations"]
    assert not violations, [(v["id"], [n["target"] for n in v["nodes"]]) for v in violations]
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert all(url.startswith(address) for url in asked)
    assert not troubles or path == "nothing"
    page.context.close()


def test_language_is_switched_on_the_same_page(chromium: Any, address: str) -> None:
    page = open_page(chromium, script=False)
    page.goto(f"{address}/zh/search?q=签约&kind=tasks")
    page.get_by_role("link", name="English").click()
    assert "/en/search" in page.url
    assert "kind=tasks" in page.url
    assert page.get_by_role("searchbox").input_value() == "签约"
    page.context.close()


def test_keyboard_reaches_the_content_first(chromium: Any, address: str) -> None:
    page = open_page(chromium)
    page.goto(f"{address}/en/d/990100-2031-1-1")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")
    page.context.close()
