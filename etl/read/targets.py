"""What a link or a picture points to."""

import re
from pathlib import PurePosixPath
from urllib.parse import unquote


def strip_query(target: str) -> str:
    """Return the path of a link without what follows ? or #, percent signs decoded; any string has one."""
    return unquote(re.split("[?#]", target, maxsplit=1)[0])


def name_target(target: str) -> str:
    """Return the file name at the end of a link; empty where it ends in a folder."""
    path = strip_query(target)
    return "" if path.endswith("/") else PurePosixPath(path).name
