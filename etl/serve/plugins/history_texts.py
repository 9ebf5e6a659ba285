"""Histories have the licence, the source and the labels of the tables that they are the history of."""

from collections.abc import Iterable, Mapping
from typing import Any

from pluggy import HookimplMarker

from etl.serve.site import DATABASE_NAME, find_site

hookimpl = HookimplMarker("datasette")
RIGHTS = ("license", "license_url", "source", "source_url", "about", "about_url")


@hookimpl
def get_metadata(datasette: Any, key: str | None) -> dict[str, Any]:
    """Return what metadata.yml says of each table for its history."""
    if key not in (None, *RIGHTS, "databases"):
        return {}
    if not hasattr(datasette, "taizhang_histories"):
        # Datasette asks for this while it puts its metadata together; the part that is a file is all that we need.
        told = datasette._metadata_local.get("databases", {}).get(DATABASE_NAME, {}).get("tables", {})
        tables = inherit_metadata(find_site(datasette).histories, told)
        datasette.taizhang_histories = {"databases": {DATABASE_NAME: {"tables": tables}}}
    histories: dict[str, Any] = datasette.taizhang_histories
    return histories


def inherit_metadata(histories: Iterable[str], told: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    """Return the metadata of each history: its table's rights and label, in the order of the committed rows.

    A table that is no history, such as the count of rows, has the rights of `editions`.
    """
    inherited = {}
    for name in histories:
        own = told.get(name.removesuffix("_history"), {})
        rights = own or told.get("editions", {})
        inherited[name] = {key: rights[key] for key in RIGHTS if key in rights} | {"sort": "rowid"}
        if "label_column" in own:
            inherited[name]["label_column"] = own["label_column"]
    return inherited
