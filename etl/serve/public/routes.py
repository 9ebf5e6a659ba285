"""Every public page and its address behind the language, in the order in which they are tried."""

import re

from etl.serve.public.ask import View
from etl.serve.public.editions import show_edition, show_editions
from etl.serve.public.editions_differences import show_differences
from etl.serve.public.editions_history import show_row_history
from etl.serve.public.home import show_home

NUMBER = r"\d+\.\d+\.\d+"
ROUTES: tuple[tuple[str, View], ...] = (
    (r"", show_home),
    (r"editions", show_editions),
    (rf"editions/(?P<edition>{NUMBER})", show_edition),
    (rf"editions/(?P<old>{NUMBER})\.\.(?P<new>{NUMBER})", show_differences),
    (r"history/(?P<table>\w+)/(?P<record>.+)", show_row_history),
)


def has_page(path: str) -> bool:
    """Say whether a page without names in its address is there."""
    return any(pattern == path for pattern, _ in ROUTES)


def has_record_page(path: str) -> bool:
    """Say whether there is a page for the record that a path names, such as `tasks/220600-2021-1/2.7`."""
    return any(re.fullmatch(pattern, path) for pattern, _ in ROUTES)
