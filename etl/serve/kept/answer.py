"""An answer that is sent again: made ready once, as it is, compressed, and as `304 Not Modified`."""

import gzip
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from etl.serve.kept.collected import Collected, Headers

SMALL = 512  # bytes; compressing less saves nothing
WORDY = re.compile(rb"text/|application/(?:json|xml|[\w.-]+\+(?:json|xml))|image/svg")
# True of one way of sending alone, or set anew for each.
FRAMING = (b"content-length", b"content-encoding", b"transfer-encoding", b"vary")

Start = Mapping[str, Any]


@dataclass(frozen=True)
class KeptAnswer:
    """The beginnings of three answers as ASGI messages, and the two bodies; `pressed` is None where it is not worth it.

    `tag` is how a browser asks whether it has changed.
    """

    plain: Start
    pressed: Start | None
    unchanged: Start
    body: bytes
    pressed_body: bytes
    tag: bytes

    @property
    def size(self) -> int:
        """Bytes that it takes to keep."""
        return len(self.body) + len(self.pressed_body)

    def choose(self, accepted: bytes, known: bytes) -> tuple[Start, bytes]:
        """Return the beginning and the body for one who accepts these encodings and knows these tags."""
        if known and names_tag(known, self.tag):
            return self.unchanged, b""
        if self.pressed and b"gzip" in accepted:
            return self.pressed, self.pressed_body
        return self.plain, self.body


def make_kept_answer(collected: Collected) -> KeptAnswer:
    """Return a collected answer with status 200 ready to be sent.

    One with a tag of its own is a file whose digest is promised: it is never compressed. Any other gets a weak tag, the
    same for both encodings.
    """
    body = collected.body
    headers = [(k, v) for k, v in collected.headers if k not in FRAMING]
    told = dict(headers)
    is_file = b"etag" in told
    tag = told.get(b"etag") or b'W/"%s"' % hashlib.sha256(body).hexdigest()[:20].encode()
    pressed = not is_file and len(body) > SMALL and WORDY.match(told.get(b"content-type", b"")) is not None
    pressed_body = gzip.compress(body, 6, mtime=0) if pressed else b""
    headers += [] if is_file else [(b"etag", tag)]
    headers += [(b"vary", b"Accept-Encoding")] if pressed else []
    return KeptAnswer(
        _begin(200, headers, length=len(body)),
        _begin(200, [*headers, (b"content-encoding", b"gzip")], length=len(pressed_body)) if pressed else None,
        _begin(304, headers),
        body,
        pressed_body,
        tag,
    )


def _begin(status: int, headers: Headers, length: int | None = None) -> Start:
    sized = headers if length is None else [*headers, (b"content-length", str(length).encode())]
    return {"type": "http.response.start", "status": status, "headers": sized}


def names_tag(known: bytes, tag: bytes) -> bool:
    """Say whether an If-None-Match header names a tag, strong or weak."""
    bare = tag.removeprefix(b"W/")
    return known.strip() == b"*" or bare in (t.strip().removeprefix(b"W/") for t in known.split(b","))
