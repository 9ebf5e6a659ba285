"""The server: Datasette on the last build, with our plugins, templates, styles and settings."""

from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import datasette.app
import datasette.utils
import datasette.views.base
from datasette.plugins import pm
from datasette.utils import parse_metadata

from etl.project import Project
from etl.serve.interrupted import tell_interrupted
from etl.serve.plugins import register_plugins
from etl.serve.site import DATABASE_NAME, HERE, Site, open_site
from etl.serve.taking.forms import answer_csv

SETTINGS: dict[str, Any] = {
    "default_page_size": 50,  # a phone's patience
    "max_returned_rows": 5000,  # ten times what the largest table of the first edition has
    "sql_time_limit_ms": 2000,
    "default_facet_size": 12,
    "facet_time_limit_ms": 500,
    "suggest_facets": False,  # a query a column on every page; the facets that matter are in metadata.yml
    "truncate_cells_html": 300,
    "allow_download": True,
    "allow_csv_stream": True,
    "max_csv_mb": 0,  # a download is never cut
}
REMEMBERED = 1024  # answers about metadata; a table has about ten


def open_datasette(project: Project) -> Any:
    """Return Datasette on the project's last build, opened as immutable and named `policy`."""
    site = open_site(project)
    register_plugins()
    mend_datasette()
    served = datasette.app.Datasette(
        immutables=[str(site.database)],
        metadata=read_metadata(project.root / "metadata.yml"),
        template_dir=str(HERE / "templates"),
        static_mounts=[("static", str(HERE / "static"))],
        settings=SETTINGS,
        inspect_data=make_inspection(site),
    )
    served.taizhang_site, served.taizhang_since = site, datetime.now(UTC)
    tell_interrupted(served.databases[DATABASE_NAME])
    remember_texts(served)
    return served


def remember_texts(served: Any) -> None:
    """Let a Datasette put its metadata together once for every question: it does so some seventy times a page."""
    look_up = lru_cache(maxsize=REMEMBERED)(served.metadata)

    def metadata(*which: Any, **where: Any) -> Any:
        found = look_up(*which, **where)
        return dict(found) if isinstance(found, dict) else found  # the views add to what they are given

    served.metadata = metadata
    served._table_permission_allows = lru_cache(maxsize=REMEMBERED)(served._table_permission_allows)


def mend_datasette() -> None:
    """Put right what in Datasette 0.65 has no setting."""
    # Its own answers to exceptions are made even where another plugin has answered: a page for nothing, and where
    # `rich` is installed every local variable is printed for every page that is not found, 0.5 s each.
    for name in ("datasette.handle_exception", "datasette.forbidden"):
        if pm.has_plugin(name):
            pm.unregister(name=name)

    # Rows with labels imitate sqlite3.Row and should raise as it does: else the second page of a table that is sorted
    # by a column that is not shown, such as our rowid, is a KeyError.
    def raise_as_sqlite_does(row: object, key: object) -> None:
        raise IndexError(key)

    datasette.utils.CustomRow.__missing__ = raise_as_sqlite_does

    # Its CSV of a query ends after 5,000 rows, its CSV of a table after the first page, and neither says so.
    datasette.views.base.DataView.as_csv = answer_csv


def read_metadata(path: Path) -> dict[str, Any]:
    """Return metadata.yml as Datasette reads it."""
    metadata: dict[str, Any] = parse_metadata(path.read_text(encoding="utf-8"))
    return metadata


def make_inspection(site: Site) -> dict[str, Any]:
    """Return what Datasette would find out by reading the file: its digest, its size, the rows of its tables."""
    receipt = site.receipt
    tables = {name: {"count": count} for name, count in receipt.rows.items()}
    inspection = {"hash": receipt.database_sha256, "size": site.database.stat().st_size, "file": site.database.name}
    return {"policy": {**inspection, "tables": tables}}
