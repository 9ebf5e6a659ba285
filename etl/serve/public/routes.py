"""Every public page and its address behind the language, in the order in which they are tried."""

from etl.serve.public.ask import View
from etl.serve.public.home import show_home

ROUTES: tuple[tuple[str, View], ...] = ((r"", show_home),)


def has_page(path: str) -> bool:
    """Say whether a page without names in its address is there."""
    return any(pattern == path for pattern, _ in ROUTES)
