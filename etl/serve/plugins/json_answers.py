"""JSON says when it is not all, and how the rest is had; a shape that there is not is an error and no empty answer."""

from collections.abc import Callable
from typing import Any

from datasette.renderer import json_renderer
from datasette.utils import path_with_removed_args
from datasette.views.base import DatasetteError
from pluggy import HookimplMarker

from etl.serve.failure import Failure, make_failure

hookimpl = HookimplMarker("datasette")
SHAPES = ("arrays", "objects", "array", "arrayfirst", "object")
HINT = "Taizhang-Hint"


@hookimpl
def register_output_renderer() -> dict[str, str | Callable[..., Any]]:
    """Stand in the place of Datasette's own JSON, which is what we return with a hint."""
    return {"extension": "json", "render": render_json}


def render_json(datasette: Any, request: Any, args: Any, data: dict[str, Any], view_name: str) -> Any:
    """Return what Datasette returns; `hint` in the object, or the header for shapes that are a bare list."""
    shape = args.get("_shape", "arrays")
    if shape not in SHAPES or (shape == "object" and not data.get("primary_keys")):
        raise DatasetteError(f"_shape={shape}; {', '.join(SHAPES)}", status=400)
    partial = find_partial(datasette, request, data)
    if partial:
        data["hint"] = partial.hint
    if data.get("error"):
        data["hint"] = make_failure("sql").hint
    response = json_renderer(args, data, view_name)
    if partial:
        response.headers[HINT] = partial.hint["en"]
        response.headers["Access-Control-Expose-Headers"] = f"Link, {HINT}"
    return response


def find_partial(datasette: Any, request: Any, data: dict[str, Any]) -> Failure | None:
    """Return what is said of an answer that was cut or is one page of several."""
    if data.get("next_url"):
        whole = path_with_removed_args(request, {"_size", "_next", "_shape", "_nl"}, path=request.path)
        path, _, query = whole.partition("?")
        csv = f"{path.removesuffix('.json')}.csv?{query + '&' if query else ''}_stream=on&_size=max"
        return make_failure("paged", csv=csv)
    if data.get("truncated"):
        return make_failure("cut", limit=datasette.setting("max_returned_rows"))
    return None
