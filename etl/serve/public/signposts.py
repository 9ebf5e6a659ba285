"""Links in the head of an answer, for programs: FAIR Signposting level 1, other languages, the same as JSON and CSV.

https://signposting.org/FAIR/: a page about a thing says how to cite it, who made it, under which licence, of which type
it is, where it is described and which files it consists of. The head of an answer must stay small (proxies take 4 KB),
so a dataset points at its zip, not at each of its files.
"""

from collections.abc import Iterator, Sequence
from sqlite3 import Row
from urllib.parse import quote, urlencode

from etl.load.catalogue.croissant import VERSION as CROISSANT
from etl.serve.editions.tombstone import locate_row, read_page_address
from etl.serve.machines.openapi import MEDIA_TYPE
from etl.serve.public.ask import Ask, Link, Page
from etl.serve.public.jsonld import CONTEXT, LICENCE
from etl.serve.public.language import TAGS
from etl.serve.site import DATABASE_NAME

SAFE = "/:?#[]@!$&'()*+,;=%~"  # what an address may hold as it stands (RFC 3986)
ABOUT = f"{CONTEXT}AboutPage"
# The table or view that holds what a list shows.
LISTS = {
    "documents": "document_overview", "indicators": "indicators", "calendar": "due_dates", "findings": "findings",
    "gaps": "gaps", "citations": "citation_overview", "wanted": "wanted_documents", "codebook": "themes",
    "compare": "instrument_mentions", "editions": "editions",
}  # fmt: skip


def find_signposts(ask: Ask, page: Page) -> list[Link]:
    """Return the links of a page that is there; none for a page that only says that something is missing."""
    if page.status != 200:
        return []
    here = [Link(ask.absolute(ask.path), "canonical")]
    languages = [Link(ask.absolute(ask.path, code), "alternate", None, tag) for code, tag in TAGS.items()]
    return [*here, *languages, *_same_as_data(ask), *_describe(ask, page), *_describe_service(ask), *page.links]


def _same_as_data(ask: Ask) -> Iterator[Link]:
    record = read_page_address(ask.site, ask.path.removesuffix("/captured"))
    if record:
        table, keys = record
        query = urlencode(dict(zip(table.primary_key, keys, strict=True)))
        yield Link(f"{ask.origin}{locate_row(table.name, keys)}.json", "alternate", "application/json")
        yield Link(f"{ask.origin}/{DATABASE_NAME}/{table.name}.csv?{query}&_dl=on", "alternate", "text/csv")
    elif name := LISTS.get(ask.path):
        yield Link(f"{ask.origin}/{DATABASE_NAME}/{name}.json?_shape=objects", "alternate", "application/json")
        yield Link(f"{ask.origin}/{DATABASE_NAME}/{name}.csv?_stream=on&_size=max&_dl=on", "alternate", "text/csv")


def _describe(ask: Ask, page: Page) -> Iterator[Link]:
    if page.described and ask.path:
        yield Link(f"{ask.absolute(ask.path)}.jsonld", "describedby", "application/ld+json")
        yield from (Link(address, "type") for address in (ABOUT, f"{CONTEXT}{page.described['@type']}"))


def _describe_service(ask: Ask) -> Iterator[Link]:
    if ask.path in ("", "api"):
        yield Link(f"{ask.origin}/openapi.json", "service-desc", MEDIA_TYPE)
        yield Link(ask.absolute("api"), "service-doc", "text/html")


def sign_document(ask: Ask, document: Row, source: Row | None) -> list[Link]:
    """Return what a document's page says of it beside its description.

    Our licence is said where the text is free of copyright; of another's article we license nothing.
    """
    own = f"d/{document['document_id']}"
    clauses = urlencode({"document_id": document["document_id"], "_stream": "on", "_size": "max", "_dl": "on"})
    links = [
        Link(ask.absolute(own), "cite-as"),
        Link(f"{ask.origin}/{DATABASE_NAME}/clauses.csv?{clauses}", "item", "text/csv"),
    ]
    if document["issuer_id"]:
        links.append(Link(ask.absolute(f"bodies/{document['issuer_id']}"), "author"))
    if source is not None and source["rights"] == "official":
        links.append(Link(LICENCE, "license"))
    return links


def sign_edition(ask: Ask, edition: str) -> list[Link]:
    """Return what the page of an edition says of it: its permanent address, its zip, and its records elsewhere."""
    root = f"{ask.origin}/editions/{edition}"
    return [
        Link(f"{root}/", "cite-as"),
        Link(ask.absolute("about"), "author"),
        Link(LICENCE, "license"),
        Link(f"{root}.zip", "item", "application/zip"),
        Link(f"{root}/datacite.json", "describedby", "application/vnd.datacite.datacite+json"),
        Link(f"{root}/datapackage.json", "describedby", "application/vnd.datapackage+json"),
        Link(f"{root}/data/csv-metadata.json", "describedby", "application/csvm+json"),
    ]


def sign_catalogue(ask: Ask) -> list[Link]:
    """Return where the site says what it has: as a catalogue of data portals and for loaders of datasets."""
    return [
        Link(f"{ask.origin}/catalog.jsonld", "describedby", "application/ld+json"),
        Link(f"{ask.origin}/catalog.ttl", "describedby", "text/turtle"),
        Link(f"{ask.origin}/croissant.json", "describedby", "application/ld+json", profile=CROISSANT),
    ]


def write_links(links: Sequence[Link]) -> str:
    """Return links as the value of a Link header (RFC 8288)."""
    return ", ".join(_write_link(link) for link in links)


def _write_link(link: Link) -> str:
    said = {"rel": link.relation, "type": link.media_type, "hreflang": link.language, "profile": link.profile}
    more = "".join(f'; {name}="{value}"' for name, value in said.items() if value)
    return f"<{quote(link.address, safe=SAFE)}>{more}"
