"""When something did not work: a page in the site's clothes, or JSON, that says the next step in both languages."""

import traceback
from collections.abc import Awaitable, Callable
from typing import Any

from datasette.utils.asgi import NotFound, Request, Response
from pluggy import HookimplMarker

from etl.serve.failure import Failure, explain, make_failure
from etl.serve.public.answer import find_today
from etl.serve.public.ask import Ask, Page
from etl.serve.public.language import TAGS
from etl.serve.public.render import render_page
from etl.serve.site import find_site

hookimpl = HookimplMarker("datasette")
# Datasette's workshop: pages for those who write plugins, with scripts of their own, and one that tells of the machine.
CLOSED = "allow-debug|auth-token|logout|messages|patterns|permissions|threads"


@hookimpl
def handle_exception(datasette: Any, request: Any, exception: Exception) -> Callable[[], Awaitable[Any]]:
    """Answer in the place of Datasette; what is our own mistake goes to the log."""

    async def answer() -> Any:
        failure = explain(exception, request, datasette.setting("sql_time_limit_ms"))
        if failure.kind == "broken":
            traceback.print_exception(exception)
        return await answer_failure(datasette, request, failure)

    return answer


@hookimpl
def forbidden(datasette: Any, request: Any, message: str) -> Callable[[], Awaitable[Any]]:
    """Answer what nobody may do here."""

    async def answer() -> Any:
        return await answer_failure(datasette, request, make_failure("forbidden", message))

    return answer


@hookimpl(trylast=True)
def asgi_wrapper(datasette: Any) -> Callable[[Any], Any]:
    """Answer what fails around Datasette, too, in what plugins wrap it with."""

    def wrap(app: Any) -> Any:
        async def guard(scope: Any, receive: Any, send: Any) -> None:
            started = False

            async def pass_on(message: Any) -> None:
                nonlocal started
                started = True
                await send(message)

            try:
                await app(scope, receive, pass_on)
            except Exception as exception:
                if scope["type"] != "http" or started:
                    raise
                traceback.print_exception(exception)
                response = await answer_failure(datasette, Request(scope, receive), make_failure("broken"))
                await response.asgi_send(send)

        return guard

    return wrap


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Any]]]:
    """Close the pages that are no part of the service."""
    return [(rf"^/-/(?:{CLOSED})(?:\.json)?$", close)]


async def close() -> None:
    """Answer as if there were no such page."""
    raise NotFound("404")


async def answer_failure(datasette: Any, request: Any, failure: Failure) -> Any:
    """Return JSON to a program; a page in its language under /zh/ and /en/, and one in both elsewhere."""
    language = request.path.lstrip("/").partition("/")[0]
    if wants_json(request):
        return Response.json(failure.describe(), status=failure.status)
    if language in TAGS:
        return Response.html(render_failure(datasette, request, language, failure), status=failure.status)
    told = {"failure": failure, "sql": request.args.get("sql")}
    return Response.html(await datasette.render_template("error.html", told), status=failure.status)


def wants_json(request: Any) -> bool:
    """Say whether a program asked: by the address, or by what it accepts."""
    if request.path.endswith((".json", ".csv", ".xlsx")) or "/-/reconcile" in request.path:
        return True
    accepted = request.headers.get("accept", "")
    return "application/json" in accepted and "text/html" not in accepted


def render_failure(datasette: Any, request: Any, language: str, failure: Failure) -> str:
    """Return the page of a failure in one language; nothing is asked of the database, which may be what failed."""
    path = request.path.lstrip("/").partition("/")[2]
    connection: Any = None
    ask = Ask(find_site(datasette), connection, language, path, {}, {}, find_today())
    title = ask.choose(*failure.title)
    return render_page(ask, Page("failed.html", title, {"failure": failure}, status=failure.status))
