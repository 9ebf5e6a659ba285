"""The search box, `?_search=` and the JSON API find words of any length: our meaning of `escape_fts`."""

import sqlite3

from pluggy import HookimplMarker

from etl.search import cut_excerpt, write_match

hookimpl = HookimplMarker("datasette")


@hookimpl(trylast=True)
def prepare_connection(conn: sqlite3.Connection) -> None:
    """Register after Datasette has registered its own, which knows words only where there is white space."""
    conn.create_function("escape_fts", 1, lambda query: write_match(query or ""), deterministic=True)
    conn.create_function("excerpt", 2, lambda text, query: cut_excerpt(text, query or ""), deterministic=True)
