"""The server: Datasette on the last build, with our plugins, templates, styles and settings."""

import errno
import socket
import sys
from pathlib import Path
from threading import Thread
from typing import Any

import datasette.app
import datasette.utils
import datasette.views.base
import uvicorn
from datasette.plugins import pm
from datasette.utils import parse_metadata

from etl.errors import Complaint
from etl.project import Project
from etl.serve.forms import answer_csv
from etl.serve.origin import read_origin
from etl.serve.pictures.render import warm_renderer
from etl.serve.plugins import register_plugins
from etl.serve.shelf import warm_shelf
from etl.serve.site import HERE, Site, open_site

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
    served.taizhang_site = site
    return served


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


def serve_edition(project: Project, port: int) -> None:
    """Serve the last build on 127.0.0.1 until interrupted."""
    read_origin()  # a public address that is none should end this now, and not every page later
    served = open_datasette(project)
    listening = listen(port)
    host, number = listening.getsockname()
    print(f"Taizhang on http://{host}:{number}/ (stop with Ctrl-C)", file=sys.stderr)  # noqa: T201
    Thread(target=warm_shelf, args=(served.taizhang_site,), daemon=True).start()
    Thread(target=warm_renderer, daemon=True).start()
    config = uvicorn.Config(served.app(), log_level="warning", lifespan="on")
    uvicorn.Server(config).run(sockets=[listening])


def listen(port: int) -> socket.socket:
    """Return a socket on 127.0.0.1; a port in use is a Complaint. Port 0 is any that is free."""
    # The protocol is named because only then does asyncio send small packets at once (TCP_NODELAY); else an answer in
    # two pieces, head and body, waits 40 ms for the other side.
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind(("127.0.0.1", port))
        listening.listen()
    except OSError as error:
        listening.close()
        if error.errno not in (errno.EADDRINUSE, errno.EACCES):
            raise
        what = "the port is taken" if error.errno == errno.EADDRINUSE else "the port is not ours to open"
        raise Complaint(what, f"127.0.0.1:{port}", "Choose another with `--port` (make serve PORT=...).", 2) from None
    return listening
