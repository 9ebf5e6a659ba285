"""The pages that everybody asks first are made before anybody asks, at no more than half of one processor's time."""

import asyncio
import time
from collections.abc import Iterator
from typing import Any

from etl.serve.editions.shelf import warm_shelf
from etl.serve.pictures.render import warm_renderer
from etl.serve.process.generation import Generation
from etl.serve.public.language import TAGS
from etl.serve.public.navigation import MAIN, MORE
from etl.serve.site import DATABASE_NAME
from etl.serve.styles import STYLES, digest_style

DOCUMENTS = 30  # the newest, in both languages


async def warm_generation(generation: Generation) -> None:
    """Make the first pages, one at a time with a pause as long as each took, then the last editions, then a picture."""
    sql = f"select document_id from documents order by issued_on desc limit {DOCUMENTS}"
    rows = await generation.served.get_database(DATABASE_NAME).execute(sql)
    for path, query in list_first(row["document_id"] for row in rows):
        began = time.perf_counter()
        await ask(generation, path, query)
        await asyncio.sleep(time.perf_counter() - began)
    await asyncio.to_thread(warm_shelf, generation.site)
    await asyncio.to_thread(warm_renderer)


def list_first(documents: Iterator[str]) -> Iterator[tuple[str, str]]:
    """Yield addresses and queries in the order in which they are worth having."""
    paths = ["", *MAIN, *(f"d/{document}" for document in documents), *MORE]
    yield from ((f"/static/{name}", digest_style(name)) for name in STYLES)
    yield from ((f"/{language}/{path}", "") for path in paths for language in TAGS)


async def ask(generation: Generation, path: str, query: str = "") -> None:
    """Ask as a visitor would and forget the answer, which is kept then."""

    async def forget(message: Any) -> None:
        pass

    await generation.answer(write_scope(path, query), receive_nothing, forget)


def write_scope(path: str, query: str = "") -> dict[str, Any]:
    """Return a request for a path as ASGI has it."""
    return {
        "type": "http", "http_version": "1.1", "method": "GET", "scheme": "http", "path": path,
        "raw_path": path.encode(), "query_string": query.encode(), "headers": [(b"host", b"localhost")],
        "client": None, "server": None,
    }  # fmt: skip


async def receive_nothing() -> dict[str, Any]:
    """Return the empty body of a request."""
    return {"type": "http.request", "body": b"", "more_body": False}
