"""The shelf of editions of the project that is served, and files from it as answers."""

import base64
from itertools import pairwise
from pathlib import Path
from typing import Any

from datasette.utils.asgi import Response

from etl.contract import load_contract
from etl.edition.shelf import File, Shelf
from etl.serve.site import Site

FOR_EVER = "public, max-age=31536000, immutable"
WARM = 5
FOR_AN_HOUR = "public, max-age=3600"


_SHELVES: dict[Path, Shelf] = {}


def find_shelf(site: Site) -> Shelf:
    """Return the shelf of the project that is served; after a release, a new one."""
    shelf = _SHELVES.get(site.project.data)
    if shelf is None or not shelf.is_fresh:
        load_contract.cache_clear()
        shelf = _SHELVES[site.project.data] = Shelf(site.project)
    return shelf


def warm_shelf(site: Site) -> None:
    """Make the bundle of each of the last editions and what leads to it, so that nobody waits for them."""
    shelf = find_shelf(site)
    last = shelf.history.editions[-WARM:]
    for path in [*(f"{edition}.zip" for edition in last), *(f"{old}..{new}.zip" for old, new in pairwise(last))]:
        shelf.find_file(path)


def answer_file(request: Any, file: File, caching: str = FOR_EVER) -> Any:
    """Return a file with its digest as ETag; 304 to one who has these very bytes."""
    tag = f'"{file.sha256}"'
    digest = base64.b64encode(bytes.fromhex(file.sha256)).decode()
    headers = {"cache-control": caching, "etag": tag, "repr-digest": f"sha-256=:{digest}:"}
    if file.path.endswith(".zip"):
        headers["content-disposition"] = f'attachment; filename="taizhang-{file.path}"'
    asked = request.headers.get("if-none-match", "")
    if tag in (t.strip().removeprefix("W/") for t in asked.split(",")) or asked.strip() == "*":
        return Response("", status=304, headers=headers)
    return Response(file.content, headers=headers, content_type=file.media_type)
