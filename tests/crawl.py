"""Everything that can be reached from the two first pages of a build."""

import re
from collections.abc import Callable
from html import unescape
from typing import Any

Get = Callable[..., Any]
LANGUAGES = ("/zh/", "/en/")


def list_links(text: str) -> set[str]:
    """Return the addresses on this site that a page links, each with what follows #."""
    return {unescape(address) for address in re.findall(r'(?:href|action)="(/[^"]*)', text)}


def crawl(ask: Get) -> dict[str, Any]:
    """Return the answers by address; of the tables what is linked, but not what they link."""
    found: dict[str, Any] = {}
    waiting = ["/zh/", "/en/"]
    while waiting:
        path = waiting.pop()
        if path in found or path.startswith("/static"):
            continue
        found[path] = ask(path)
        if is_page(path, found[path]):
            waiting += sorted({link.partition("#")[0] for link in list_links(found[path].text)} - set(found))
    return found


def is_page(path: str, response: Any) -> bool:
    """Say whether an answer is a page of the public site."""
    return path.startswith(LANGUAGES) and "html" in response.headers["content-type"]
