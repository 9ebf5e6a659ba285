"""The place that a document governs, out of its title, its issuer, or the words that it uses most."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from etl.lexicon import alternatives, load_words
from etl.model import Document

PLACE_END = "省|自治区|特别行政区|市|自治州|地区|盟|县|自治县|区|旗|自治旗|林区|新区|开发区|示范区|高新区|园区"
# 县级, 区域 and 市场 go on; 与 and 等 stand in no name, 和 may (乌兰布和).
PLACE = re.compile(rf"[^\W\d_a-zA-Z与的等]{{1,14}}?(?:{PLACE_END})(?!域|划|块|级|场|直)")
# 年全市, 在我省: no name whatever stands before.
WHOLE = re.compile(f"[全我本各该](?:{PLACE_END})$")
YEARS_BEFORE = re.compile(r"(?:20\d\d\s*年?度?(?:\s*[-—–~至]+\s*20\d\d\s*年?)?)")
# 某县委办公室某县: between two names of places stands that of a body.
BODY = re.compile("[局委厅]|办公室|政府|医院")
TRIM = "《〈“\"'的 \u3000"


def find_place(title: str) -> str | None:
    """Return the place that a title governs: the names at its start, or after 印发; the lowest where they nest.

    `甲省乙市丙县…` gives 丙县; two zones side by side are one place and give both names. Where no place stands after
    印发, that of the body that issues counts.
    """
    issued = re.split(r"印发|转发", title)[-1]
    return _read_places(YEARS_BEFORE.sub("", issued.lstrip(TRIM), count=1)) or _read_places(title.lstrip(TRIM))


def _read_places(start: str) -> str | None:
    names: list[str] = []
    words = load_words("places")
    start = start.lstrip(TRIM).removeprefix("中共")
    while (name := _match_place(start.lstrip(TRIM))) and not _is_common(name, words):
        if names and BODY.search(name):
            break
        names.append(name)
        start = start.lstrip(TRIM)[len(name) :].lstrip(" \u3000")
    if not names:
        return None
    lowest = _rank(names[-1], words)
    return "".join(n for n in names if _rank(n, words) == lowest)


def _match_place(start: str) -> str | None:
    m = _short_names().match(start) or PLACE.match(start)
    return m.group() if m else None


@cache
def _short_names() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(load_words('places')['short'])})(?![市县区府])")


def find_frequent_place(text: str) -> str | None:
    """Return the place named most often in `text`, three times or more, where a title names none."""
    words = load_words("places")
    starts = re.compile(rf"(?:^|[^\u4e00-\u9fff])([\u4e00-\u9fff]{{2,6}}?(?:{PLACE_END}))(?!域|划)", re.MULTILINE)
    counts = Counter(m.group(1) for m in starts.finditer(text))
    ranked = [(n, name) for name, n in counts.items() if n >= 3 and not _is_common(name, words)]
    return max(ranked)[1] if ranked else None


def _is_common(name: str, words: dict[str, Any]) -> bool:
    """Whether what looks like a place is a common word: 城市, 全市, 推进县."""
    return (
        name in words["common"]
        or WHOLE.search(name) is not None
        or any(name.startswith(w) for w in words["never_start"])
    )


def _rank(name: str, words: dict[str, Any]) -> int:
    return next((rank for rank, ends in words["ranks"].items() if name.endswith(tuple(ends))), 3)


def share_places(documents: Sequence[Document], text: str) -> list[Document]:
    """Give a document without a place of its own that of its parent, and the first that of what it carries.

    Else the place of the body that issued it counts, else the place that the text names most often.
    """
    first = next((d.region for d in documents if d.region), None)
    issuers = (_read_places(d.issuer or "") for d in documents)
    first = first or next((p for p in issuers if p), None) or find_frequent_place(text[:6000])
    known: dict[str, str | None] = {}
    placed = []
    for document in documents:
        region = document.region or (known[document.parent] if document.parent else first)
        known[document.key] = region
        placed.append(replace(document, region=region))
    return placed
