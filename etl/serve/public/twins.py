"""A page's twin for programs, at its address with an ending: what it is about, or how it is cited."""

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from etl.edition.reference import Reference, describe_reference, write_bibtex, write_csl, write_ris
from etl.serve.public.ask import Ask, File, Missing, Page, View

Write = Callable[[Reference], str]
CITED: dict[str, tuple[str, Write]] = {
    "bib": ("application/x-bibtex; charset=utf-8", write_bibtex),
    "ris": ("application/x-research-info-systems; charset=utf-8", write_ris),
    "csl.json": ("application/vnd.citationstyles.csl+json; charset=utf-8", write_csl),
}
ROUTE = r"(?P<page>.+)\.(?P<twin>jsonld|bib|ris|csl\.json)"


def show_twin(pages: Sequence[tuple[str, View]], ask: Ask) -> File:
    """Return one of `pages` described as JSON-LD or cited in a file for reference managers; `pages` stand in routes."""
    page, ending = _make_page(pages, ask), ask.names["twin"]
    name = "taizhang-" + re.sub(r"[^\w.-]+", "-", ask.names["page"]) + f".{ending}"
    if ending == "jsonld" and page.described:
        return File(json.dumps(page.described, ensure_ascii=False, indent=1) + "\n", "application/ld+json", name)
    if ending in CITED and page.cited:
        content_type, write = CITED[ending]
        return File(write(describe_reference(ask.site.contract, page.cited, ask.language)), content_type, name)
    raise Missing


def _make_page(pages: Sequence[tuple[str, View]], ask: Ask) -> Page:
    path = ask.names["page"]
    for pattern, show in pages:
        if found := re.fullmatch(pattern, path):
            names = {name: value for name, value in found.groupdict().items() if value is not None}
            page = show(replace(ask, path=path, names=names, query={}))
            if isinstance(page, Page):
                return page
    raise Missing
