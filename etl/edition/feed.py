"""Atom feeds (RFC 4287): the editions, and the documents that came with them."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from xml.etree import ElementTree

from etl.edition.index import count_changes
from etl.edition.shelf import Shelf

NAMESPACE = "http://www.w3.org/2005/Atom"
LENGTH = 100  # of a feed; all editions are at /editions/


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its path on the site is also its id."""

    path: str
    title: str
    summary: str
    day: str


def write_editions_feed(shelf: Shelf, site: str) -> bytes:
    """Return the feed of editions, the last one first; `site` is the address that paths hang on."""
    entries = [_describe_edition(shelf, edition) for edition in reversed(shelf.history.editions)][:LENGTH]
    return write_feed(site, "/editions/feed.atom", "台账：版本 · Taizhang: editions", entries)


def _describe_edition(shelf: Shelf, edition: str) -> Entry:
    row = shelf.describe(edition)
    counts = [
        f"{shelf.contract.tables[table].title} {table}: " + ", ".join(f"{n} {change}" for change, n in changes.items())
        for table, changes in count_changes(shelf, edition).items()
    ]
    title = f"台账 {edition} 版 · Taizhang edition {edition}"
    return Entry(f"/editions/{edition}/", title, "\n".join([row["note"], *counts]), row["released_on"])


def write_documents_feed(shelf: Shelf, site: str) -> bytes:
    """Return the feed of documents, those of the last edition first; a document that only changed its id is not new."""
    return write_feed(
        site, "/documents.atom", "台账：新收文件 · Taizhang: new documents", list(islice(_new_documents(shelf), LENGTH))
    )


def _new_documents(shelf: Shelf) -> Iterator[Entry]:
    history = shelf.history
    if not history.last:
        return
    moved = {r["new_id"] for r in shelf.take_rows("rekeys", history.last) if r["table"] == "documents"}
    first: dict[str, str] = {}
    for row in shelf.take_rows("changes", history.last):
        if row["table"] == "documents" and row["change"] == "added":
            first[row["record_id"]] = row["edition"]
    documents = {row["document_id"]: row for row in shelf.take_rows("documents", history.last)}
    came = [(first.get(i, history.editions[0]), i) for i in documents if i not in moved]
    for edition, document_id in sorted(came, key=lambda c: (-history.place(c[0]), c[1])):
        row = documents[document_id]
        title = " · ".join(dict.fromkeys(w for w in (row["title"], row["title_en"]) if w))
        about = f"{row['doc_number']} 自 {edition} 版收入 · since edition {edition}".strip()
        yield Entry(f"/zh/d/{document_id}", title, about, shelf.describe(edition)["released_on"])


def write_feed(site: str, path: str, title: str, entries: list[Entry]) -> bytes:
    """Return a feed; it was last updated on the day of its latest entry."""
    feed = ElementTree.Element("feed", {"xmlns": NAMESPACE, "xml:lang": "zh"})
    _add(feed, "id", f"{site}{path}")
    _add(feed, "title", title)
    _add(feed, "updated", _moment(max((e.day for e in entries), default="1970-01-01")))
    ElementTree.SubElement(feed, "link", {"rel": "self", "type": "application/atom+xml", "href": f"{site}{path}"})
    ElementTree.SubElement(feed, "link", {"rel": "alternate", "href": f"{site}/"})
    _add(ElementTree.SubElement(feed, "author"), "name", "台账 Taizhang")
    for entry in entries:
        element = ElementTree.SubElement(feed, "entry")
        _add(element, "id", f"{site}{entry.path}")
        _add(element, "title", entry.title)
        _add(element, "updated", _moment(entry.day))
        ElementTree.SubElement(element, "link", {"rel": "alternate", "href": f"{site}{entry.path}"})
        _add(element, "summary", entry.summary)
    ElementTree.indent(feed)
    text = ElementTree.tostring(feed, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()


def _add(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, name).text = text


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"
