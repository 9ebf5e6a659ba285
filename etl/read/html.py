"""A web page -> the words of its document: headline, metadata, body, tables, names of pictures."""

import re

from selectolax.lexbor import LexborHTMLParser

from etl.errors import Complaint
from etl.model import Raw
from etl.read.encoding import decode
from etl.read.html_blocks import gather_blocks
from etl.read.html_content import choose_content
from etl.read.html_fields import split_fields

_CHARSET = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([\w.-]+)", re.IGNORECASE)
_TAG = re.compile(r"<[a-zA-Z!?/]")
_LOOK = 4096


def read_html(data: bytes, place: object) -> Raw:
    """Return the main content of a page, a paragraph a line.

    Rows of tables and metadata are lines of cells separated by tabs; a merged cell's value stands where the cell begins
    and its other places are empty. A picture is a line with its file name. Navigation, scripts, hidden elements, share
    bars, breadcrumbs and footers are gone. Numbers that a browser would put before the items of `<ol>` are not printed.
    """
    declared = _CHARSET.search(data[:_LOOK])
    text, encoding = decode(data, place, declared[1].decode("ascii", "replace") if declared else None)
    if not _TAG.search(text):
        raise Complaint("there is no markup in this page", place, "If it is plain text, call it .txt")
    page = LexborHTMLParser(text)
    blocks = gather_blocks(page.body) if page.body is not None else []
    content = split_fields(choose_content(blocks, _find_titles(page)))
    if not any(block.kind != "picture" for block in content):
        raise Complaint(
            "the page has no content: no words outside scripts, menus and links",
            place,
            "If a browser shows more, save the page from there once it has loaded",
        )
    return Raw("\n".join(block.text for block in content) + "\n", "text/html", encoding)


def _find_titles(page: LexborHTMLParser) -> list[str]:
    """Return what the page says its title is, without blanks; the pages of the state also say it as `ArticleTitle`."""
    titles = [node.text() for node in page.css("head > title")]
    titles += [
        node.attributes.get("content") or ""
        for node in page.css("meta")
        if (node.attributes.get("name") or "").lower() in ("articletitle", "title")
    ]
    return [words for title in titles if (words := "".join(title.split()))]
