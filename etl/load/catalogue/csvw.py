"""CSV on the Web (W3C): the CSV files as tables with their columns, types and keys, as `csv-metadata.json`."""

from typing import Any

from etl.contract import Column, Contract, ForeignKey, Table

NAME = "csv-metadata.json"
BOUNDS = {"minimum": "minimum", "maximum": "maximum", "minLength": "minLength", "maxLength": "maxLength"}
Described = dict[str, Any]


def describe_csv(contract: Contract, folder: str = "") -> Described:
    """Return the table group of the facts layer; `folder`, such as `csv/`, is where the files lie from here."""
    (licence,) = contract.descriptor["licenses"]
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "zh"}],
        "dc:title": _say(contract.title, contract.title_en),
        "dc:license": {"@id": licence["path"]},
        "dialect": {"encoding": "utf-8", "lineTerminators": ["\n"]},
        "tables": [_describe_table(table, folder) for table in contract.layer("facts")],
    }


def _describe_table(table: Table, folder: str) -> Described:
    return {
        "url": f"{folder}{table.name}.csv",
        "dc:title": _say(table.title, table.title_en),
        "dc:description": _say(table.description, table.description_en),
        "tableSchema": {
            "columns": [_describe_column(column) for column in table.columns],
            "primaryKey": list(table.primary_key),
            "foreignKeys": [_describe_key(key, folder) for key in table.foreign_keys],
        },
    }


def _describe_column(column: Column) -> Described:
    return {
        "name": column.name,
        # The name is what the header says, and is no language's.
        "titles": {"und": column.name, "zh": column.title, "en": column.title_en},
        "dc:description": _say(column.description, column.description_en),
        "datatype": _describe_type(column),
        "required": column.required,
        "null": "",
    }


def _describe_type(column: Column) -> Described:
    bounds = {ours: column.constraints[name] for name, ours in BOUNDS.items() if name in column.constraints}
    pattern = column.constraints.get("pattern")
    if values := column.constraints.get("enum"):
        pattern = "|".join(values)
    return {"base": column.type, **bounds, **({"format": pattern} if pattern and column.type == "string" else {})}


def _describe_key(key: ForeignKey, folder: str) -> Described:
    reference = {"resource": f"{folder}{key.table}.csv", "columnReference": key.other_column}
    return {"columnReference": key.column, "reference": reference}


def _say(zh: str, en: str) -> list[dict[str, str]]:
    return [{"@value": zh, "@language": "zh"}, {"@value": en, "@language": "en"}]
