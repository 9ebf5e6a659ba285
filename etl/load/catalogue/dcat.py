"""DCAT 3 in the manner of DCAT-AP: the catalogue, every edition as a dataset, the files of one as distributions."""

from collections.abc import Sequence
from typing import Any

from etl.contract import Contract
from etl.edition.citation import read_forms
from etl.edition.records import Record
from etl.load.catalogue.files import Place
from etl.load.receipt import BuiltFile

CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
AUTHORITY = "http://publications.europa.eu/resource/authority/"
LANGUAGES = [{"@id": f"{AUTHORITY}language/{code}"} for code in ("ZHO", "ENG")]
MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
Node = dict[str, Any]


def describe_catalogue(
    contract: Contract, editions: Sequence[Record], number: str, files: Sequence[BuiltFile], place: Place
) -> Node:
    """Return the catalogue as JSON-LD: `files` are those of the edition `number`, `editions` the rows of that table.

    On a site every other edition stands in it too, with its zip; in a build only the one that is there.
    """
    described = [e for e in editions if place.origin or e["edition"] == number]
    catalogue = {
        "@id": f"{place.base}#catalog",
        "@type": "dcat:Catalog",
        **_describe_words(contract, ""),
        "dct:publisher": {"@id": f"{place.base}#publisher"},
        "dct:language": LANGUAGES,
        "dct:license": _licence(contract),
        **({"foaf:homepage": {"@id": f"{place.origin}/"}} if place.origin else {}),
        "dct:modified": _day(editions[-1]["released_on"]),
        "dcat:dataset": [{"@id": f"{place.base}#edition-{e['edition']}"} for e in described],
    }
    datasets = [describe_edition(contract, e, files if e["edition"] == number else (), place) for e in described]
    return {"@context": CONTEXT, "@graph": [catalogue, _describe_publisher(place.base), *datasets]}


def describe_edition(contract: Contract, edition: Record, files: Sequence[BuiltFile], place: Place) -> Node:
    """Return an edition as a dataset; without `files`, with its zip alone."""
    number = edition["edition"]
    permanent = f"{place.origin}/editions/{number}/"
    return {
        "@id": f"{place.base}#edition-{number}",
        "@type": "dcat:Dataset",
        **_describe_words(contract, number),
        "dct:identifier": permanent if place.origin else number,
        **({"dcat:landingPage": {"@id": permanent}} if place.origin else {}),
        "dcat:version": number,
        "dct:issued": _day(edition["released_on"]),
        "dct:publisher": {"@id": f"{place.base}#publisher"},
        "dcat:keyword": contract.descriptor["keywords"],
        "dcat:theme": [{"@id": f"{AUTHORITY}data-theme/{code}"} for code in ("HEAL", "GOVE")],
        "dct:spatial": {"@id": f"{AUTHORITY}country/CHN"},
        "dct:language": LANGUAGES,
        "dct:accrualPeriodicity": {"@id": f"{AUTHORITY}frequency/IRREG"},
        "dcat:distribution": [describe_file(contract, f, place) for f in files] or [describe_zip(contract, permanent)],
    }


def describe_file(contract: Contract, file: BuiltFile, place: Place) -> Node:
    """Return a file as a distribution; we license no texts of others, so those have no licence here."""
    address = {"@id": place.locate(file)}
    return {
        "@type": "dcat:Distribution",
        "dct:title": _say(file.title, file.title_en),
        "dcat:accessURL": address,
        "dcat:downloadURL": address,
        "dcat:mediaType": {"@id": f"{MEDIA_TYPES}{file.mediatype}"},
        "dcat:byteSize": {"@value": str(file.bytes), "@type": "xsd:nonNegativeInteger"},
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": "http://spdx.org/rdf/terms#checksumAlgorithm_sha256"},
            "spdx:checksumValue": {"@value": file.sha256, "@type": "xsd:hexBinary"},
        },
        **({} if file.layer == "text" else {"dct:license": _licence(contract)}),
    }


def describe_zip(contract: Contract, permanent: str) -> Node:
    """Return the zip of an edition at its permanent address as a distribution."""
    address = {"@id": f"{permanent.rstrip('/')}.zip"}
    return {
        "@type": "dcat:Distribution",
        "dcat:accessURL": address,
        "dcat:downloadURL": address,
        "dcat:mediaType": {"@id": f"{MEDIA_TYPES}application/zip"},
        "dct:license": _licence(contract),
    }


def _describe_words(contract: Contract, edition: str) -> Node:
    zh, en = (f"，{edition} 版", f", edition {edition}") if edition else ("", "")
    return {
        "dct:title": _say(contract.title + zh, contract.title_en + en),
        "dct:description": _say(contract.descriptor["description"], contract.descriptor["description_en"]),
    }


def _licence(contract: Contract) -> Node:
    return {"@id": contract.descriptor["licenses"][0]["path"]}


def _describe_publisher(base: str) -> Node:
    names = [{"@value": read_forms()["authors"][language], "@language": language} for language in ("zh", "en")]
    return {"@id": f"{base}#publisher", "@type": "foaf:Agent", "foaf:name": names}


def _say(zh: str, en: str) -> list[Node]:
    return [{"@value": zh, "@language": "zh"}, {"@value": en, "@language": "en"}]


def _day(day: str) -> Node:
    return {"@value": day, "@type": "xsd:date"}
