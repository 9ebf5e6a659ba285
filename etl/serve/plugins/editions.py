"""Permanent addresses of editions: their files, machine index, feeds, and records for citing and registering them."""

import asyncio
from collections.abc import Callable
from typing import Any

from datasette.utils.asgi import Response
from pluggy import HookimplMarker

from etl.edition.citation import Cited, suggest_citations
from etl.edition.datacite import describe_datacite
from etl.edition.feed import write_documents_feed, write_editions_feed
from etl.edition.index import index_edition, print_index
from etl.edition.reference import describe_reference, write_bibtex
from etl.edition.shelf import File, Shelf
from etl.errors import Complaint
from etl.load.catalogue.csvw import NAME as CSVW
from etl.load.catalogue.csvw import describe_csv
from etl.load.catalogue.make import print_json
from etl.serve.editions.as_of import refuse
from etl.serve.editions.shelf import FOR_AN_HOUR, FOR_EVER, answer_file, find_shelf, read_index
from etl.serve.origin import find_origin
from etl.serve.public.language import choose_language
from etl.serve.site import Words, find_site

hookimpl = HookimplMarker("datasette")
EDITION = r"(?P<edition>\d+\.\d+\.\d+)"


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Any]]]:
    """Answer everything under /editions/, and /documents.atom."""
    return [
        (r"^/editions/?$", show_editions),
        (r"^/editions/index\.json$", show_index),
        (r"^/(?P<feed>editions/feed|documents)\.atom$", show_feed),
        (rf"^/editions/{EDITION}/?$", show_edition),
        (rf"^/editions/{EDITION}/(?P<record>index|datacite|citations)\.json$", show_record),
        (rf"^/editions/{EDITION}/data/csv-metadata\.json$", show_columns),
        (r"^/editions/(?P<path>.+)$", show_file),
    ]


async def show_editions(request: Any) -> Any:
    """Lead a browser to the page in its language, a program to the index."""
    return lead(request, "editions", "/editions/index.json")


async def show_edition(datasette: Any, request: Any) -> Any:
    """Lead a browser to the page of an edition, a program to its index."""
    edition = request.url_vars["edition"]
    if edition not in find_shelf(find_site(datasette)).history.editions:
        return await say_missing(datasette, request, edition)
    return lead(request, f"editions/{edition}", f"/editions/{edition}/index.json")


def lead(request: Any, page: str, machine: str) -> Any:
    """Redirect by what is accepted: HTML in a language, or JSON."""
    headers = {"vary": "Accept, Accept-Language"}
    if "text/html" not in request.headers.get("accept", ""):
        return Response.redirect(machine, headers=headers)
    language = choose_language(request.headers.get("accept-language", ""))
    return Response.redirect(f"/{language}/{page}", headers=headers)


async def show_index(datasette: Any, request: Any) -> Any:
    """Return what build/index.json says."""
    return answer_file(request, await asyncio.to_thread(read_index, find_site(datasette)), FOR_AN_HOUR)


async def show_feed(datasette: Any, request: Any) -> Any:
    """Return the feed of editions or of new documents."""
    write = write_documents_feed if request.url_vars["feed"] == "documents" else write_editions_feed
    content = write(find_shelf(find_site(datasette)), find_origin(request))
    return Response(content, content_type="application/atom+xml; charset=utf-8", headers={"cache-control": FOR_AN_HOUR})


async def show_record(datasette: Any, request: Any) -> Any:
    """Return an edition's index, its record for DataCite, or its citations."""
    shelf, edition = find_shelf(find_site(datasette)), request.url_vars["edition"]
    if edition not in shelf.history.editions:
        return await say_missing(datasette, request, edition)
    url, record = f"{find_origin(request)}/editions/{edition}/", request.url_vars["record"]
    if record == "index":
        made = await asyncio.to_thread(index_edition, shelf, edition)
    else:
        made = cite_edition(shelf, edition, url) if record == "citations" else register_edition(shelf, edition, url)
    # The last two name the host that was asked, so that a proxy under another name may not keep them for ever.
    caching = FOR_EVER if record == "index" else FOR_AN_HOUR
    return answer_file(request, File(f"{edition}/{record}.json", print_index(made)), caching)


def cite_edition(shelf: Shelf, edition: str, url: str) -> dict[str, object]:
    """Return suggested citations of an edition."""
    cited = Cited(shelf.describe(edition), url)
    lines = [
        {"audience": c.audience, "language": c.language, "text": c.text}
        for c in suggest_citations(shelf.contract, cited)
    ]
    bibtex = write_bibtex(describe_reference(shelf.contract, cited, "en"))
    return {"edition": edition, "citations": lines, "bibtex": bibtex}


def register_edition(shelf: Shelf, edition: str, url: str) -> dict[str, object]:
    """Return the record of an edition for DataCite."""
    place = shelf.history.place(edition)
    before = shelf.history.editions[place - 1] if place else None
    name = f"{edition}.zip"
    sizes = {name: len(shelf.find_file(name).content)}
    return describe_datacite(shelf.history.contract_of(edition), shelf.describe(edition), before, url, sizes)


async def show_columns(datasette: Any, request: Any) -> Any:
    """Return what CSV on the Web says of an edition's tables, beside them."""
    shelf, edition = find_shelf(find_site(datasette)), request.url_vars["edition"]
    if edition not in shelf.history.editions:
        return await say_missing(datasette, request, edition)
    content = print_json(describe_csv(shelf.history.contract_of(edition))).encode()
    path = f"{edition}/data/{CSVW}"
    return answer_file(request, File(path, content), FOR_AN_HOUR, "application/csvm+json; charset=utf-8")


async def show_file(datasette: Any, request: Any) -> Any:
    """Return a file of an edition: the same bytes for ever."""
    path = request.url_vars["path"]
    try:
        # In a thread: what is not on the shelf yet takes some time to make, and holds nobody else up.
        file = await asyncio.to_thread(find_shelf(find_site(datasette)).find_file, path)
    except Complaint as complaint:
        return await say_missing(datasette, request, path, complaint)
    response = answer_file(request, file)
    response.headers["link"] = sign_file(path)
    return response


def sign_file(path: str) -> str:
    """Return the Link header of a file of an edition: what it belongs to, and where a table's columns are described."""
    edition = path.partition("/")[0].removesuffix(".zip").rpartition("..")[2]
    links = [f'</editions/{edition}/>; rel="collection"']
    if path.endswith(".csv") and "/" in path:
        links.append(f'</editions/{edition}/data/{CSVW}>; rel="describedby"; type="application/csvm+json"')
    return ", ".join(links)


async def say_missing(datasette: Any, request: Any, what: str, complaint: Complaint | None = None) -> Any:
    """Return 404 with the list of editions."""
    known = find_shelf(find_site(datasette)).history.editions
    listed = ", ".join(known) or "—"
    why = complaint.what if complaint else f"there is no edition {what}"
    words = Words(f"没有 {what}。现有版本：{listed}", f"{why}. Editions: {listed}")
    return await refuse(datasette, request, 404, words, known)
