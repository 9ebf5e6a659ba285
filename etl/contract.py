"""The only reader of datapackage.json: which tables there are, and what their columns mean."""

import json
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

SQLITE_TYPES = {"string": "TEXT", "date": "TEXT", "integer": "INTEGER", "number": "REAL"}


@dataclass(frozen=True)
class Column:
    """One column: its Table Schema type, its texts in both languages, and whether a value is required.

    `missing_reasons` are the codes that the row's column `missing` may give where this one is null.
    """

    name: str
    type: str
    title: str
    title_en: str
    description: str
    description_en: str
    unit: str | None
    constraints: dict[str, Any]
    missing_reasons: tuple[str, ...] = ()

    @property
    def required(self) -> bool:
        """Whether every row must have a value."""
        return bool(self.constraints.get("required"))

    @property
    def sqlite_type(self) -> str:
        """The column's type in SQLite."""
        return SQLITE_TYPES[self.type]


@dataclass(frozen=True)
class ForeignKey:
    """A column that holds ids of another table (or of its own)."""

    column: str
    table: str
    other_column: str


@dataclass(frozen=True)
class Table:
    """One table: its columns in their order, its key, and the layer it belongs to (`facts` or `text`)."""

    name: str
    title: str
    title_en: str
    description: str
    description_en: str
    columns: tuple[Column, ...]
    primary_key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...]
    layer: str

    @cached_property
    def column_names(self) -> tuple[str, ...]:
        """Names of the columns, in the order of the CSV header."""
        return tuple(c.name for c in self.columns)


@dataclass(frozen=True)
class Contract:
    """The whole descriptor; `tables` keeps its order."""

    version: str
    title: str
    title_en: str
    tables: dict[str, Table]
    descriptor: dict[str, Any]

    def layer(self, name: str) -> list[Table]:
        """The tables of one layer."""
        return [t for t in self.tables.values() if t.layer == name]


@lru_cache(maxsize=4)
def load_contract(path: Path) -> Contract:
    """Read the descriptor at `path`."""
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    tables = [_table(r, "facts") for r in descriptor["resources"]] + [
        _table(r, "text") for r in descriptor["textResources"]
    ]
    return Contract(
        descriptor["version"], descriptor["title"], descriptor["title_en"], {t.name: t for t in tables}, descriptor
    )


def _table(resource: dict[str, Any], layer: str) -> Table:
    schema = resource["schema"]
    key = schema["primaryKey"]
    return Table(
        name=resource["name"],
        title=resource["title"],
        title_en=resource["title_en"],
        description=resource["description"],
        description_en=resource["description_en"],
        columns=tuple(_column(f) for f in schema["fields"]),
        primary_key=(key,) if isinstance(key, str) else tuple(key),
        foreign_keys=tuple(_foreign_key(k, resource["name"]) for k in schema.get("foreignKeys", ())),
        layer=layer,
    )


def _column(field: dict[str, Any]) -> Column:
    texts = {k: field[k] for k in ("name", "type", "title", "title_en", "description", "description_en")}
    reasons = tuple(field.get("missing_reasons", ()))
    return Column(**texts, unit=field.get("unit"), constraints=field.get("constraints", {}), missing_reasons=reasons)


def _foreign_key(key: dict[str, Any], own: str) -> ForeignKey:
    (column,), reference = key["fields"], key["reference"]
    return ForeignKey(column, reference["resource"] or own, reference["fields"][0])
