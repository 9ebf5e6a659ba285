"""The receipt: build/datapackage.json says what a build holds, byte for byte, and what it was made of."""

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from etl.contract import Contract
from etl.load.views import read_views

NAME = "datapackage.json"
DATABASE = "policy.db"
INDEX = "index.json"
# By the ending of a file's name: its format and media type.
FORMATS = {
    "csv": ("csv", "text/csv"),
    "db": ("sqlite", "application/vnd.sqlite3"),
    "json": ("json", "application/json"),
    "jsonld": ("json", "application/ld+json"),
    "parquet": ("parquet", "application/vnd.apache.parquet"),
    "xlsx": ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "ttl": ("turtle", "text/turtle"),
    "zip": ("zip", "application/zip"),
}
# What a file is that is not one table, by its name or else by its ending.
TITLES = {
    "catalog.jsonld": ("目录（DCAT，JSON-LD）", "The catalogue (DCAT, JSON-LD)"),
    "catalog.ttl": ("目录（DCAT，Turtle）", "The catalogue (DCAT, Turtle)"),
    "croissant.json": ("供机器学习工具读取的说明（Croissant）", "For machine-learning tools (Croissant)"),
    "csv-metadata.json": ("CSV 的列、类型与键（CSVW）", "Columns, types and keys of the CSV (CSVW)"),
    INDEX: ("各版本的索引", "The index of the editions"),
    "db": ("全部表、视图和检索索引", "All tables, views and the search index"),
    "xlsx": ("全部表，一个 Excel 工作簿", "All tables as one Excel workbook"),
    "zip": ("一个版本，或到它为止的变动", "An edition, or what led to it"),
}


@dataclass(frozen=True)
class BuiltFile:
    """A file of a build: its path there, its size and digest, what it is; the last three where it is one table."""

    path: str
    bytes: int
    sha256: str
    format: str
    mediatype: str
    title: str
    title_en: str
    table: str | None = None
    layer: str | None = None
    rows: int | None = None

    @property
    def url(self) -> str:
        """Where the site gives it out."""
        if self.path == INDEX:
            return f"/editions/{self.path}"
        return f"/{self.path}" if self.format in ("sqlite", "zip") else f"/files/{self.path}"

    def describe(self) -> dict[str, object]:
        """Return it for machines, what it has not left out."""
        return {"url": self.url, **{name: value for name, value in asdict(self).items() if value is not None}}


@dataclass(frozen=True)
class Receipt:
    """What a build holds: edition, rows a table, every file, and whether this call made it (`is_new`) or found it."""

    edition: str
    fingerprint: str
    rows: dict[str, int]
    files: tuple[BuiltFile, ...]
    is_new: bool

    @property
    def text_count(self) -> int:
        """Number of clauses whose text is in this build."""
        return self.rows["clause_texts"]

    @property
    def database_sha256(self) -> str:
        """The digest of the database."""
        return next(f.sha256 for f in self.files if f.path == DATABASE)


def list_files(contract: Contract, folder: Path, rows: dict[str, int]) -> list[BuiltFile]:
    """Return every file in `folder` that the receipt names: tables in the order of the contract, then the others."""
    order = list(contract.tables)
    files = [
        _measure(contract, folder, path, rows) for path in folder.rglob("*") if path.is_file() and path.name != NAME
    ]
    return sorted(files, key=lambda f: (f.format, order.index(f.table) if f.table else -1, f.path))


def _measure(contract: Contract, folder: Path, path: Path, rows: dict[str, int]) -> BuiltFile:
    content, ending = path.read_bytes(), path.suffix.removeprefix(".")
    inner, sha256 = path.relative_to(folder).as_posix(), hashlib.sha256(content).hexdigest()
    measured = (inner, len(content), sha256, *FORMATS[ending])
    if path.parent.name in ("csv", "parquet"):
        table = contract.tables[path.stem]
        count = rows[table.name] if ending == "csv" else None  # a validator counts what it can read
        return BuiltFile(*measured, table.title, table.title_en, table.name, table.layer, count)
    return BuiltFile(*measured, *(TITLES.get(path.name) or TITLES[ending]))


def write_receipt(contract: Contract, folder: Path, rows: dict[str, int], fingerprint: str) -> Receipt:
    """Describe the files in `folder` as a Data Package v2 beside them: paths relative to it, bytes, SHA-256, rows."""
    kept = {k: v for k, v in contract.descriptor.items() if k not in ("resources", "textResources")}
    tables = {r["name"]: r for key in ("resources", "textResources") for r in contract.descriptor[key]}
    files = list_files(contract, folder, rows)
    resources = [_describe(f, tables) for f in files]
    descriptor = {**kept, "edition": contract.version, "fingerprint": fingerprint, "resources": resources}
    text = json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n"
    (folder / NAME).write_text(text, encoding="utf-8")
    return Receipt(contract.version, fingerprint, rows, tuple(files), is_new=True)


def _describe(file: BuiltFile, tables: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """A file as a resource of a Data Package; only a CSV is a table that is read by its schema."""
    said = {k: v for k, v in asdict(file).items() if v is not None and k != "sha256"}
    said["hash"] = f"sha256:{file.sha256}"
    if file.format == "csv":
        return {**tables[str(file.table)], **said}
    more: dict[str, Any] = {"name": Path(file.path).name, "type": "file"}
    if file.path == DATABASE:
        more["views"] = [
            {"name": v.name, "title": v.title, "title_en": v.title_en, "description": v.description,
             "description_en": v.description_en}
            for v in read_views()
        ]  # fmt: skip
    return {**more, **said}


def read_receipt(folder: Path) -> Receipt | None:
    """Return the receipt of the build in `folder`, or None where there is none that can be read."""
    try:
        descriptor = json.loads((folder / NAME).read_text(encoding="utf-8"))
        files = tuple(_read_file(r) for r in descriptor["resources"])
        edition, fingerprint = descriptor["edition"], descriptor["fingerprint"]
    except (FileNotFoundError, json.JSONDecodeError, KeyError, TypeError):
        return None
    rows = {f.table: f.rows for f in files if f.table and f.rows is not None}
    return Receipt(edition, fingerprint, rows, files, is_new=False)


def _read_file(resource: dict[str, Any]) -> BuiltFile:
    said = {name: resource[name] for name in BuiltFile.__dataclass_fields__ if name in resource}
    return BuiltFile(**said, sha256=resource["hash"].removeprefix("sha256:"))


def holds_what_it_says(folder: Path) -> bool:
    """Say whether every file that the receipt names is there with the bytes that it names."""
    receipt = read_receipt(folder)
    return receipt is not None and all(
        (folder / f.path).is_file() and hashlib.sha256((folder / f.path).read_bytes()).hexdigest() == f.sha256
        for f in receipt.files
    )
