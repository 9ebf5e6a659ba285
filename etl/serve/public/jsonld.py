"""What search engines read: documents, clauses and the codebook in the words of schema.org.

A number to reach has no type of its own there: an Observation is a value that was measured. It gets a trail, no more.
"""

from collections.abc import Sequence
from sqlite3 import Row
from typing import Any

from etl.serve.public.ask import Ask
from etl.serve.public.marks import write_term

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
CONTEXT = "https://schema.org/"
Described = dict[str, Any]


def describe_document(ask: Ask, document: Row, parts: Sequence[Row], cites: Sequence[Row]) -> Described:
    """Return a document as a Legislation, one of the press as an Article; what is unknown is left out.

    `parts` are the rows of what comes with it, `cites` those of `citations` that stand in it. An attachment has no
    number of its own: its identifier is then our id.
    """
    address = ask.absolute(f"d/{document['document_id']}")
    number = document["doc_number"] or document["document_id"]
    place, issuer = describe_place(ask, document), describe_issuer(ask, document)
    period = "/".join(str(p) for p in (document["period_start"], document["period_end"]) if p)
    if document["kind"] == "article":
        own: Described = {"@type": "Article", "identifier": number, "spatialCoverage": place, "publisher": issuer}
    else:
        own = {
            "@type": "Legislation",
            "legislationIdentifier": number,
            "legislationType": write_term(ask.language, document["kind"]),
            "legislationDate": document["issued_on"],
            "legislationJurisdiction": place,
            "legislationPassedBy": issuer,
        }
    return _without_unknown(
        {
            "@context": CONTEXT,
            "@id": address,
            **own,
            "name": document["title"],
            "alternateName": document["title_en"],
            "datePublished": document["published_on"],
            "temporalCoverage": period or None,
            "isPartOf": _name_document(ask, document["parent_id"], document["parent_title"]),
            "hasPart": [_name_document(ask, p["document_id"], p["title"]) for p in parts] or None,
            "citation": [describe_cited(ask, c) for c in cites] or None,
            "inLanguage": "zh-Hans",
            "sdLicense": LICENCE,
            "url": address,
        }
    )


def describe_clause(ask: Ask, clause: Row, document: Row) -> Described:
    """Return a clause as a part of its document."""
    address, label = ask.absolute(f"d/{clause['clause_id']}"), clause["label"] or clause["path"]
    kind = "Article" if document["kind"] == "article" else "Legislation"
    if kind == "Article":
        own: Described = {"@type": "CreativeWork", "identifier": label}
    else:
        place, issuer = describe_place(ask, document), describe_issuer(ask, document)
        jurisdiction = {"legislationJurisdiction": place, "legislationPassedBy": issuer}
        own = {"@type": "Legislation", "legislationIdentifier": label, **jurisdiction}
    return _without_unknown(
        {
            "@context": CONTEXT,
            "@id": address,
            **own,
            "name": clause["heading"] or label,
            "alternateName": clause["heading_en"],
            "isPartOf": _name_document(ask, document["document_id"], document["title"], kind),
            "inLanguage": "zh-Hans",
            "sdLicense": LICENCE,
            "url": address,
        }
    )


def describe_place(ask: Ask, document: Row) -> Described | None:
    """Return the place that a document governs, with its code."""
    if not document["region_id"]:
        return None
    url = ask.absolute(f"regions/{document['region_id']}")
    place = {"@type": "AdministrativeArea", "name": document["place"], "alternateName": document["place_en"]}
    return _without_unknown({**place, "identifier": document["region_id"], "url": url})


def describe_issuer(ask: Ask, document: Row) -> Described | None:
    """Return the body that issued a document."""
    if not document["issuer_id"]:
        return None
    url = ask.absolute(f"bodies/{document['issuer_id']}")
    body = {"@type": "GovernmentOrganization", "name": document["issuer"], "alternateName": document["issuer_en"]}
    return _without_unknown({**body, "url": url})


def describe_cited(ask: Ask, citation: Row) -> Described:
    """Return a document that another cites; with an address where it is here."""
    here = citation["cited_document_id"]
    return _without_unknown(
        {
            "@type": "CreativeWork",
            "@id": ask.absolute(f"d/{here}") if here else None,
            "name": citation["title"],
            "identifier": citation["doc_number"],
        }
    )


def describe_entry(ask: Ask, key: str, path: str, entry: Row) -> Described:
    """Return an entry of the codebook (an indicator, a theme, an instrument) as a DefinedTerm."""
    codebook = {"@type": "DefinedTermSet", "name": ask.say("Codebook"), "url": ask.absolute("codebook")}
    return _without_unknown(
        {
            "@context": CONTEXT,
            "@type": "DefinedTerm",
            "@id": ask.absolute(path),
            "termCode": entry[key],
            "name": ask.choose(entry["name"], entry["name_en"]),
            "alternateName": entry["name"] if ask.language == "en" else entry["name_en"],
            "description": ask.choose(entry["definition"], entry["definition_en"]) or None,
            "inDefinedTermSet": codebook,
            "url": ask.absolute(path),
        }
    )


def _name_document(ask: Ask, document_id: str | None, title: str | None, kind: str = "Legislation") -> Described | None:
    if not document_id:
        return None
    return {"@type": kind, "@id": ask.absolute(f"d/{document_id}"), "name": title}


def _without_unknown(described: Described) -> Described:
    return {name: value for name, value in described.items() if value is not None}
