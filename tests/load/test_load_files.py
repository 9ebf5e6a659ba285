"""Parquet and the workbook hold what the CSV holds: nothing less, nothing that a spreadsheet would run."""

import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from edition import EDITION
from openpyxl import load_workbook
from pyarrow import parquet

from etl.contract import Contract, load_contract
from etl.load import sheets
from etl.load.receipt import read_receipt
from etl.load.rows import read_rows
from etl.load.sheets import CUT, MOST_CHARACTERS, open_workbook, write_sheet
from etl.project import Project

LAST = EDITION["facts"]["editions"][-1]["edition"]


@pytest.fixture(scope="module")
def contract(built: Project) -> Contract:
    return load_contract(built.contract)


@pytest.fixture(scope="module")
def book(built: Project) -> Any:
    return load_workbook(built.build / f"taizhang-{LAST}.xlsx")


def read_sheet(content: BytesIO | Path) -> Iterator[list[Any]]:
    for sheet in load_workbook(content).worksheets:
        yield [[(cell.value, cell.data_type) for cell in row] for row in sheet.iter_rows()]


def write(rows: list[tuple[object, ...]], columns: tuple[str, ...], days: tuple[str, ...] = ()) -> list[list[Any]]:
    out = BytesIO()
    with open_workbook(out, "title") as made:
        assert write_sheet(made, "rows", columns, rows, days) == len(rows)
    return list(read_sheet(out))


def test_parquet_has_the_rows_and_the_types_of_the_contract(built: Project, contract: Contract) -> None:
    names = {"string": "string", "date": "date32[day]", "integer": "int64", "number": "double"}
    for table in contract.tables.values():
        made = parquet.read_table(built.build / "parquet" / f"{table.name}.parquet")
        assert [str(f.type) for f in made.schema] == [names[c.type] for c in table.columns], table.name
        assert [f.nullable for f in made.schema] == [not c.required for c in table.columns], table.name
        printed = [tuple(v.isoformat() if isinstance(v, date) else v for v in row.values()) for row in made.to_pylist()]
        assert printed == read_rows(table, built.build / "csv" / f"{table.name}.csv"), table.name


def test_workbook_has_every_row_of_every_table(built: Project, contract: Contract, book: Any) -> None:
    assert book.sheetnames == ["about", "columns", *contract.tables]
    for table in contract.tables.values():
        header, *rows = book[table.name].iter_rows(values_only=True)
        assert header == table.column_names
        printed = [tuple(v.date().isoformat() if isinstance(v, datetime) else v for v in row) for row in rows]
        assert printed == read_rows(table, built.build / "csv" / f"{table.name}.csv"), table.name


def test_workbook_says_what_it_is_and_what_the_columns_mean(contract: Contract, book: Any) -> None:
    about = {row[0]: row for row in book["about"].iter_rows(values_only=True) if row[0]}
    assert about["targets"][1:4] == ("指标值", "Targets", len(list(book["targets"].rows)) - 1)
    said = [row[:4] for row in book["columns"].iter_rows(values_only=True)][1:]
    assert said == [(t.name, c.name, c.title, c.title_en) for t in contract.tables.values() for c in t.columns]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "{=1}", "\tx", "http://example.org", "007", "2.10"])
def test_text_is_text_and_never_a_formula_a_link_or_a_number(text: str) -> None:
    ((header, row),) = write([(text,)], (text,))
    assert header == row == [(text, "s")]


def test_numbers_are_numbers_and_days_are_days() -> None:
    columns = ("a", "b", "due_on", "due_text", "c", "d")
    ((_, row, early),) = write(
        [(-1.5, 0, "2031-12-31", "2031-12-31", 10**18, float("inf")), (None, "", "1900-01-01", None, b"\x01", 1)],
        columns, ("due_on",),
    )  # fmt: skip
    assert row == [
        (-1.5, "n"), (0, "n"), (datetime(2031, 12, 31), "d"), ("2031-12-31", "s"), ("1000000000000000000", "s"),
        ("inf", "s"),
    ]  # fmt: skip
    assert early == [(None, "n"), (None, "n"), ("1900-01-01", "s"), (None, "n"), ("01", "s"), (1, "n")]


def test_what_a_cell_cannot_hold_ends_in_words_that_say_so() -> None:
    ((_, (whole, cut)),) = write([("医" * MOST_CHARACTERS, "医" * (MOST_CHARACTERS + 1))], ("a", "b"))
    assert whole[0] == "医" * MOST_CHARACTERS
    assert len(cut[0]) == MOST_CHARACTERS
    assert cut[0].endswith(CUT)


@pytest.mark.parametrize(("count", "parts"), [(0, [0]), (2, [2]), (3, [3, 0]), (7, [3, 3, 1])])
def test_what_a_sheet_cannot_hold_goes_on_to_the_next(
    monkeypatch: pytest.MonkeyPatch, count: int, parts: list[int]
) -> None:
    monkeypatch.setattr(sheets, "MOST_ROWS", 3)
    made = write([(i,) for i in range(count)], ("n",))
    assert [len(sheet) - 1 for sheet in made] == parts
    assert [row[0][0] for sheet in made for row in sheet[1:]] == list(range(count))


def test_no_clock_is_in_the_workbook(built: Project) -> None:
    with zipfile.ZipFile(built.build / f"taizhang-{LAST}.xlsx") as archive:
        assert {i.date_time[0] for i in archive.infolist()} == {1980}
        assert "1980-01-01" in archive.read("docProps/core.xml").decode()


def test_the_receipt_gives_every_file_its_address(built: Project) -> None:
    receipt = read_receipt(built.build)
    assert receipt
    urls = {f.path: f.url for f in receipt.files}
    assert urls["policy.db"] == "/policy.db"
    assert urls["parquet/tasks.parquet"] == "/files/parquet/tasks.parquet"
    assert urls[f"taizhang-{LAST}.xlsx"] == f"/files/taizhang-{LAST}.xlsx"
