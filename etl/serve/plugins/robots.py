"""What robots read: everything may be read; here is the list of it."""

from collections.abc import Callable
from typing import Any

from datasette.utils.asgi import NotFound, Response
from pluggy import HookimplMarker

from etl.serve.origin import find_origin
from etl.serve.public.sitemap import write_sitemaps
from etl.serve.site import DATABASE_NAME

hookimpl = HookimplMarker("datasette")


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Any]]]:
    """Answer `/robots.txt`, `/sitemap.xml` and its parts."""
    return [(r"^/robots\.txt$", welcome_robots), (r"^/(?P<name>sitemap(?:-\d+)?\.xml)$", list_pages)]


async def welcome_robots(request: Any) -> Any:
    """Return robots.txt."""
    return Response.text(f"User-agent: *\nAllow: /\n\nSitemap: {find_origin(request)}/sitemap.xml\n")


async def list_pages(datasette: Any, request: Any) -> Any:
    """Return the sitemap or a part of it."""
    origin, name = find_origin(request), request.url_vars["name"]
    made = await datasette.get_database(DATABASE_NAME).execute_fn(lambda c: write_sitemaps(c, origin))
    if name not in made:
        raise NotFound(f"没有 {name} / there is no {name}")
    return Response(made[name], 200, {"Cache-Control": "public, max-age=3600"}, "application/xml; charset=utf-8")
