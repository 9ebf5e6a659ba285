"""Say whether the server is well: which build it answers from, since when, and whether it can read it."""

import sqlite3
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
    """Return 200 with the state `well`, or `behind` where a newer build could not be opened; 503 with `ill`.

    Beside it the edition, the fingerprint of the build, the number of clauses with their text, and since when this
    build answers; `trouble` says what is wrong.
    """
    receipt = find_site(datasette).receipt
    trouble = getattr(datasette, "taizhang_trouble", None)
    state, status = "behind" if trouble else "well", 200
    try:
        await datasette.execute(DATABASE_NAME, "select 1 from editions limit 1")
    except sqlite3.Error as error:
        state, status, trouble = "ill", 503, str(error)
    about = {
        "state": state, "edition": receipt.edition, "build": receipt.fingerprint, "texts": receipt.text_count,
        "since": datasette.taizhang_since.isoformat(timespec="seconds"), "trouble": trouble,
    }  # fmt: skip
    return Response.json(about, status=status, headers={"Cache-Control": "no-store"})
