"""JSON of a query has all its rows; JSON of a table says when it is a page of several, and how the rest is had."""

from collections.abc import Callable
from typing import Any

from datasette.renderer import json_renderer
from datasette.utils import path_with_removed_args
from datasette.views.base import DatasetteError
from pluggy import HookimplMarker

from etl.serve.failure import Failure, make_failure
from etl.serve.taking.whole import read_query

hookimpl = HookimplMarker("datasette")
SHAPES = ("arrays", "objects", "array", "arrayfirst", "object")
HINT = "Taizhang-Hint"


@hookimpl
def register_output_renderer() -> dict[str, str | Callable[..., Any]]:
    """Stand in the place of Datasette's own JSON, which is what we return with a hint."""
    return {"extension": "json", "render": render_json}


async def render_json(datasette: Any, request: Any, args: Any, data: dict[str, Any], view_name: str) -> Any:
    """Return what Datasette returns; `hint` in the object, or the header for shapes that are a bare list.

    A query that Datasette has cut is asked again, for all its rows. A shape that there is not is an error.
    """
    shape = args.get("_shape", "arrays")
    if shape not in SHAPES or (shape == "object" and not data.get("primary_keys")):
        raise DatasetteError(f"_shape={shape}; {', '.join(SHAPES)}", status=400)
    if data.get("truncated"):
        data |= {"rows": await read_query(datasette, data), "truncated": False}
    partial = find_page(request, data)
    if partial:
        data["hint"] = partial.hint
    if data.get("error"):
        data["hint"] = make_failure("sql").hint
    response = json_renderer(args, data, view_name)
    if partial:
        response.headers[HINT] = partial.hint["en"]
        response.headers["Access-Control-Expose-Headers"] = f"Link, {HINT}"
    return response


def find_page(request: Any, data: dict[str, Any]) -> Failure | None:
    """Return what is said of an answer that is one page of several."""
    if not data.get("next_url"):
        return None
    whole = path_with_removed_args(request, {"_size", "_next", "_shape", "_nl"}, path=request.path)
    path, _, query = whole.partition("?")
    return make_failure("paged", csv=f"{path.removesuffix('.json')}.csv{'?' if query else ''}{query}")
