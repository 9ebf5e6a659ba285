"""The catalogue of a build: `catalog.jsonld`, `catalog.ttl`, `croissant.json` and `csv-metadata.json`.

Their addresses are relative, so that a build can be read where it lies or put on any site; what the server gives out
under these names has its own addresses in it (`etl.serve.plugins.catalogue`).
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from etl.contract import Contract
from etl.edition.citation import Cited
from etl.edition.records import Record
from etl.load.catalogue.croissant import describe_croissant
from etl.load.catalogue.csvw import NAME, describe_csv
from etl.load.catalogue.dcat import describe_catalogue
from etl.load.catalogue.files import Place, select_files
from etl.load.catalogue.turtle import write_turtle
from etl.load.receipt import BuiltFile


def make_catalogue(
    contract: Contract, editions: Sequence[Record], files: Sequence[BuiltFile], place: Place | None = None
) -> dict[str, str]:
    """Return the files of the catalogue by name; `editions` are the rows of that table, `files` those of the build.

    Where the contract's edition is not released there is nothing to cite: then it is the description of the CSV alone.
    """
    place, number = place or Place(), contract.version
    made = {NAME: print_json(describe_csv(contract, "csv/"))}
    edition = next((e for e in editions if e["edition"] == number), None)
    if edition is None:
        return made
    taken = select_files(files, number)
    catalogue = describe_catalogue(contract, editions, number, taken, place)
    cited = Cited(edition, f"{place.origin}/editions/{number}/")
    return made | {
        "catalog.jsonld": print_json(catalogue),
        "catalog.ttl": write_turtle(catalogue),
        "croissant.json": print_json(describe_croissant(contract, cited, taken, place)),
    }


def print_json(described: Mapping[str, Any]) -> str:
    """Return a description as text."""
    return json.dumps(described, ensure_ascii=False, indent=1) + "\n"
