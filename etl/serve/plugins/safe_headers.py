"""Headers on every answer that keep a page from doing what we never do: scripts, frames, requests to others."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from pluggy import HookimplMarker

hookimpl = HookimplMarker("datasette")

POLICY = "; ".join(
    [
        "default-src 'none'",
        "style-src 'self'",
        "img-src 'self' data:",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ]
)
HEADERS = {
    b"content-security-policy": POLICY.encode(),
    b"x-content-type-options": b"nosniff",
    b"x-frame-options": b"DENY",
    b"referrer-policy": b"strict-origin-when-cross-origin",
    b"permissions-policy": b"camera=(), geolocation=(), microphone=(), payment=()",
    b"cross-origin-opener-policy": b"same-origin",
    b"cross-origin-resource-policy": b"cross-origin",
}

App = Callable[..., Awaitable[None]]


@hookimpl(trylast=True)
def asgi_wrapper() -> Callable[[App], App]:
    """Put the headers on every answer that has not its own, outside of every other plugin."""
    return add_headers


def add_headers(app: App) -> App:
    """Return an application whose answers carry the headers."""

    async def with_headers(scope: Mapping[str, Any], receive: Any, send: Callable[[Any], Awaitable[None]]) -> None:
        async def send_with_headers(message: dict[str, Any]) -> None:
            if message["type"] == "http.response.start":
                given = list(message.get("headers", []))
                names = {name.lower() for name, _ in given}
                added = [[name, value] for name, value in HEADERS.items() if name not in names]
                message = {**message, "headers": [*given, *added]}
            await send(message)

        await app(scope, receive, send_with_headers)

    return with_headers
