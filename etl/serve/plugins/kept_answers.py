"""Answers are kept, with all that the other wrappers add to them."""

from collections.abc import Callable
from typing import Any

from pluggy import HookimplMarker

from etl.serve.kept.application import App, keep_answers

hookimpl = HookimplMarker("datasette")


@hookimpl(trylast=True)
def asgi_wrapper(datasette: Any) -> Callable[[App], App]:
    """Stand outside all others."""
    return lambda app: keep_answers(datasette, app)
