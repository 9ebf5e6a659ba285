"""The page of a row leads to the history of the record."""

from typing import Any

from pluggy import HookimplMarker

from etl.load.history import history_name
from etl.serve.site import DATABASE_NAME, find_site

hookimpl = HookimplMarker("datasette")


@hookimpl
def extra_template_vars(datasette: Any, database: str | None, table: str | None, view_name: str, request: Any) -> Any:
    """Give the page of a row, or of a version of it, the address of its history in the reader's language."""
    if view_name != "row" or database != DATABASE_NAME or table is None:
        return {}
    site, keys = find_site(datasette), request.url_vars["pks"]
    if table in site.contract.tables and history_name(site.contract.tables[table]) in site.histories:
        return {"row_history": f"history/{table}/{keys}"}
    owner = table.removesuffix("_history")
    if table in site.histories and owner in site.contract.tables:
        return {"row_history": f"history/{owner}/{keys.rpartition(',')[0]}"}
    return {}
