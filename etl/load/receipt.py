"""The receipt: build/datapackage.json says what a build holds, byte for byte, and what it was made of."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from etl.contract import Contract
from etl.load.views import read_views

NAME = "datapackage.json"
DATABASE = "policy.db"


@dataclass(frozen=True)
class Receipt:
    """What a build holds: edition, rows a table, and whether this call made it (`is_new`) or found it made."""

    edition: str
    fingerprint: str
    rows: dict[str, int]
    database_sha256: str
    is_new: bool

    @property
    def text_count(self) -> int:
        """Number of clauses whose text is in this build."""
        return self.rows["clause_texts"]


def write_receipt(contract: Contract, folder: Path, rows: dict[str, int], fingerprint: str) -> Receipt:
    """Describe the files in `folder` as a Data Package v2 beside them: paths relative to it, bytes, SHA-256, rows."""
    kept = {k: v for k, v in contract.descriptor.items() if k not in ("resources", "textResources")}
    tables = [
        {**resource, **_measure(folder, f"csv/{resource['name']}.csv"), "layer": layer, "rows": rows[resource["name"]]}
        for layer, key in (("facts", "resources"), ("text", "textResources"))
        for resource in contract.descriptor[key]
    ]
    views = [
        {"name": v.name, "title": v.title, "title_en": v.title_en, "description": v.description,
         "description_en": v.description_en}
        for v in read_views()
    ]  # fmt: skip
    database = {
        "name": "policy",
        **_measure(folder, DATABASE),
        "format": "sqlite",
        "mediatype": "application/vnd.sqlite3",
        "title": "全部表、视图和检索索引",
        "title_en": "All tables, views and the search index",
        "views": views,
    }
    descriptor = {
        **kept, "edition": contract.version, "fingerprint": fingerprint, "resources": [*tables, database]
    }  # fmt: skip
    text = json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n"
    (folder / NAME).write_text(text, encoding="utf-8")
    return _read(descriptor, is_new=True)


def read_receipt(folder: Path) -> Receipt | None:
    """Return the receipt of the build in `folder`, or None where there is none that can be read."""
    descriptor = _load(folder)
    if descriptor is None:
        return None
    return _read(descriptor, is_new=False)


def holds_what_it_says(folder: Path) -> bool:
    """Say whether every file that the receipt names is there with the bytes that it names."""
    descriptor = _load(folder)
    if descriptor is None:
        return False
    return all(
        (folder / r["path"]).is_file() and _measure(folder, r["path"])["hash"] == r["hash"]
        for r in descriptor["resources"]
    )


def _read(descriptor: dict[str, Any], *, is_new: bool) -> Receipt:
    resources = {r["name"]: r for r in descriptor["resources"]}
    rows = {name: r["rows"] for name, r in resources.items() if "rows" in r}
    sha256 = resources["policy"]["hash"].removeprefix("sha256:")
    return Receipt(descriptor["edition"], descriptor["fingerprint"], rows, sha256, is_new)


def _load(folder: Path) -> dict[str, Any] | None:
    try:
        descriptor = json.loads((folder / NAME).read_text(encoding="utf-8"))
    except (FileNotFoundError, json.JSONDecodeError):
        return None
    return descriptor if isinstance(descriptor, dict) and "fingerprint" in descriptor else None


def _measure(folder: Path, path: str) -> dict[str, Any]:
    content = (folder / path).read_bytes()
    return {"path": path, "bytes": len(content), "hash": f"sha256:{hashlib.sha256(content).hexdigest()}"}
