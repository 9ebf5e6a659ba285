"""Say that the server is well: it can read the build that it serves."""

from collections.abc import Callable
from typing import Any

from datasette.utils.asgi import Response
from pluggy import HookimplMarker

from etl.serve.site import DATABASE_NAME, find_site

hookimpl = HookimplMarker("datasette")


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Any]]]:
    """Answer `/health`."""
    return [(r"^/health$", tell_health)]


async def tell_health(datasette: Any) -> Any:
    """Return 200 with the edition that is served and its fingerprint."""
    receipt = find_site(datasette).receipt
    await datasette.execute(DATABASE_NAME, "select 1")
    about = {"state": "well", "edition": receipt.edition, "build": receipt.fingerprint}
    response = Response.json(about)
    response.headers["Cache-Control"] = "no-store"
    return response
