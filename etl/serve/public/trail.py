"""The way from the first page to a page, as search engines show it."""

from sqlite3 import Row

from etl.serve.public.ask import Ask
from etl.serve.public.jsonld import CONTEXT, Described


def describe_trail(ask: Ask, *steps: tuple[str | None, str]) -> Described:
    """Return the way from the first page to this one as a BreadcrumbList; a step without a name is left out."""
    named = [(ask.say("Taizhang"), ""), *((name, path) for name, path in steps if name)]
    return {
        "@context": CONTEXT,
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": ask.absolute(path)}
            for place, (name, path) in enumerate(named, 1)
        ],
    }


def describe_fact_trail(ask: Ask, fact: Row, title: str) -> Described:
    """Return the way to a fact: its place, its document, its clause."""
    document_id = fact["document_id"]
    clause = (fact["label"] or fact["path"], f"d/{document_id}/{fact['path']}")
    return describe_trail(
        ask,
        (ask.choose(fact["place"], fact["place_en"]), f"regions/{fact['region_id']}"),
        (ask.choose(fact["document_title"], fact["document_title_en"]), f"d/{document_id}"),
        clause,
        (title, ask.path),
    )
