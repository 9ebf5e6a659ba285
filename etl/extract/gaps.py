"""What a source says exists but lacks: empty fields, pictures for tables, unreadable cells, missing attachments."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from etl.extract.bodies import is_readable
from etl.model import Document, Gap, Outline

FIELD = re.compile(
    r"(?:^|\n|\t)((?:[\u4e00-\u9fff][ \u3000]?){2,6})[:：]"
    r"(?:[ \t]*(?=\n|$)|(?=\t(?:[\u4e00-\u9fff][ \u3000]?){2,6}[:：]))"
)
IMAGE = re.compile(r"(?:^|\n)\s*(\S{1,60}\.(?:jpe?g|png|gif|bmp|tiff?|webp|emf|wmf))\s*(?=\n|$)", re.IGNORECASE)
# 附件：1.某表 2.某图, an entry a line or all on one; 附件1：某表 on each line
LIST = re.compile(
    r"(?:^|\n)[ \u3000]*附\s*件\s*(?:\d{1,2}\s*)?[:：][ \u3000]*\n?((?:[^\n。\t]{2,90}?)[;；。]?(?=\n|$)"
    r"(?:\n[ \u3000]*(?:附\s*件\s*)?\d{1,2}\s*[.．、:：][^\n。\t]{2,90}?[;；。]?(?=\n|$))*)"
)
ENTRY = re.compile(r"\s*(?:附\s*件\s*)?\d{1,2}\s*[.．、:：]\s*")
NEXT_ENTRY = re.compile(r"\n|(?<=[^\d.．、])(?=\d{1,2}[.．、](?!\d))")
SAME = 0.75
HAN = re.compile("[\u4e00-\u9fff]")
# 县残联: however it ends, what begins so is a body's name.
PLACED = re.compile(r"\s*(?:国家|自治区|[省市县区旗盟州镇乡各])")
FIELD_LABELS = re.compile(r"(?:日期|时间|次数|时效|字号|文号|机构|号|类|方式|来源|词|范围)$")


def find_gaps(outline: Outline) -> tuple[Gap, ...]:
    """Return the gaps of every document, in order."""
    return tuple(g for d in outline.documents for g in _document_gaps(d, outline))


def _document_gaps(document: Document, outline: Outline) -> Iterator[Gap]:
    start = document.start
    words = outline.text[start : document.end]
    if document.parent is None:
        for m in FIELD.finditer(words[:3000]):
            label = re.sub(r"\s", "", m.group(1))
            if FIELD_LABELS.search(label):
                yield Gap(document.key, "", start + m.start(1), start + m.end(1), label, "empty_field")
    for m in IMAGE.finditer(words):
        yield Gap(
            document.key,
            _path_at(document, start + m.start(1)),
            start + m.start(1),
            start + m.end(1),
            m.group(1),
            "image",
        )
    for row in document.rows:
        for span in (row.lead, row.responsible, row.support):
            cell = outline.text[slice(*span)] if span else ""
            if span and len(HAN.findall(cell)) > 3 and not is_readable(cell) and not PLACED.match(cell):
                yield Gap(document.key, row.path, *span, cell, "unreadable")
    yield from _missing_parts(document, words, outline)


def _path_at(document: Document, offset: int) -> str:
    return next((c.path for c in document.clauses if c.start <= offset < c.end), "")


def _missing_parts(document: Document, words: str, outline: Outline) -> Iterator[Gap]:
    """Attachments that a list names and the source does not hold; the mark over an attachment is no list."""
    titles = [_plain(d.title) for d in outline.documents if d is not document]
    for m in LIST.finditer(words):
        at = document.start + m.start(1)
        if _plain(document.title) in _plain(m.group(1)):
            continue
        for entry in _split_entries(m.group(1)):
            title = ENTRY.sub("", entry, count=1).strip(" \u3000\n;；。")
            if title and not any(_is_same(_plain(title), t) for t in titles):
                start = at + entry.index(title)
                yield Gap(document.key, _path_at(document, at), start, start + len(title), title, "missing_part")
            at += len(entry)


def _split_entries(listed: str) -> list[str]:
    cuts = [m.end() for m in NEXT_ENTRY.finditer(listed)]
    return [listed[a:b] for a, b in zip([0, *cuts], [*cuts, len(listed)], strict=True)]


def _is_same(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other, autojunk=False).ratio() > SAME


def _plain(title: str) -> str:
    return re.sub(r"[\W_]+", "", title)
