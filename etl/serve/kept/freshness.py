"""How long browsers and proxies may keep an answer: for ever where it cannot change, else a few minutes.

An answer that says for itself how long it holds, such as a file of an edition, keeps its word.
"""

from urllib.parse import parse_qs

from etl.serve.editions.as_of import ADDRESS, ARGUMENT
from etl.serve.editions.shelf import FOR_EVER
from etl.serve.history_tables import BOOKKEEPING
from etl.serve.site import Site
from etl.serve.styles import STYLES, digest_style

# A new edition is seen within five minutes. Where nobody asked for longer, a proxy may show what it has for an hour
# more while it fetches the new one, and for a day where the server does not answer at all.
CURRENT = "public, max-age=300, stale-while-revalidate=3600, stale-if-error=86400"
MISSING = "public, max-age=60"
NEVER = "no-store"
# What leaves the rows of an edition as they are: their form and how many at once.
FORM = {ARGUMENT, "_nocol", "_shape", "_size", "_next", "_stream", "_dl", "_header", "_nl"}


def say_freshness(site: Site, path: str, query: str, status: int, told: str) -> str:
    """Return the Cache-Control of an answer; `told` is what it says of itself, or nothing."""
    if "public" in told or "no-store" in told or "private" in told:
        return told
    if status >= 500:
        return NEVER
    if status >= 400:
        return MISSING
    return FOR_EVER if status == 200 and (is_style(path, query) or is_settled(site, path, query)) else CURRENT


def is_style(path: str, query: str) -> bool:
    """Say whether an address names a style sheet with the very digest of its content."""
    name = path.removeprefix("/static/")
    return name in STYLES and query == digest_style(name)


def is_settled(site: Site, path: str, query: str) -> bool:
    """Say whether an address names rows as of an edition, as JSON or CSV, with nothing in them that may still change.

    The columns that say when a row was replaced change with the next edition, labels with the row that they name, and
    a page with its dress: what shows any of these is not settled.
    """
    found = ADDRESS.fullmatch(path)
    if not found or not found["form"] or found["keys"] or found["table"] not in site.histories:
        return False
    asked = parse_qs(query, keep_blank_values=True)
    columns = set(site.histories[found["table"]].column_names) - set(BOOKKEEPING)
    plain = all(key in FORM or key.partition("__")[0] in columns for key in asked)
    return plain and bool(asked.get(ARGUMENT, [""])[0]) and set(BOOKKEEPING) <= set(asked.get("_nocol", []))
