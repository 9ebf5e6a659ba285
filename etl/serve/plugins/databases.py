"""Datasette's list of databases, without the place where the file lies on this machine."""

from collections.abc import Callable
from typing import Any

from datasette.utils.asgi import Response
from pluggy import HookimplMarker

from etl.serve.site import DATABASE_NAME

hookimpl = HookimplMarker("datasette")


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Any]]]:
    """Answer `/-/databases` and `/-/databases.json`."""
    return [(r"^/-/databases(\.json)?$", list_databases)]


async def list_databases(datasette: Any) -> Any:
    """Return what Datasette says of the database, its path left out."""
    served = datasette.databases[DATABASE_NAME]
    about = {name: getattr(served, name) for name in ("name", "route", "size", "is_mutable", "is_memory", "hash")}
    return Response.json([about])
