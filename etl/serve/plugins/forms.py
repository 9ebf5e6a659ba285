"""Every table, view, question and SQL answer as XLSX."""

import asyncio
from collections.abc import Callable
from typing import Any

from datasette.utils.asgi import Response
from datasette.views.database import DatabaseView
from datasette.views.row import RowView
from datasette.views.table import TableView
from pluggy import HookimplMarker

from etl.serve.origin import find_origin
from etl.serve.site import find_site
from etl.serve.taking.forms import list_days, send_xlsx, write_xlsx
from etl.serve.taking.whole import MOST, find_whole

hookimpl = HookimplMarker("datasette")
VIEWS = {"database": DatabaseView, "table": TableView, "row": RowView}


@hookimpl
def register_output_renderer() -> dict[str, str | Callable[..., Any]]:
    """Answer `.xlsx`."""
    return {"extension": "xlsx", "render": render_xlsx}


async def render_xlsx(datasette: Any, request: Any, view_name: str, sql: str | None) -> Any:
    """Return all rows as a workbook, with a sheet that says where they come from."""
    site = find_site(datasette)
    whole = await find_whole(VIEWS[view_name](datasette), request)
    if isinstance(whole, Response):
        return whole
    rows = await whole.read(MOST)
    name = str(request.url_vars.get("table") or "query")
    about = [
        (name, *site.title(name)),
        ("edition", site.receipt.edition, None),
        ("rows", len(rows), None),
        ("address", f"{find_origin(request)}{request.full_path}", None),
        ("licence", site.contract.descriptor["licenses"][0]["path"], None),
        *([("SQL", sql, None)] if sql else []),
        *((column, *site.column(name, column)) for column in whole.columns),
    ]
    content = await asyncio.to_thread(write_xlsx, name, whole.columns, rows, about, list_days(site))
    return send_xlsx(request, content)
