"""What a page is made of: its elements, what would run in it, and where it leads."""

import re
from html.parser import HTMLParser


class Markup(HTMLParser):
    """Collects the names of elements, and everything that a strict Content-Security-Policy is there to stop."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: set[str] = set()
        self.running: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        given = dict(attrs)
        if tag == "style" or (tag == "script" and given.get("type") != "application/ld+json"):
            self.running.append(tag)
        self.running += [name for name in given if name == "style" or name.startswith("on")]
        self.running += [v for v in given.values() if v and v.strip().lower().startswith(("javascript:", "data:"))]


def list_links(text: str) -> set[str]:
    """Return the addresses on this site that a page leads to."""
    found = re.findall(r'(?:href|action)="(/[^"#]*)', text)
    return {address.replace("&amp;", "&") for address in found}
