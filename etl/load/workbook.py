"""The whole edition as one Excel workbook: what it is, what the columns mean, and a sheet for every table."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from etl.contract import Contract
from etl.load.rows import Row
from etl.load.sheets import open_workbook, write_sheet

ABOUT = ("sheet", "title", "title_en", "rows", "description", "description_en")
COLUMNS = ("table", "column", "title", "title_en", "type", "unit", "description", "description_en")


def name_workbook(edition: str) -> str:
    """Return the name of an edition's workbook."""
    return f"taizhang-{edition}.xlsx"


def write_workbook(contract: Contract, rows: Mapping[str, list[Row]], path: Path) -> None:
    """Write every table of the contract; the first sheet lists them, the second says what each column means."""
    with open_workbook(path, f"{contract.title} {contract.version}") as book:
        write_sheet(book, "about", ABOUT, _list_tables(contract, rows))
        write_sheet(book, "columns", COLUMNS, _list_columns(contract))
        for table in contract.tables.values():
            days = [c.name for c in table.columns if c.type == "date"]
            write_sheet(book, table.name, table.column_names, rows[table.name], days)


def _list_tables(contract: Contract, rows: Mapping[str, list[Row]]) -> Iterator[tuple[object, ...]]:
    said = contract.descriptor
    edition, licence = f"版本 Edition {contract.version}", said["licenses"][0]
    yield "", contract.title, contract.title_en, None, said["description"], said["description_en"]
    yield "", edition, f"{licence['name']} {licence['path']}", None, "", ""
    for table in contract.tables.values():
        count = len(rows[table.name])
        yield table.name, table.title, table.title_en, count, table.description, table.description_en


def _list_columns(contract: Contract) -> Iterator[tuple[object, ...]]:
    for table in contract.tables.values():
        for c in table.columns:
            yield table.name, c.name, c.title, c.title_en, c.type, c.unit, c.description, c.description_en
