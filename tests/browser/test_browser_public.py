"""The public pages as readers meet them: accessible, in width, by keyboard."""

from typing import Any

import pytest

pytestmark = pytest.mark.browser

PATHS = [
    "", "search?q=签约", "search?q=签约&theme=primary-care", "search?q=不在这里", "documents", "d/990100-2031-1-1",
    "d/990121-2032-1", "d/990100-2031-1-1/1.1", "d/990100-2031-1-1/captured", "tasks/990100-2031-1-1/1.1", "targets/t1",
    "deadlines/d1", "findings", "findings/x1", "bodies/yunze-health", "regions/990100", "indicators",
    "indicators/contract-rate", "themes/primary-care", "instruments/sign-up", "compare", "calendar", "citations",
    "wanted", "gaps", "quality", "codebook", "api", "download", "about", "editions", "editions/0.1.0", "nothing",
]  # fmt: skip
OF_EDITIONS = [
    "editions", "editions/0.2.0", "editions/0.1.0..0.2.0", "editions/0.1.1..0.2.0?table=tasks",
    "history/targets/000000-2031-7-1~2F1~2E1~2Et1", "history/tasks/000000-2031-7-1~2F1~2E2",
    "d/000000-2031-7-1/1.2", "tasks/000000-2031-7-1/2.3",
]  # fmt: skip
"""Comparisons, histories, and what is gone (410)."""
BARE = [
    "",
    "d/990100-2031-1-1",
    "d/990100-2031-1-1/1.1",
    "d/990100-2031-1-1/captured",
    "findings",
    "gaps",
    "targets/t1",
]
"""Pages that say without texts what is not here."""
LANGUAGES = ("zh", "en")
Look = tuple[int, str]
DESK, PHONE = (1280, "light"), (360, "dark")


def open_page(chromium: Any, width: int = 1280, scheme: str = "light", script: bool = True) -> Any:
    size = {"width": width, "height": 800}
    return chromium.new_context(viewport=size, color_scheme=scheme, java_script_enabled=script).new_page()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", PATHS)
def test_page_is_accessible_and_fits(chromium: Any, address: str, path: str, language: str) -> None:
    look_at(chromium, address, f"/{language}/{path}", DESK, PHONE)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", OF_EDITIONS)
def test_page_of_editions_is_accessible_and_fits(
    chromium: Any, editions_address: str, path: str, language: str
) -> None:
    look_at(chromium, editions_address, f"/{language}/{path}", DESK, PHONE)


@pytest.mark.parametrize(("language", "look"), [("zh", DESK), ("en", PHONE)], ids=LANGUAGES)
@pytest.mark.parametrize("path", BARE)
def test_page_without_texts_is_accessible_and_fits(
    chromium: Any, bare_address: str, path: str, language: str, look: Look
) -> None:
    look_at(chromium, bare_address, f"/{language}/{path}", look)


def look_at(chromium: Any, address: str, path: str, *looks: Look) -> None:
    """Assert that a page has no violation, no trouble, nothing from elsewhere, and fits; all details are opened."""
    from axe_playwright_python.sync_playwright import Axe

    troubles: list[str] = []
    asked: list[str] = []
    page = open_page(chromium, *looks[0])
    page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
    page.on("request", lambda request: asked.append(request.url))
    response = page.goto(f"{address}{path}")
    page.evaluate("document.querySelectorAll('main details').forEach(d => { d.open = true })")
    for width, scheme in looks:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        violations = Axe().run(page).response["violations"]
        assert not violations, (width, scheme, [(v["id"], [n["target"] for n in v["nodes"]]) for v in violations])
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert all(url.startswith(address) for url in asked)
    assert not troubles or response.status in (404, 410)
    page.context.close()


def test_language_is_switched_on_the_same_page(chromium: Any, address: str) -> None:
    page = open_page(chromium, script=False)
    page.goto(f"{address}/zh/search?q=签约&kind=tasks")
    page.get_by_role("link", name="English").click()
    assert "/en/search" in page.url
    assert "kind=tasks" in page.url
    assert page.get_by_role("searchbox").input_value() == "签约"
    page.context.close()
