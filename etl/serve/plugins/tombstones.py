"""The old address of a record that was removed or that changed its id answers 410, and says where it went."""

from collections.abc import Callable
from typing import Any

from datasette.utils.asgi import Request, Response
from pluggy import HookimplMarker

from etl.serve.editions.tombstone import Gone, find_gone, locate_row, read_row_address
from etl.serve.site import DATABASE_NAME, find_site

hookimpl = HookimplMarker("datasette")


@hookimpl
def asgi_wrapper(datasette: Any) -> Callable[[Any], Any]:
    """Put a tombstone in the place of a 404 where an edition once had the record."""

    def wrap(app: Any) -> Any:
        async def answer(scope: Any, receive: Any, send: Any) -> None:
            if scope["type"] != "http":
                await app(scope, receive, send)
                return
            missing = False

            async def pass_on(message: Any) -> None:
                nonlocal missing
                is_404 = message["type"] == "http.response.start" and message["status"] == 404
                if is_404 and (response := await make_tombstone(datasette, Request(scope, receive))):
                    missing = True
                    await response.asgi_send(send)
                if not missing:
                    await send(message)

            await app(scope, receive, pass_on)

        return answer

    return wrap


async def make_tombstone(datasette: Any, request: Any) -> Any:
    """Return the answer for a row that is gone, or None."""
    asked = read_row_address(find_site(datasette), request)
    if asked is None:
        return None
    gone = await datasette.get_database(DATABASE_NAME).execute_fn(lambda c: find_gone(c, *asked))
    if gone is None:
        return None
    new = locate_row(gone.table.name, [gone.moved_to]) if gone.moved_to else None
    headers = {"link": f'<{new}>; rel="successor-version"'} if new else {}
    if request.path.endswith(".json"):
        return Response.json(describe_gone(gone, new), status=410, headers=headers)
    page = await datasette.render_template("tombstone.html", {"gone": gone, "new_address": new})
    return Response.html(page, status=410, headers=headers)


def describe_gone(gone: Gone, new: str | None) -> dict[str, object]:
    """Return a tombstone as JSON."""
    return {
        "ok": False, "status": 410, "error": f"edition {gone.last.until} removed this record",
        "table": gone.table.name, "record_id": gone.record_id, "since": gone.last.since, "removed_in": gone.last.until,
        "cause": gone.cause, "moved_to": gone.moved_to, "reason": gone.reason, "url": new, "last": gone.last.row,
    }  # fmt: skip
