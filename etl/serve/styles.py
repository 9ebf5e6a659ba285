"""The style sheets, whose addresses change with their content."""

import hashlib
from functools import cache

from etl.serve.site import HERE

STYLES = ("site.css", "public.css")


@cache
def digest_style(name: str) -> str:
    """Return what stands behind the `?` in the address of a style sheet."""
    return hashlib.sha256((HERE / "static" / name).read_bytes()).hexdigest()[:8]
