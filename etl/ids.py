"""Addresses that people can read, and digests of canonical lists."""

import hashlib
import json
import re
import unicodedata
from collections.abc import Sequence

NUMBER = re.compile(r"〔(\d{4})〕(\d+)号$")
UNKNOWN_PLACE = "000000"


def digest(values: Sequence[object], length: int = 24) -> str:
    """Return the first `length` hexadecimal digits of the SHA-256 of `values` as a canonical JSON list.

    A list, never a joined string: ["ab", "c"] and ["a", "bc"] differ.
    """
    canonical = json.dumps(list(values), ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()[:length]


def normalize_number(number: str | None) -> str | None:
    """Return a document number with its year in 〔〕 and half-width digits, as GB/T 9704-2012 prints it."""
    if number is None:
        return None
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", number))
    return re.sub(r"[〔\[(【](\d{4})[〕\])】]", r"〔\1〕", plain)


def name_document(region_id: str | None, number: str | None, dates: Sequence[str | None], title: str) -> str:
    """Return the id of a source's first document: `220600-2021-1`.

    Place code, year, and the number of the 发文字号; without one, the first year that `dates` holds and six digits of
    the digest of place and title. A place that is not known is 000000, a year that is not known `nd`.
    """
    place = (region_id or UNKNOWN_PLACE)[:6]
    m = NUMBER.search(number or "")
    if m:
        return f"{place}-{m.group(1)}-{int(m.group(2))}"
    year = next((d[:4] for d in dates if d), "nd")
    return f"{place}-{year}-{digest([place, title], 6)}"


def part_clashes(names: Sequence[str], digests: Sequence[str]) -> list[str]:
    """Return `names` with six digits of its own digest behind every name that two documents claim."""
    return [n if names.count(n) == 1 else f"{n}-{d[:6]}" for n, d in zip(names, digests, strict=True)]


def sort_naturally(key: Sequence[object]) -> list[object]:
    """Return a sort key under which 1.2 stands before 1.10."""
    parts: list[object] = []
    for value in key:
        pieces = re.split(r"(\d+)", str(value))
        parts.append([int(p) if p.isdecimal() else p for p in pieces])
    return parts
