"""Pictures as readers see them: the form for the screen, the scheme of the reader, letters that can be read, paper."""

from collections.abc import Iterator
from typing import Any

import pytest
from drawn import make_drawn
from edition import LIST, list_versions, make_text_rows, write_edition
from live import serve

from etl.load.build import load_edition

pytestmark = pytest.mark.browser

PATHS = ["indicators/contract-rate", "calendar", f"d/{LIST}", "compare", "citations"]
SHOWN = """[...document.querySelectorAll('.picture img')].filter(i => i.offsetWidth)
    .map(i => ({file: i.currentSrc, drawn: i.naturalWidth, shown: i.getBoundingClientRect().width}))"""


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The invented edition with twelve rows of everything that is drawn, served."""
    project = write_edition(tmp_path_factory.mktemp("drawn"), make_drawn(12))
    load_edition(project, make_text_rows(), versions=list_versions(project))
    with serve(project) as address:
        yield address


@pytest.mark.parametrize(("language", "width", "scheme"), [("zh", 360, "dark"), ("en", 1200, "light")])
@pytest.mark.parametrize("path", PATHS)
def test_picture_is_made_for_the_screen(
    chromium: Any, drawn: str, path: str, language: str, width: int, scheme: str
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    size = {"width": width, "height": 800}
    page = chromium.new_context(viewport=size, color_scheme=scheme).new_page()
    troubles: list[str] = []
    page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
    page.goto(f"{drawn}/{language}/{path}", wait_until="networkidle")
    pictures = page.evaluate(SHOWN)
    assert pictures
    for picture in pictures:
        assert ("form=narrow" in picture["file"]) == (width == 360)
        assert ("scheme=dark" in picture["file"]) == (scheme == "dark")
        assert picture["shown"] >= picture["drawn"]  # its letters are at least as large as they were drawn
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert not Axe().run(page).response["violations"]
    assert not troubles
    page.context.close()


def test_paper_has_the_light_wide_picture_and_its_table(chromium: Any, drawn: str) -> None:
    size = {"width": 360, "height": 800}
    page = chromium.new_context(viewport=size, color_scheme="dark").new_page()
    page.goto(f"{drawn}/zh/calendar", wait_until="networkidle")
    page.emulate_media(media="print", color_scheme="dark")
    pictures = page.evaluate(SHOWN)
    assert [picture["drawn"] for picture in pictures] == [720]
    assert "scheme=dark" not in pictures[0]["file"]
    assert page.locator(".numbers td").first.bounding_box()["height"] > 0
    page.context.close()
