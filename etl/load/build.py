"""The build: committed facts and given texts become a database, files in every form, and the receipt beside them."""

import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from sqlite_utils import Database
from tqdm import tqdm

from etl.contract import Contract, Table, load_contract
from etl.errors import Complaint
from etl.load.catalogue.make import make_catalogue
from etl.load.fingerprint import digest_rows, take_fingerprint
from etl.load.foreign_keys import check_foreign_keys
from etl.load.fulltext import create_index
from etl.load.history import Spans, write_history
from etl.load.parquet import write_parquet
from etl.load.receipt import DATABASE, BuiltFile, Receipt, holds_what_it_says, list_files, read_receipt, write_receipt
from etl.load.rows import Row, read_rows, type_rows, write_rows
from etl.load.tables import create_table, fill_table, index_table, order_tables
from etl.load.views import create_views
from etl.load.workbook import name_workbook, write_workbook
from etl.project import Project
from etl.swap import lock_folder, replace_folder

TextRows = Mapping[str, Iterable[Mapping[str, object]]]
KEPT = ("README.md",)  # the only file in build/ that git keeps; all else there is made of the inputs


def load_edition(
    project: Project, text_rows: TextRows, text_state: str | None = None, versions: Spans | None = None,
    beside: Callable[[Sequence[BuiltFile]], Mapping[str, bytes]] | None = None,
) -> Receipt:  # fmt: skip
    """Build what `data/` and `text_rows` say, unless the last build says it already; then `is_new` is False.

    `text_rows` maps each table of the text layer to its rows; a table that is left out is empty. `text_state` is
    anything that changes whenever these rows would, such as a digest of sources and code: with it, rows that are made
    lazily are not asked for when there is nothing to do. `versions` are the rows of all editions (`etl.load.history`).
    `beside` makes further files by path, given those that there are. The build appears whole or not at all.
    """
    contract = load_contract(project.contract)
    with lock_folder(project.data):
        texts: dict[str, list[Row]] | None = None
        if text_state is None:
            texts = _type_texts(contract, text_rows)
            text_state = digest_rows(texts)
        fingerprint = take_fingerprint(project, contract, text_state)
        if receipt := find_current(project, fingerprint):
            return receipt
        facts = {t.name: read_rows(t, project.data / f"{t.name}.csv") for t in contract.layer("facts")}
        rows = facts | (_type_texts(contract, text_rows) if texts is None else texts)
        with replace_folder(project.build, KEPT) as folder:
            _write_tables(contract, project, rows, folder)
            _make_database(contract, rows, versions or {}, folder / DATABASE)
            counts = {name: len(r) for name, r in rows.items()}
            editions = _name_columns(contract.tables["editions"], rows["editions"])
            for path, content in (beside(list_files(contract, folder, counts)) if beside else {}).items():
                (folder / path).parent.mkdir(exist_ok=True)
                (folder / path).write_bytes(content)
            for name, text in make_catalogue(contract, editions, list_files(contract, folder, counts)).items():
                (folder / name).write_text(text, encoding="utf-8")
            return write_receipt(contract, folder, counts, fingerprint)


def find_current(project: Project, fingerprint: str) -> Receipt | None:
    """Return the last build's receipt if it was made of just these inputs and is still whole."""
    receipt = read_receipt(project.build)
    return receipt if receipt and receipt.fingerprint == fingerprint and holds_what_it_says(project.build) else None


def _type_texts(contract: Contract, text_rows: TextRows) -> dict[str, list[Row]]:
    tables = {t.name: t for t in contract.layer("text")}
    if unknown := set(text_rows) - set(tables):
        raise Complaint(f"no table of the text layer: {', '.join(sorted(unknown))}", "text rows", "Mend the stage.")
    return {name: type_rows(table, text_rows.get(name, ())) for name, table in tables.items()}


def _write_tables(contract: Contract, project: Project, rows: Mapping[str, list[Row]], folder: Path) -> None:
    (folder / "csv").mkdir()
    for table in contract.layer("facts"):
        shutil.copyfile(project.data / f"{table.name}.csv", folder / "csv" / f"{table.name}.csv")
    for table in contract.layer("text"):
        write_rows(table, rows[table.name], folder / "csv" / f"{table.name}.csv")
    (folder / "parquet").mkdir()
    for table in contract.tables.values():
        write_parquet(table, rows[table.name], folder / "parquet" / f"{table.name}.parquet")
    write_workbook(contract, rows, folder / name_workbook(contract.version))


def _name_columns(table: Table, rows: list[Row]) -> list[dict[str, str]]:
    return [{n: "" if v is None else str(v) for n, v in zip(table.column_names, r, strict=True)} for r in rows]


def _make_database(contract: Contract, rows: Mapping[str, list[Row]], versions: Spans, path: Path) -> None:
    database = Database(path)
    # No journal: the file is thrown away unless all of it is made. The mode is not kept in the file, so it stays a
    # plain one that can be opened as immutable.
    for setting in ("journal_mode = off", "synchronous = off", "foreign_keys = off"):
        database.execute(f"PRAGMA {setting}")
    tables = order_tables(contract)
    # The bar goes to stderr, and only to a terminal.
    with tqdm(total=sum(map(len, rows.values())), desc="build", unit=" rows", disable=None) as bar:
        for table in tables:
            _load_table(database, table, rows[table.name])
            bar.update(len(rows[table.name]))
    check_foreign_keys(database, contract)
    write_history(database, contract, versions)
    create_views(database)
    database.analyze()
    database.close()


def _load_table(database: Database, table: Table, rows: list[Row]) -> None:
    create_table(database, table)
    fill_table(database, table, rows)
    index_table(database, table)
    create_index(database, table, rows)
