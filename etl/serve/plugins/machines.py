"""What programs read of the site: /llms.txt, /openapi.json, and the header that leads there."""

import json
from collections.abc import Callable
from typing import Any

from datasette.utils.asgi import Response
from pluggy import HookimplMarker

from etl.serve.machines.llms import write_llms, write_llms_full
from etl.serve.machines.openapi import MEDIA_TYPE, describe_interface
from etl.serve.origin import find_origin, read_origin
from etl.serve.site import DATABASE_NAME, find_site

hookimpl = HookimplMarker("datasette")
HEADERS = {"Cache-Control": "public, max-age=300"}


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Any]]]:
    """Answer the addresses that programs look for."""
    return [
        (r"^/openapi\.json$", show_openapi),
        (r"^/llms\.txt$", show_llms),
        (r"^/llms-full(?:\.(?P<language>zh))?\.txt$", show_llms_full),
    ]


async def show_openapi(datasette: Any) -> Any:
    """Return the description of the interface, made once for a build."""
    if not hasattr(datasette, "taizhang_openapi"):
        site, database = find_site(datasette), datasette.get_database(DATABASE_NAME)
        described = await database.execute_fn(lambda c: describe_interface(site, c, read_origin()))
        datasette.taizhang_openapi = json.dumps(described, ensure_ascii=False, separators=(",", ":"))
    links = {"Link": '</zh/api>; rel="service-doc"'}
    return Response(datasette.taizhang_openapi, 200, HEADERS | links, MEDIA_TYPE)


async def show_llms(datasette: Any, request: Any) -> Any:
    """Return the short text."""
    return Response.text(write_llms(find_site(datasette), find_origin(request)), headers=HEADERS)


async def show_llms_full(datasette: Any, request: Any) -> Any:
    """Return the long text in a language."""
    language: Any = request.url_vars["language"] or "en"
    return Response.text(write_llms_full(find_site(datasette), find_origin(request), language), headers=HEADERS)
