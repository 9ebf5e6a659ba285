"""The public address of the site, which canonical links, citations and catalogues are written with."""

import os
import re
from typing import Any

from etl.errors import Complaint

SETTING = "TAIZHANG_ORIGIN"
FORM = re.compile(r"https?://[^/?#\s]+")


def read_origin() -> str:
    """Return the public address that TAIZHANG_ORIGIN sets, without a slash at its end; empty where it is not set.

    A Complaint where it is not the scheme and host of a site, such as `https://taizhang.example.org`.
    """
    origin = os.environ.get(SETTING, "").strip().rstrip("/")
    if origin and not FORM.fullmatch(origin):
        form = "Set it to scheme and host alone, such as https://taizhang.example.org, or unset it."
        raise Complaint(f"{origin!r} is no public address", SETTING, form, 2)
    return origin


def find_origin(request: Any) -> str:
    """Return the public address that is set, else that of the host which was asked: for what must be absolute."""
    return read_origin() or f"{request.scheme}://{request.host}"
