"""Tables and rows as of an edition: `?_edition=0.1.0` leads from a table to its history, from a row to its version."""

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlencode

from datasette.utils import tilde_encode, urlsafe_components
from datasette.utils.asgi import Response

from etl.contract import Table
from etl.load.history import LOGS, history_name, list_history_tables
from etl.serve.editions.places import RowVersion, find_place, find_version, list_editions, list_versions
from etl.serve.failure import BY_STATUS, make_failure
from etl.serve.history_tables import BOOKKEEPING
from etl.serve.site import DATABASE_NAME, Site, Words, find_site

ARGUMENT = "_edition"
ADDRESS = re.compile(rf"/{DATABASE_NAME}/(?P<table>\w+)(?:/(?P<keys>[^/.]+))?(?P<form>\.json|\.csv|\.xlsx)?")
NO_HISTORY = Words(
    "这里只有现行版本；按版本查看请用事实表，或在 SQL 中查历史表",
    "only the current edition is here; ask a table of facts, or a history table in SQL",
)


@dataclass(frozen=True, slots=True)
class Address:
    """A table or a row of it, in one of its forms: a page, JSON, CSV, XLSX."""

    table: str
    keys: str | None
    form: str


def read_address(request: Any) -> Address | None:
    """Return the table or row that a request is about, or None."""
    raw = request.scope.get("raw_path") or request.scope["path"].encode()
    found = ADDRESS.fullmatch(raw.decode("ascii", "replace").partition("?")[0])
    return Address(found["table"], found["keys"], found["form"] or "") if found else None


async def answer_as_of(datasette: Any, request: Any) -> Any:
    """Return the answer to a request with `_edition`, or None where the table itself knows what to do with it."""
    site, address = find_site(datasette), read_address(request)
    if address is None or address.table in site.histories or address.table in LOGS:
        return None
    edition = request.args[ARGUMENT]
    tables = {t.name: t for t in list_history_tables(site.contract)}
    if address.table not in tables:
        known = address.table in {*site.contract.tables, *site.views, *site.questions}
        return await refuse(datasette, request, 400, NO_HISTORY) if known else None
    database = datasette.get_database(DATABASE_NAME)
    place = await database.execute_fn(lambda c: find_place(c, edition))
    if place is None:
        known = await database.execute_fn(list_editions)
        return await refuse(datasette, request, 404, say_unknown(edition, known), known)
    table = tables[address.table]
    if address.keys is None:
        return Response.redirect(_locate_table(table, address.form, request.query_string))
    keys = urlsafe_components(address.keys)
    versions = await database.execute_fn(lambda c: list_versions(c, table, keys))
    if version := find_version(versions, place):
        return Response.redirect(_locate_version(table, address, version))
    return await refuse(datasette, request, 404, _say_absent(edition, versions)) if versions else None


def _locate_table(table: Table, form: str, query: str) -> str:
    """The history with the arguments kept; columns that say nothing more as of one edition are left out."""
    arguments = parse_qsl(query, keep_blank_values=True)
    if "_col" not in dict(arguments):
        arguments += [("_nocol", name) for name in BOOKKEEPING if ("_nocol", name) not in arguments]
    return f"/{DATABASE_NAME}/{history_name(table)}{form}?{urlencode(arguments)}"


def _locate_version(table: Table, address: Address, version: RowVersion) -> str:
    return f"/{DATABASE_NAME}/{history_name(table)}/{address.keys},{tilde_encode(version.since)}{address.form}"


def _say_absent(edition: str, versions: list[RowVersion]) -> Words:
    held = [(v.since, v.until) for v in versions]
    zh = "；".join(f"自 {since} 版" + (f"至 {until} 版之前" if until else "起") for since, until in held)
    en = "; ".join(f"from {since}" + (f" up to but not in {until}" if until else " on") for since, until in held)
    return Words(f"{edition} 版没有这一行。它见于：{zh}", f"edition {edition} has no such row; it stands {en}")


def say_unknown(edition: str, known: list[str]) -> Words:
    """Say that there is no such edition, and which there are."""
    listed = ", ".join(known) or "—"
    return Words(f"没有版本 {edition}。现有版本：{listed}", f"there is no edition {edition}. Editions: {listed}")


async def refuse(datasette: Any, request: Any, status: int, words: Words, editions: list[str] | None = None) -> Any:
    """Return the reason in the form that was asked for."""
    failure = make_failure(BY_STATUS[status], f"{words.zh} / {words.en}")
    if request.path.endswith((".json", ".csv", ".xlsx")):
        told = failure.describe() | ({"editions": editions} if editions is not None else {})
        return Response.json(told, status=status)
    # Without the request: outside Datasette's own wrappers it lacks what its templates ask of it.
    return Response.html(await datasette.render_template("error.html", {"failure": failure}), status=status)


async def filter_as_of(datasette: Any, request: Any, table: str) -> tuple[str, dict[str, int], str] | None:
    """Return the clause, its parameter and the words for a table as of an edition, None where none is asked for.

    A KeyError names an edition that there is not.
    """
    edition, site = request.args.get(ARGUMENT), find_site(datasette)
    if not edition or not _has_time(site, table):
        return None
    place = await datasette.get_database(DATABASE_NAME).execute_fn(lambda c: find_place(c, edition))
    if place is None:
        raise KeyError(edition)
    clause = "from_position <= :at_edition and to_position > :at_edition"
    if table in LOGS:
        clause = "edition in (select edition from editions where position <= :at_edition)"
    return clause, {"at_edition": place}, f"as of edition {edition} / 截至 {edition} 版"


def _has_time(site: Site, table: str) -> bool:
    history = site.histories.get(table)
    return table in LOGS or bool(history and "from_position" in history.column_names)
