"""The shelf of editions of the project that is served, and files from it as answers."""

import base64
from pathlib import Path
from typing import Any

from datasette.utils.asgi import Response

from etl.contract import load_contract
from etl.edition.delivery import LAST
from etl.edition.index import NAME, index_edition, make_index, print_index
from etl.edition.shelf import BUNDLES, File, Shelf
from etl.serve.site import Site

FOR_EVER = "public, max-age=31536000, immutable"
FOR_AN_HOUR = "public, max-age=3600"
FOR_A_WHILE = "public, max-age=300"  # of a file that the next build may change


_SHELVES: dict[Path, Shelf] = {}


def find_shelf(site: Site) -> Shelf:
    """Return the shelf of the build that is served; after a release, a new one."""
    shelf = _SHELVES.get(site.project.build)
    if shelf is None or not shelf.is_fresh:
        load_contract.cache_clear()
        shelf = _SHELVES[site.project.build] = Shelf(site.project, site.project.build / BUNDLES)
    return shelf


def forget_shelf(site: Site) -> None:
    """Let go of the shelf of a build that is served no more."""
    _SHELVES.pop(site.project.build, None)


def warm_shelf(site: Site) -> None:
    """Read each of the last editions, so that nobody waits for their pages."""
    shelf = find_shelf(site)
    for edition in shelf.history.editions[-LAST:]:
        index_edition(shelf, edition)


def read_index(site: Site) -> File:
    """Return the index of the editions: the build's, which lists its files too, unless there is a later edition."""
    shelf = find_shelf(site)
    if site.receipt.edition == shelf.history.last and any(f.path == NAME for f in site.receipt.files):
        return File(NAME, (site.project.build / NAME).read_bytes())
    return File(NAME, print_index(make_index(shelf)))


def answer_file(
    request: Any, file: File, caching: str = FOR_EVER, media_type: str | None = None, name: str | None = None
) -> Any:
    """Return a file with its digest as ETag; 304 to one who has these very bytes. With a name it is to be saved."""
    tag = f'"{file.sha256}"'
    digest = base64.b64encode(bytes.fromhex(file.sha256)).decode()
    headers = {"cache-control": caching, "etag": tag, "repr-digest": f"sha-256=:{digest}:"}
    name = f"taizhang-{file.path}" if file.path.endswith(".zip") else name
    if name:
        headers["content-disposition"] = f'attachment; filename="{name}"'
    asked = request.headers.get("if-none-match", "")
    if tag in (t.strip().removeprefix("W/") for t in asked.split(",")) or asked.strip() == "*":
        return Response("", status=304, headers=headers)
    return Response(file.content, headers=headers, content_type=media_type or file.media_type)
