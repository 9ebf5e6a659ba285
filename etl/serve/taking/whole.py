"""Every row of an answer: Datasette gives a page of a table and the first 5,000 rows of a query; a file has all.

A table or view is asked page by page, however long it is. A query is run once; one that gives more than MOST rows, or
takes longer than a query may, is refused with the way to its rows: never some of them as if they were all.
"""

import sqlite3
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlencode

from datasette.database import QueryInterrupted
from datasette.utils import InvalidSql, sqlite_timelimit
from datasette.utils.asgi import NotFound, Request, Response
from datasette.views.base import DatasetteError
from datasette.views.table import TableView

MOST = 100_000  # rows of a query: what one answer may keep in memory


class TooMany(Exception):
    """A query gives more rows than one answer may have; with the number that it may."""


@dataclass(frozen=True)
class Whole:
    """The columns of an answer, and all its rows in batches; cells with a label have become two columns."""

    columns: list[str]
    batches: AsyncIterator[list[Sequence[object]]]

    async def read(self, most: int) -> list[Sequence[object]]:
        """Return the rows; a refusal where there are more than `most`."""
        rows: list[Sequence[object]] = []
        async for batch in self.batches:
            rows += batch
            if len(rows) > most:
                raise TooMany(most)
        return rows


async def find_whole(view: Any, request: Any) -> Whole | Response:
    """Return what a view of Datasette answers to a request, all of it, unless `_size` asks for a number of rows.

    Where the view leads to another address, that is the answer.
    """
    asked = _leave_out_pages(request)
    more = {"_size": "max"} if isinstance(view, TableView) and "_size" not in asked.args else {}
    try:
        answer = await view.data(asked, **more)
    except (sqlite3.OperationalError, InvalidSql) as error:
        raise DatasetteError(str(error), title="Invalid SQL", status=400) from error
    if isinstance(answer, Response):
        return answer
    data, *_ = answer
    if data.get("error"):
        raise DatasetteError(data["error"], title="Invalid SQL", status=400)
    if not data.get("columns"):
        raise NotFound("no rows are to be taken here")
    if data.get("truncated"):
        data |= {"rows": await read_query(view.ds, data)}  # now, while a refusal can still be the answer
    labelled = set(data.get("expanded_columns") or ())
    columns = [name for c in data["columns"] for name in ((c, f"{c}_label") if c in labelled else (c,))]
    return Whole(columns, _read_batches(view, asked, data, labelled))


def _leave_out_pages(request: Any) -> Any:
    """The request without the place in pages, so that it asks for all, and without what only a page counts."""
    arguments = parse_qsl(request.query_string, keep_blank_values=True)
    if not request.args.get("_size", "max").isdigit():
        arguments = [(k, v) for k, v in arguments if k not in ("_size", "_next")]
    query = urlencode([*arguments, ("_nofacet", "1"), ("_nocount", "1")])
    return Request(dict(request.scope, query_string=query.encode("latin-1")), request.receive)


async def _read_batches(
    view: Any, request: Any, data: Mapping[str, Any], labelled: set[str]
) -> AsyncIterator[list[Sequence[object]]]:
    while True:
        yield [list(_flatten(data["columns"], row, labelled)) for row in data["rows"]]
        if not data.get("next") or "_size" in request.args:
            return
        data, *_ = await view.data(request, _next=data["next"], _size="max")


def _flatten(columns: Sequence[str], row: Sequence[Any], labelled: set[str]) -> Iterator[object]:
    for column, cell in zip(columns, row, strict=True):
        if column not in labelled:
            yield cell
        elif isinstance(cell, dict):
            yield from (cell["value"], cell["label"])
        else:
            yield from (cell, None)


async def read_query(datasette: Any, data: Mapping[str, Any]) -> list[Sequence[object]]:
    """Return all rows of a query of which `data` has the first."""
    sql, parameters = data["query"]["sql"], data["query"]["params"]

    def run(connection: sqlite3.Connection) -> list[Sequence[object]]:
        with sqlite_timelimit(connection, datasette.sql_time_limit_ms):
            return connection.execute(sql, parameters).fetchmany(MOST + 1)

    try:
        rows: list[Sequence[object]] = await datasette.get_database(data["database"]).execute_fn(run)
    except sqlite3.OperationalError as error:
        raise QueryInterrupted(error, sql, parameters) from error
    if len(rows) > MOST:
        raise TooMany(MOST)
    return rows
