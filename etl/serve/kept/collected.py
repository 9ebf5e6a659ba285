"""An answer is collected while it is made; what grows too large to be kept goes on as it comes."""

from collections.abc import Awaitable, Callable
from functools import cached_property
from typing import Any

Headers = list[tuple[bytes, bytes]]
Send = Callable[[Any], Awaitable[None]]
LARGEST = 2**20  # bytes; a larger answer is sent on in pieces and made anew each time


class Collected:
    """What an application sends: status, headers with their names in small letters, body up to LARGEST bytes.

    `complete` puts into the headers what is missing there. `passed` says whether the answer went on as it came.
    """

    def __init__(self, send: Send, complete: Callable[[int, Headers], Headers]) -> None:
        self.status = 500
        self.passed = False
        self._send, self._complete = send, complete
        self._given: Headers = []
        self._pieces: list[bytes] = []
        self._size = 0

    @cached_property
    def headers(self) -> Headers:
        """The headers, completed when they are first asked for, which is when the answer is whole or goes on."""
        return self._complete(self.status, self._given)

    @property
    def body(self) -> bytes:
        """The whole body."""
        return b"".join(self._pieces)

    async def take(self, message: dict[str, Any]) -> None:
        """Take what the application sends."""
        if message["type"] == "http.response.start":
            self.status = message["status"]
            self._given = [(bytes(k).lower(), bytes(v)) for k, v in message.get("headers", [])]
        elif self.passed:
            await self._send(message)
        else:
            self._pieces.append(message.get("body", b""))
            self._size += len(self._pieces[-1])
            if self._size > LARGEST:
                await self.go_on(more=message.get("more_body", False))

    async def go_on(self, more: bool = False) -> None:
        """Send what is here, and from now on everything as it comes."""
        self.passed = True
        await self._send({"type": "http.response.start", "status": self.status, "headers": self.headers})
        await self._send({"type": "http.response.body", "body": self.body, "more_body": more})
        self._pieces.clear()
