"""The reconciliation service for names of organisations, in the place of the plugin's, which knows no Chinese words."""

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl

from datasette.utils.asgi import BadRequest, NotFound, Response
from pluggy import HookimplMarker

from etl.serve.machines.bodies import Registry, read_registry
from etl.serve.machines.reconcile import (
    ALL,
    PATH,
    answer_queries,
    describe_body,
    describe_service,
    extend,
    list_properties,
    list_types,
    suggest,
)
from etl.serve.origin import find_origin
from etl.serve.plugins.safe_headers import POLICY
from etl.serve.site import DATABASE_NAME, find_site

hookimpl = HookimplMarker("datasette")
LARGEST = 2**20  # bytes of a batch
# A preview is made to be shown in a frame of another page: it links to nothing and runs nothing.
FRAMED = POLICY.replace("frame-ancestors 'none'", "frame-ancestors *")


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Any]]]:
    """Answer the service and what hangs on it."""
    return [
        (rf"^{PATH}$", reconcile),
        (rf"^{PATH}/(?P<what>suggest/entity|suggest/property|suggest/type|extend/propose)$", assist),
        (rf"^{PATH}/preview$", preview),
    ]


async def reconcile(datasette: Any, request: Any) -> Any:
    """Return the manifest, the candidates of a batch, or properties of organisations."""
    site, given = find_site(datasette), dict(parse_qsl(request.query_string))
    if request.method == "POST":
        given |= dict(parse_qsl(await read_body(request)))
    if "queries" in given:
        return Response.json(answer_queries(site, await find_registry(datasette), given["queries"]))
    if "extend" in given:
        return Response.json(extend(site, await find_registry(datasette), given["extend"]))
    return Response.json(describe_service(site, find_origin(request)))


async def assist(datasette: Any, request: Any) -> Any:
    """Return what completes a beginning, or the properties that there are."""
    site, what, prefix = find_site(datasette), request.url_vars["what"], request.args.get("prefix") or ""
    if what == "extend/propose":
        return Response.json({"type": request.args.get("type") or ALL["id"], "properties": list_properties(site)})
    if what == "suggest/entity":
        found = (await find_registry(datasette)).find(prefix, limit=10)
        return Response.json({"result": [describe_body(candidate.body) for candidate in found]})
    return Response.json(suggest(list_types(site) if what == "suggest/type" else list_properties(site), prefix))


async def preview(datasette: Any, request: Any) -> Any:
    """Return a small page about an organisation."""
    body = (await find_registry(datasette)).by_id.get(request.args.get("id") or "")
    if body is None:
        raise NotFound("there is no such organisation")
    page = await datasette.render_template("preview.html", {"body": body}, request=request)
    return Response.html(page, headers={"content-security-policy": FRAMED})


async def find_registry(datasette: Any) -> Registry:
    """Return the organisations of the build, read once."""
    if not hasattr(datasette, "taizhang_registry"):
        database = datasette.get_database(DATABASE_NAME)
        datasette.taizhang_registry = await database.execute_fn(read_registry)
    registry: Registry = datasette.taizhang_registry
    return registry


async def read_body(request: Any) -> str:
    """Return the body of a form; BadRequest where it is too large."""
    body, more = b"", True
    while more:
        message = await request.receive()
        body, more = body + message.get("body", b""), message.get("more_body", False)
        if len(body) > LARGEST:
            raise BadRequest(f"a batch has at most {LARGEST:,} bytes")
    return body.decode("utf-8", "replace")
