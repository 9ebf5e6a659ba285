"""`?_edition=0.1.0` on tables and rows, on their JSON, CSV and XLSX."""

from collections.abc import Awaitable, Callable
from typing import Any

from datasette.filters import FilterArguments
from datasette.utils.asgi import Request
from datasette.views.base import DatasetteError
from pluggy import HookimplMarker

from etl.serve.editions.as_of import ARGUMENT, answer_as_of, filter_as_of, say_unknown
from etl.serve.editions.places import list_editions
from etl.serve.site import DATABASE_NAME

hookimpl = HookimplMarker("datasette")


@hookimpl
def asgi_wrapper(datasette: Any) -> Callable[[Any], Any]:
    """Lead requests with `_edition` to the history; everything else passes."""

    def wrap(app: Any) -> Any:
        async def answer(scope: Any, receive: Any, send: Any) -> None:
            if scope["type"] == "http" and f"{ARGUMENT}=".encode() in scope.get("query_string", b""):
                await datasette.invoke_startup()
                request = Request(scope, receive)
                if request.args.get(ARGUMENT) and (response := await answer_as_of(datasette, request)):
                    await response.asgi_send(send)
                    return
            await app(scope, receive, send)

        return answer

    return wrap


@hookimpl
def filters_from_request(
    request: Any, database: str, table: str, datasette: Any
) -> Callable[[], Awaitable[FilterArguments | None]] | None:
    """Keep the rows of a history that an edition said, or the entries of a log that it had."""
    if database != DATABASE_NAME or ARGUMENT not in request.args:
        return None

    async def find() -> FilterArguments | None:
        edition = request.args[ARGUMENT]
        try:
            found = await filter_as_of(datasette, request, table)
        except KeyError:
            words = say_unknown(edition, await datasette.get_database(database).execute_fn(list_editions))
            raise DatasetteError(f"{words.zh} / {words.en}", status=404) from None
        if found is None:
            return None
        clause, parameters, words_en = found
        context = {"as_of": edition, "as_of_table": table.removesuffix("_history")}
        return FilterArguments([clause], parameters, [words_en], context)

    return find
