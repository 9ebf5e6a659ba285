"""The files of the build: every table as CSV and Parquet, and all of them as one workbook."""

import asyncio
from collections.abc import Callable
from typing import Any

from datasette.utils.asgi import NotFound
from pluggy import HookimplMarker

from etl.edition.shelf import File
from etl.serve.editions.shelf import FOR_A_WHILE, answer_file
from etl.serve.site import find_site

hookimpl = HookimplMarker("datasette")


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Any]]]:
    """Answer everything under /files/."""
    return [(r"^/files/(?P<path>.+)$", show_file)]


async def show_file(datasette: Any, request: Any) -> Any:
    """Return a file that the receipt lists; what it does not list is not there."""
    site, path = find_site(datasette), request.url_vars["path"]
    listed = next((f for f in site.receipt.files if f.path == path), None)
    if listed is None:
        raise NotFound(f"没有文件 {path} / there is no file {path}")
    content = await asyncio.to_thread((site.project.build / path).read_bytes)
    return answer_file(request, File(path, content), FOR_A_WHILE, listed.mediatype, path.rpartition("/")[2])
