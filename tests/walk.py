"""A visit that begins on the first page and counts its clicks."""

from typing import Any

CLICKS = 4
"""Whatever a visitor came for is at most so many clicks from the first page."""


class Walk:
    """A browser without script on a page of a size; `here` is the main part of the page that is shown."""

    def __init__(self, chromium: Any, address: str, language: str, width: int) -> None:
        size = {"width": width, "height": 800}
        self.page = chromium.new_context(viewport=size, java_script_enabled=False).new_page()
        self.clicks = 0
        self.page.goto(f"{address}/{language}/")

    @property
    def here(self) -> Any:
        return self.page.locator("main")

    def click(self, found: Any) -> None:
        """Click the one thing that was found, and count it."""
        assert self.clicks < CLICKS, f"{self.page.url} is {CLICKS} clicks from the first page"
        found.click()
        self.clicks += 1

    def search(self, words: str) -> None:
        """Ask the box of the first page, which is a click on its button."""
        self.here.get_by_role("searchbox").fill(words)
        self.click(self.here.get_by_role("search").get_by_role("button"))
