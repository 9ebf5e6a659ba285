"""Which methods there are: everything is read with GET; two services are asked with POST, and write nothing either."""

from collections.abc import Callable
from typing import Any

from datasette.utils.asgi import Request, Response
from pluggy import HookimplMarker

from etl.serve.failure import make_failure
from etl.serve.plugins.failures import answer_failure

hookimpl = HookimplMarker("datasette")
READING = ("GET", "HEAD")
MCP = "/-/mcp"
# A GET there would hold a connection open for messages that a server without sessions never sends.
METHODS = {MCP: ("POST",), "/policy/organizations/-/reconcile": (*READING, "POST")}


@hookimpl
def asgi_wrapper(datasette: Any) -> Callable[[Any], Any]:
    """Answer every other method with 405, and a browser that asks first (OPTIONS) with what is allowed."""

    def wrap(app: Any) -> Any:
        async def answer(scope: Any, receive: Any, send: Any) -> None:
            methods = METHODS.get(scope.get("path", ""), READING)
            if scope["type"] != "http" or scope["method"] in methods:
                await app(scope, receive, send)
                return
            if scope["method"] == "OPTIONS":
                response = Response("", status=204)
            else:
                failure = make_failure("mcp" if scope["path"] == MCP else "method")
                response = await answer_failure(datasette, Request(scope, receive), failure)
            response.headers["Allow"] = ", ".join((*methods, "OPTIONS"))
            await response.asgi_send(send)

        return answer

    return wrap
