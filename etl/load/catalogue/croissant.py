"""Croissant 1.0 (MLCommons): the files and, for each table, records with typed fields, for loaders of datasets.

The files are Parquet, which knows its types: of a CSV a loader guesses them, and makes 140000.0 of a place's code.
Foreign keys are left to CSVW and Data Package: where a field references another record set, mlcroissant 1.1 joins both,
and gives no records where such references form a chain.
"""

from collections.abc import Sequence
from typing import Any

from etl.contract import Column, Contract, Table
from etl.edition.citation import Cited, cite
from etl.load.catalogue.files import Place
from etl.load.receipt import BuiltFile

PARQUET = "application/x-parquet"  # the name that loaders of Croissant know
VERSION = "http://mlcommons.org/croissant/1.0"
TYPES = {"string": "sc:Text", "date": "sc:Date", "integer": "sc:Integer", "number": "sc:Float"}
CONTEXT = {
    "@language": "en", "@vocab": "https://schema.org/", "citeAs": "cr:citeAs", "column": "cr:column",
    "conformsTo": "dct:conformsTo", "cr": "http://mlcommons.org/croissant/",
    "equivalentProperty": "cr:equivalentProperty", "rai": "http://mlcommons.org/croissant/RAI/",
    "data": {"@id": "cr:data", "@type": "@json"}, "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/", "examples": {"@id": "cr:examples", "@type": "@json"}, "extract": "cr:extract",
    "field": "cr:field", "fileProperty": "cr:fileProperty", "fileObject": "cr:fileObject", "fileSet": "cr:fileSet",
    "format": "cr:format", "includes": "cr:includes", "isLiveDataset": "cr:isLiveDataset", "jsonPath": "cr:jsonPath",
    "key": "cr:key", "md5": "cr:md5", "parentField": "cr:parentField", "path": "cr:path",
    "recordSet": "cr:recordSet", "references": "cr:references", "regex": "cr:regex", "repeated": "cr:repeated",
    "replace": "cr:replace", "samplingRate": "cr:samplingRate", "sc": "https://schema.org/",
    "separator": "cr:separator", "source": "cr:source", "subField": "cr:subField", "transform": "cr:transform",
}  # fmt: skip
Described = dict[str, Any]


def describe_croissant(contract: Contract, cited: Cited, files: Sequence[BuiltFile], place: Place) -> Described:
    """Return an edition as Croissant: each table of facts that is there as Parquet gives a record set."""
    (licence,) = contract.descriptor["licenses"]
    held = [file for file in files if file.format == "parquet" and file.layer == "facts"]
    return {
        "@context": CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": VERSION,
        "name": contract.descriptor["name"],
        "alternateName": [contract.title_en, contract.title],
        "description": f"{contract.descriptor['description_en']} {contract.descriptor['description']}",
        "version": cited.edition["edition"],
        "datePublished": cited.edition["released_on"],
        "license": licence["path"],
        "url": cited.url,
        "creator": {"@type": "sc:Organization", "name": contract.descriptor["contributors"][0]["title"]},
        "keywords": contract.descriptor["keywords"],
        "inLanguage": ["zh-Hans", "en"],
        "citeAs": cite(contract, cited, "research", "en"),
        "isLiveDataset": False,
        "distribution": [_describe_file(file, place) for file in held],
        "recordSet": [_describe_records(contract.tables[str(file.table)], file) for file in held],
    }


def _describe_file(file: BuiltFile, place: Place) -> Described:
    return {
        "@type": "cr:FileObject",
        "@id": _name(file),
        "name": _name(file),
        "contentUrl": place.locate(file),
        "contentSize": f"{file.bytes} B",
        "encodingFormat": PARQUET,
        "sha256": file.sha256,
    }


def _describe_records(table: Table, file: BuiltFile) -> Described:
    return {
        "@type": "cr:RecordSet",
        "@id": table.name,
        "name": table.name,
        "description": f"{table.title_en}. {table.description_en} {table.title}。{table.description}",
        "key": [{"@id": f"{table.name}/{name}"} for name in table.primary_key],
        "field": [_describe_field(table, column, file) for column in table.columns],
    }


def _describe_field(table: Table, column: Column, file: BuiltFile) -> Described:
    return {
        "@type": "cr:Field",
        "@id": f"{table.name}/{column.name}",
        "name": column.name,
        "description": f"{column.title_en}. {column.description_en} {column.title}。{column.description}",
        "dataType": TYPES[column.type],
        "source": {"fileObject": {"@id": _name(file)}, "extract": {"column": column.name}},
    }


def _name(file: BuiltFile) -> str:
    return file.path.rpartition("/")[2]
