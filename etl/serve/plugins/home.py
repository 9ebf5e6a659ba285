"""The first page: ours, because Datasette's asks for permission to show each of some 150 tables, 0.2 s a visit."""

from collections.abc import Callable
from typing import Any

from datasette.utils.asgi import Response
from pluggy import HookimplMarker

hookimpl = HookimplMarker("datasette")


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Any]]]:
    """Answer `/`; `/.json` stays Datasette's."""
    return [(r"^/$", show_home)]


async def show_home(datasette: Any, request: Any) -> Any:
    """Return the first page."""
    return Response.html(await datasette.render_template("index.html", request=request))
