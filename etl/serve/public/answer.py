"""A request becomes an answer: the page that its address names, in the language that it begins with."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import parse_qsl, unquote

from datasette.utils.asgi import Response

from etl.serve.origin import read_origin
from etl.serve.public.ask import Ask, Missing, Page, View
from etl.serve.public.missing import show_missing
from etl.serve.public.render import render_page
from etl.serve.public.signposts import find_signposts, write_links
from etl.serve.site import DATABASE_NAME, find_site

CHINA = timedelta(hours=8)


def find_today() -> date:
    """Return the day in China, where due dates pass."""
    return (datetime.now(UTC) + CHINA).date()


def make_handler(show: View) -> Callable[..., Any]:
    """Return what Datasette calls for a page."""

    async def handle(datasette: Any, request: Any) -> Any:
        language, _, path = request.path.lstrip("/").partition("/")
        names = {k: unquote(v) for k, v in request.url_vars.items() if v is not None}
        query = dict(parse_qsl(request.query_string))
        origin = read_origin()
        site, path = find_site(datasette), unquote(path)

        def make(connection: Any) -> Any:
            return make_answer(show, Ask(site, connection, language, path, names, query, find_today(), origin))

        return await datasette.get_database(DATABASE_NAME).execute_fn(make)

    return handle


def make_answer(show: View, ask: Ask) -> Any:
    """Return the response that a page gives; a page that is not there is an answer too."""
    try:
        made = show(ask)
    except Missing as missing:
        made = show_missing(ask, missing)
    if isinstance(made, Page):
        links = write_links(find_signposts(ask, made))
        headers = {"Link": links} if links else {}
        return Response(render_page(ask, made), made.status, headers, "text/html; charset=utf-8")
    headers = {"Content-Disposition": f'attachment; filename="{made.name}"'} if made.name else {}
    return Response(made.body, 200, headers, made.content_type)
