"""An application around another that keeps its answers, since they can say nothing else until there is another build.

Nobody signs in here, so what is asked with a cookie is answered as without. What is asked with other methods, with an
Authorization header or of Datasette's own workings (/-/) goes by, and so do whole files, which have their own ways.
"""

import asyncio
from collections.abc import Callable, Hashable
from typing import Any

from etl.serve.interrupted import note_interrupted
from etl.serve.kept.answer import KeptAnswer, make_kept_answer
from etl.serve.kept.collected import Collected, Headers
from etl.serve.kept.freshness import NEVER, say_freshness
from etl.serve.kept.store import Kept
from etl.serve.origin import read_origin
from etl.serve.public.answer import find_today
from etl.serve.site import Site, find_site

App = Callable[..., Any]
OURS = ("/zh/", "/en/", "/static/")  # never name the host that was asked; Datasette's pages do
FILES = (".db", ".zip")
UNSTEADY = (b"_timelimit=", b"_trace=")
VARYING = {b"accept-encoding", b"cookie", b"authorization"}


def keep_answers(datasette: Any, app: App) -> App:
    """Return the application that asks `app` only for what it has not kept; both belong to `datasette`."""

    async def answer(scope: Any, receive: Any, send: Any) -> None:
        asked = dict(scope["headers"]) if scope["type"] == "http" else {}
        if not is_steady(scope, asked):
            await app(scope, receive, send)
            return
        kept, key = find_kept(datasette), name_request(scope, asked)
        found = kept.find(key)
        if found is None:
            found = await make_answer(datasette, app, scope, receive, send)
            if found is None:
                return
            kept.keep(key, found, found.size)
        start, body = found.choose(asked.get(b"accept-encoding", b""), asked.get(b"if-none-match", b""))
        await send(start)
        await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body})

    return answer


def find_kept(datasette: Any) -> Kept[KeptAnswer]:
    """Return what a Datasette has kept; it is forgotten together with that."""
    if not hasattr(datasette, "taizhang_kept"):
        datasette.taizhang_kept = Kept()
    kept: Kept[KeptAnswer] = datasette.taizhang_kept
    return kept


def is_steady(scope: Any, asked: dict[bytes, bytes]) -> bool:
    """Say whether a request is one that has the same answer until the next build."""
    return (
        scope["type"] == "http"
        and scope["method"] in ("GET", "HEAD")
        and b"authorization" not in asked
        and not scope["path"].startswith("/-/")
        and not scope["path"].endswith(FILES)
        and not any(name in scope["query_string"] for name in UNSTEADY)
    )


def name_request(scope: Any, asked: dict[bytes, bytes]) -> Hashable:
    """Return all that an answer depends on; the day is in it because due dates pass."""
    path = scope.get("raw_path") or scope["path"].encode()
    host = b"" if scope["path"].startswith(OURS) else scope.get("scheme", "").encode() + b":" + asked.get(b"host", b"")
    return find_today(), read_origin(), host, path, scope["query_string"]


async def make_answer(datasette: Any, app: App, scope: Any, receive: Any, send: Any) -> KeptAnswer | None:
    """Return the answer made anew; None where it has been sent already, as it came."""
    collected = Collected(send, complete_headers(find_site(datasette), scope))
    # Without what would make the answer one for this visitor alone; without their tags, so that it is the whole one.
    headers = [(k, v) for k, v in scope["headers"] if k not in (b"cookie", b"if-none-match")]
    await app({**scope, "method": "GET", "headers": headers}, receive, collected.take)
    if not collected.passed and not holds(collected.status, collected.headers):
        await collected.go_on()
    return None if collected.passed else await asyncio.to_thread(make_kept_answer, collected)


def complete_headers(site: Site, scope: Any) -> Callable[[int, Headers], Headers]:
    """Return what puts the Cache-Control into the headers of an answer with a status."""
    path, query, cut = scope["path"], scope["query_string"].decode("latin-1"), note_interrupted()

    def complete(status: int, headers: Headers) -> Headers:
        told = dict(headers).get(b"cache-control", b"").decode("latin-1")
        freshness = NEVER if cut else say_freshness(site, path, query, status, told)
        return [*((k, v) for k, v in headers if k != b"cache-control"), (b"cache-control", freshness.encode())]

    return complete


def holds(status: int, headers: Headers) -> bool:
    """Say whether an answer is the same for everybody until the next build."""
    told = dict(headers)
    varies = {part.strip().lower() for part in told.get(b"vary", b"").split(b",") if part.strip()}
    return status == 200 and varies <= VARYING and b"set-cookie" not in told and says_so(told)


def says_so(told: dict[bytes, bytes]) -> bool:
    """Say whether the headers allow others to keep the answer."""
    caching = told.get(b"cache-control", b"")
    return b"no-store" not in caching and b"private" not in caching
