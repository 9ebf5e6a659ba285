"""Who issued a source, when, and under which number: out of its metadata, its first lines and its signature."""

from collections.abc import Sequence
from dataclasses import replace

from etl.document_numbers import find_number
from etl.lines import Line
from etl.model import Document
from etl.parse.dates import find_date, is_page_stamp
from etl.parse.front_matter import NUMBER_LINE, Header
from etl.parse.headline import NUMBER_BEFORE, NUMBER_BEHIND
from etl.parse.signature import find_imprint, find_issue, names_body, read_letterhead


def read_issue(document: Document, lines: Sequence[Line], header: Header, title_end: int, last: int) -> Document:
    """Return a source's first document, whose lines end before `last`, with its number, issuer, dates, index number.

    The letterhead of a joint document names the issuers, else the signature, before the metadata, whose 发布机构 may be
    the site's; then the body that the title names, at last the printer's note at the foot of the source. Of the rest
    the metadata come first. An article has no issuer and no date of issue.
    """
    values = header.values
    own = lines[:last]
    is_article = document.kind == "article"
    issuer, issued_on = (None, None) if is_article else find_issue(own[title_end:])
    printer, printed_on = (None, None) if is_article else find_imprint(lines)
    return replace(
        document,
        doc_number=find_number(values.get("doc_number", "")) or _printed_number(own),
        issuer=None
        if is_article
        else _first(read_letterhead(own), issuer, values.get("issuer"), _title_body(document), printer),
        issued_on=find_date(values.get("issued_on", "")) or issued_on or printed_on,
        published_on=find_date(values.get("published_on", "")) or _dated_line(document, own),
        index_number=values.get("index_number"),
    )


def _first(*names: str | None) -> str | None:
    return next((name for name in names if name), None)


def _printed_number(lines: Sequence[Line]) -> str | None:
    """The number on a line of its own at the head, or in brackets behind the title."""
    for line in lines[:60]:
        if NUMBER_LINE.fullmatch(line.text):
            return find_number(line.text)
        m = NUMBER_BEHIND.search(line.text) or NUMBER_BEFORE.match(line.text)
        if m:
            return find_number(m.group())
    return None


def _title_body(document: Document) -> str | None:
    """The body before 关于 in the title."""
    before, found, _ = document.title.partition("关于")
    return before if found and names_body(before) else None


def _dated_line(document: Document, lines: Sequence[Line]) -> str | None:
    """The date under an article's headline; over an official document one beside a time or the page's own words."""
    if document.kind != "article":
        return next((find_date(line.text) for line in lines[:12] if is_page_stamp(line.text)), None)
    return next((d for line in lines[:6] if len(line.text) < 60 and (d := find_date(line.text))), None)
