"""A request becomes an answer: the page is made once and kept as long as the day, for a build never changes."""

import gzip
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import parse_qsl, unquote

from datasette.utils.asgi import Response

from etl.serve.origin import read_origin
from etl.serve.public.ask import Ask, Missing, Page, View
from etl.serve.public.kept import Kept
from etl.serve.public.missing import show_missing
from etl.serve.public.render import render_page
from etl.serve.public.signposts import find_signposts, write_links
from etl.serve.site import DATABASE_NAME, find_site

CHINA = timedelta(hours=8)


@dataclass(frozen=True)
class Answer:
    """What is sent; `pressed` is the compressed body, `tag` is how a browser asks whether it has changed.

    `links` is the value of its Link header.
    """

    status: int
    body: bytes
    pressed: bytes
    content_type: str
    tag: str
    name: str | None
    links: str = ""


def find_today() -> date:
    """Return the day in China, where due dates pass."""
    return (datetime.now(UTC) + CHINA).date()


def make_handler(show: View) -> Callable[..., Any]:
    """Return what Datasette calls for a page."""

    async def handle(datasette: Any, request: Any) -> Any:
        today, origin = find_today(), read_origin()
        if not hasattr(datasette, "taizhang_kept"):
            datasette.taizhang_kept = Kept()
        kept: Kept[Answer] = datasette.taizhang_kept
        key = f"{origin} {today} {request.path}?{request.query_string}"
        answer = kept.find(key)
        if answer is None:
            site = find_site(datasette)

            def make(connection: Any) -> Answer:
                language, _, path = request.path.lstrip("/").partition("/")
                names = {k: unquote(v) for k, v in request.url_vars.items() if v is not None}
                query = dict(parse_qsl(request.query_string))
                ask = Ask(site, connection, language, unquote(path), names, query, today, origin)
                return make_answer(show, ask)

            answer = await datasette.get_database(DATABASE_NAME).execute_fn(make)
            kept.keep(key, answer, len(answer.body) + len(answer.pressed))
        return send_answer(answer, request.headers)

    return handle


def make_answer(show: View, ask: Ask) -> Answer:
    """Return the answer that a page gives; a page that is not there is an answer too."""
    try:
        made = show(ask)
    except Missing as missing:
        made = show_missing(ask, missing)
    if isinstance(made, Page):
        body, kind, name, status = render_page(ask, made), "text/html; charset=utf-8", None, made.status
        links = write_links(find_signposts(ask, made))
    else:
        body, kind, name, status, links = made.body, made.content_type, made.name, 200, ""
    encoded = body.encode("utf-8")
    pressed = gzip.compress(encoded, 6, mtime=0)
    return Answer(status, encoded, pressed, kind, f'"{hashlib.sha256(encoded).hexdigest()[:16]}"', name, links)


def send_answer(answer: Answer, asked: Mapping[str, str]) -> Any:
    """Return the response, compressed where the browser can read that; 304 where it has it already."""
    headers = {"ETag": answer.tag, "Cache-Control": "public, max-age=300", "Vary": "Accept-Encoding"}
    if answer.links:
        headers["Link"] = answer.links
    if answer.name:
        headers["Content-Disposition"] = f'attachment; filename="{answer.name}"'
    if asked.get("if-none-match") == answer.tag and answer.status == 200:
        return Response("", 304, headers, answer.content_type)
    body = answer.body
    if "gzip" in asked.get("accept-encoding", ""):
        body, headers["Content-Encoding"] = answer.pressed, "gzip"
    return Response(body, answer.status, headers | {"Content-Length": str(len(body))}, answer.content_type)
