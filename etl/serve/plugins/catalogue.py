"""The catalogue at the addresses of this site: DCAT for harvesters of data portals, Croissant for loaders."""

import asyncio
from collections.abc import Callable
from typing import Any

from datasette.utils.asgi import Response
from pluggy import HookimplMarker

from etl.load.catalogue.files import Place
from etl.load.catalogue.make import make_catalogue
from etl.load.receipt import FORMATS
from etl.serve.editions.shelf import FOR_A_WHILE, find_shelf
from etl.serve.origin import find_origin
from etl.serve.site import Site, find_site

hookimpl = HookimplMarker("datasette")


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Any]]]:
    """Answer `/catalog.jsonld`, `/catalog.ttl` and `/croissant.json`."""
    return [(r"^/(?P<name>catalog\.jsonld|catalog\.ttl|croissant\.json)$", show_catalogue)]


async def show_catalogue(datasette: Any, request: Any) -> Any:
    """Return a file of the catalogue; 404 where the edition that is served is not released."""
    name, origin = request.url_vars["name"], find_origin(request)
    made = await asyncio.to_thread(describe_site, find_site(datasette), origin)
    if name not in made:
        return Response.text("这一版本尚未发布 / this edition is not released\n", status=404)
    kind = "application/ld+json" if name == "croissant.json" else FORMATS[name.rpartition(".")[2]][1]
    links = f'<{origin}/editions/{find_site(datasette).receipt.edition}/>; rel="describes"'
    return Response(made[name], 200, {"cache-control": FOR_A_WHILE, "link": links}, f"{kind}; charset=utf-8")


def describe_site(site: Site, origin: str) -> dict[str, str]:
    """Return the files of the catalogue by name, with the addresses of the site at `origin`."""
    shelf = find_shelf(site)
    editions = [shelf.describe(edition) for edition in shelf.history.editions]
    return make_catalogue(site.contract, editions, site.receipt.files, Place(origin))
