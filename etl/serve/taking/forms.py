"""Answers as files: CSV, CSV that is safe to open in Excel, and XLSX. All of them whole (`etl.serve.taking.whole`)."""

import csv
import io
from collections.abc import Collection, Sequence
from typing import Any

from datasette.utils import path_with_replaced_args
from datasette.utils.asgi import AsgiStream, Response

from etl.load.receipt import FORMATS
from etl.load.sheets import open_workbook, write_sheet
from etl.serve.site import Site
from etl.serve.taking.whole import find_whole

EXCEL = "_excel"
BOM = "\ufeff"  # without it Excel reads UTF-8 as the code page of the country
# What Excel takes for the beginning of a formula, in full width too.
RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


async def answer_csv(view: Any, request: Any, _database: str) -> AsgiStream | Response:
    """Return an answer as CSV (RFC 4180); with `_excel=1` for Excel: a byte order mark, and no cell is a formula.

    It stands in for Datasette's own, which cuts a query at 5,000 rows without a word, gives only the first page of a
    table, and writes an error into the file as if it were a row. A long table is sent while it is read; should
    that fail, the connection ends before the file does, which every client reports.
    """
    whole, excel = await find_whole(view, request), bool(request.args.get(EXCEL))
    if isinstance(whole, Response):
        return whole
    form = protect if excel else list

    async def stream(out: Any) -> None:
        head = BOM if excel else ""
        if request.args.get("_header") != "off":
            head += _write_lines([form(whole.columns)])
        await out.write(head)
        async for rows in whole.batches:
            await out.write(_write_lines([form(row) for row in rows]))

    headers = {}
    if excel or request.args.get("_dl"):
        headers["content-disposition"] = f'attachment; filename="{_name_file(request)}.csv"'
    return AsgiStream(stream, headers=headers, content_type="text/csv; charset=utf-8")


def _write_lines(rows: Sequence[Sequence[object]]) -> str:
    out = io.StringIO()
    csv.writer(out).writerows(_show_bytes(row) for row in rows)
    return out.getvalue()


def _show_bytes(row: Sequence[object]) -> list[object]:
    return [cell.hex() if isinstance(cell, bytes) else cell for cell in row]


def protect(row: Sequence[object]) -> list[object]:
    """Return a row in which no text begins a formula: an apostrophe stands before it. Numbers stay numbers."""
    return [f"'{cell}" if isinstance(cell, str) and cell.startswith(RISKY) else cell for cell in row]


def write_xlsx(
    name: str,
    columns: Sequence[str],
    rows: Sequence[Sequence[object]],
    about: Sequence[tuple[object, ...]],
    days: Collection[str],
) -> bytes:
    """Return a workbook: the rows, and a sheet `about` that says in Chinese and English what they are."""
    out = io.BytesIO()
    with open_workbook(out, name) as book:
        write_sheet(book, name, columns, rows, days)
        write_sheet(book, "about", ("what", "zh", "en"), about)
    return out.getvalue()


def list_days(site: Site) -> set[str]:
    """Return the names of the columns that hold a day, wherever they stand."""
    return {c.name for t in site.contract.tables.values() for c in t.columns if c.type == "date"}


def _name_file(request: Any) -> str:
    return str(request.url_vars.get("table") or "query")


def send_xlsx(request: Any, content: bytes) -> dict[str, Any]:
    """Return a workbook as Datasette wants an answer."""
    headers = {"content-disposition": f'attachment; filename="{_name_file(request)}.xlsx"'}
    return {"body": content, "content_type": FORMATS["xlsx"][1], "headers": headers}


def list_forms(request: Any, labels: bool) -> list[tuple[str, str]]:
    """Return names and addresses of the page that is asked in every form, whole: without its place in pages.

    With `labels`, CSV and XLSX have beside every id the name of what it stands for.
    """
    labelled = {"_labels": "on"} if labels else {}

    def in_form(form: str, **more: str) -> str:
        arguments = {"_next": None, "_size": None} | more
        return str(path_with_replaced_args(request, arguments, f"{request.path}.{form}"))

    return [
        ("JSON", in_form("json", _shape="objects", _size="max")),
        ("CSV", in_form("csv", **labelled)),
        ("XLSX", in_form("xlsx", **labelled)),
    ]
