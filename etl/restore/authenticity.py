"""How a capture relates to the original: judged by what had to be repaired, with the reasons."""

import re
from collections import Counter
from typing import Literal

from etl.model import Raw, Text

Authenticity = Literal["official_page", "document_file", "copy", "damaged_copy"]
# The metadata table that an official site prints over a document.
PAGE_FIELDS = re.compile(
    r"(索引号|发布机构|发文机关|发文字号|文号|成文日期|成文时间|公开方式|主题分类|组配分类|公文时效|有效性)\s*[:：\t]"
)
ENOUGH_FIELDS = 3
# Fewer may be slips of a scan or glosses that stayed in doubt.
ENOUGH_DAMAGE = 3
NAMES = {
    "bytes": ("受损字节", "damaged runs of bytes"),
    "reading": ("读音括号", "readings in brackets"),
    "furniture": ("正文以外的内容", "pieces of a page around the body"),
}
# By the number of digits.
COUNTS = (
    ("不足十处", "fewer than ten"),
    ("十处以上", "ten or more"),
    ("百处以上", "a hundred or more"),
    ("千处以上", "a thousand or more"),
)


def judge_authenticity(raw: Raw, text: Text) -> tuple[Authenticity, tuple[str, ...]]:
    """Return what the capture is, and why, each reason in Chinese and English.

    Lost bytes or readings injected make a damaged copy, a foreign page around the body a copy; a page with the
    metadata table of an official site is that page, and anything else is a file of the document itself.
    """
    counts = Counter(e.kind for e in text.edits)
    found = {kind: counts[kind] for kind in NAMES if counts[kind]}
    reasons = tuple(_say_reason(kind, n) for kind, n in found.items())
    if found.get("bytes", 0) + found.get("reading", 0) >= ENOUGH_DAMAGE:
        return "damaged_copy", reasons
    if found.get("furniture"):
        return "copy", reasons
    fields = {m.group(1) for m in PAGE_FIELDS.finditer(text.restored[:3000])}
    if raw.media_type == "text/html" or len(fields) >= ENOUGH_FIELDS:
        printed = "、".join(sorted(fields)) or raw.media_type
        return "official_page", (f"网页元数据：{printed} / metadata of a page",)
    return "document_file", (f"文件本身，无页面痕迹 / the file itself ({raw.media_type}), no trace of a page",)


def _say_reason(kind: str, count: int) -> str:
    """A reason with an order of magnitude, which stays the same when a repair is read a little better."""
    (chinese, english), (many, many_en) = NAMES[kind], COUNTS[min(len(str(count)), len(COUNTS)) - 1]
    return f"{chinese}{many} / {many_en} {english}"
