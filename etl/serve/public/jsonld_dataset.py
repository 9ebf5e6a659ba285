"""The dataset in the words of schema.org: an edition with every file of it."""

from collections.abc import Mapping, Sequence
from typing import Any

from etl.contract import Contract
from etl.edition.citation import read_forms
from etl.edition.index import index_edition
from etl.edition.records import Record
from etl.edition.shelf import MEDIA_TYPES, Shelf
from etl.load.catalogue.files import select_files
from etl.load.receipt import BuiltFile
from etl.serve.editions.shelf import find_shelf
from etl.serve.public.ask import Ask
from etl.serve.public.jsonld import CONTEXT, LICENCE, Described


def describe_current(ask: Ask) -> Described | None:
    """Return the edition that is served as a Dataset with every file; None where it is not released."""
    return _describe_files(ask, select_files(ask.site.receipt.files, ask.site.receipt.edition))


def describe_whole(ask: Ask) -> Described | None:
    """Return the edition that is served with the files that hold all of it, which is enough for the first page."""
    files = select_files(ask.site.receipt.files, ask.site.receipt.edition)
    return _describe_files(ask, [file for file in files if not file.table])


def _describe_files(ask: Ask, files: Sequence[BuiltFile]) -> Described | None:
    shelf, edition = find_shelf(ask.site), ask.site.receipt.edition
    if edition not in shelf.history.editions:
        return None
    return describe_dataset(ask, ask.site.contract, shelf.describe(edition), [file.describe() for file in files])


def describe_shelved(ask: Ask, shelf: Shelf, edition: str) -> Described:
    """Return an edition of the shelf as a Dataset with the files that are published for ever."""
    index: Mapping[str, Any] = index_edition(shelf, edition)
    files = [index["bundle"], *index["files"]]
    return describe_dataset(ask, shelf.history.contract_of(edition), shelf.describe(edition), files)


def describe_dataset(ask: Ask, contract: Contract, edition: Record, files: Sequence[Mapping[str, Any]]) -> Described:
    """Return an edition as a Dataset; `files` are entries of the machine index, each with url, bytes and sha256."""
    number = edition["edition"]
    address, author = f"{ask.origin}/editions/{number}/", read_forms()["authors"][ask.language]
    return {
        "@context": CONTEXT,
        "@type": "Dataset",
        "@id": address,
        "identifier": address,
        "name": ask.choose(contract.title, contract.title_en),
        "alternateName": ["台账", "Taizhang"],
        "description": ask.say(
            "An open, versioned ledger of China's health-reform commitments, each with the clause it comes from."
        ),
        "keywords": contract.descriptor["keywords"],
        "version": number,
        "datePublished": edition["released_on"],
        "license": LICENCE,
        "isAccessibleForFree": True,
        "inLanguage": ["zh-Hans", "en"],
        "spatialCoverage": {"@type": "Country", "name": "CN"},
        "creator": {"@type": "Organization", "name": author, "url": ask.absolute("about")},
        "url": ask.absolute(f"editions/{number}"),
        "distribution": [describe_download(ask, file) for file in files],
    }


def describe_download(ask: Ask, file: Mapping[str, Any]) -> Described:
    """Return a file as a DataDownload."""
    name = file["url"].rpartition("/")[2]
    return {
        "@type": "DataDownload",
        "name": name,
        "encodingFormat": file.get("mediatype") or MEDIA_TYPES[name.rpartition(".")[2]].partition(";")[0],
        "contentUrl": f"{ask.origin}{file['url']}",
        "contentSize": f"{file['bytes']} B",
        "sha256": file["sha256"],
    }
