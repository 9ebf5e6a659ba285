"""Titles and descriptions of tables, columns and views come from the contract; the questions from queries/*.sql."""

from typing import Any

from pluggy import HookimplMarker

from etl.serve.site import DATABASE_NAME, find_site
from etl.serve.texts import make_canned_queries, make_metadata

hookimpl = HookimplMarker("datasette")


@hookimpl
def get_metadata(datasette: Any, key: str | None) -> dict[str, Any]:
    """Return the texts where they can matter: Datasette copies what it is given for every permission that it checks."""
    if key not in (None, "databases"):
        return {}
    if not hasattr(datasette, "taizhang_texts"):
        datasette.taizhang_texts = make_metadata(find_site(datasette))
    texts: dict[str, Any] = datasette.taizhang_texts
    return texts


@hookimpl
def canned_queries(datasette: Any, database: str) -> dict[str, Any]:
    """Return the questions of the database `policy`."""
    return make_canned_queries(find_site(datasette)) if database == DATABASE_NAME else {}
