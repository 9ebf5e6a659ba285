"""Make the invented edition of edition.yml a project in a folder."""

import csv
import hashlib
import json
import re
import shutil
from pathlib import Path
from typing import Any

import yaml

from etl.contract import Table, load_contract
from etl.edition.history import History
from etl.edition.missing import explain_missing
from etl.load.history import Spans, list_history_tables
from etl.project import Project

ROOT = Path(__file__).parents[1]
EDITION: dict[str, Any] = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text(encoding="utf-8"))
TEXTS: dict[str, str] = EDITION["texts"]
NOTICE, LIST, LEDGER, PLAN = "990100-2031-1", "990100-2031-1-1", "990100-2031-1-2", "990121-2032-1"

Rows = list[dict[str, Any]]


def make_tables() -> dict[str, Rows]:
    """Return the rows of the edition by table; columns that are left out are empty."""
    tables: dict[str, Rows] = {name: [dict(row) for row in rows] for name, rows in EDITION["facts"].items()}
    for position, clause in enumerate(tables["clauses"]):
        _complete_clause(clause, position)
    for row in [*tables["tasks"], *tables["assignments"]]:
        row.setdefault("clause_id", row["task_id"])
    for row in tables["assignments"]:
        row["printed_name"] = row["words"]
    for row in (r for rows in tables.values() for r in rows if "words" in r):
        words = row.pop("words")
        row["start"] = TEXTS[row["clause_id"]].index(words)
        row["end"] = row["start"] + len(words)
    explain_missing(tables)
    return tables


def _complete_clause(row: dict[str, Any], position: int) -> None:
    document, _, path = row["clause_id"].partition("/")
    above = f"{document}/{path.rpartition('.')[0]}"
    text = TEXTS.get(row["clause_id"], row.get("heading", ""))
    digest = hashlib.sha256(json.dumps([text]).encode()).hexdigest()[:24]
    row |= {"document_id": document, "path": path, "position": position, "characters": len(text), "digest": digest}
    row["parent_id"] = above if above in TEXTS else None


def _fill_required(table: Table, row: dict[str, Any]) -> dict[str, Any]:
    """Digests and counts that the contract requires and no test asks for are not written out in edition.yml."""
    missing = [c for c in table.columns if c.required and c.name not in row]
    lengths = {c.name: re.search(r"\{(\d+)\}", c.constraints.get("pattern", "{8}")) for c in missing}
    return row | {
        c.name: 1 if c.type == "integer" else "0" * int(found[1]) for c in missing if (found := lengths[c.name])
    }


def make_text_rows() -> dict[str, Rows]:
    """Return the text layer: the clauses of the official source, as restored and as captured, and the repairs."""
    captures: Rows = []
    repairs: Rows = [_describe_repair(3, "\n", None, "layout", "exact")]
    start = 10
    for clause_id, text in TEXTS.items():
        captured, reached = "", 0
        for edit in EDITION["damage"].get(clause_id, []):
            before, after = edit.get("before", ""), edit.get("after", "")
            place = text.index(after or edit["at"], reached)
            captured += text[reached:place]
            at = start + len(captured)
            repairs.append(_describe_repair(at, before or None, after or None, edit["kind"], edit["certainty"]))
            captured, reached = captured + before, place + len(after)
        captured += text[reached:]
        captures.append({"clause_id": clause_id, "start": start, "end": start + len(captured), "captured": captured})
        start += len(captured) + 1
    texts = [{"clause_id": k, "text": t} for k, t in TEXTS.items()]
    return {"clause_texts": texts, "captures": captures, "repairs": repairs}


def _describe_repair(start: int, before: str | None, after: str | None, kind: str, certainty: str) -> dict[str, Any]:
    return {
        "source_id": "yunze-2031", "kind": kind, "start": start, "end": start + len(before or ""), "before": before,
        "after": after, "certainty": certainty,
    }  # fmt: skip


def write_edition(root: Path, tables: dict[str, Rows] | None = None) -> Project:
    """Make `root` a project: contract, metadata, build/README.md, and `data/` with every table of the contract."""
    rows = make_tables() if tables is None else tables
    for folder in ("data", "build"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / "metadata.yml", root / "metadata.yml")
    descriptor = json.loads((ROOT / "datapackage.json").read_text(encoding="utf-8"))
    descriptor["version"] = EDITION["facts"]["editions"][-1]["edition"]
    (root / "datapackage.json").write_text(json.dumps(descriptor, ensure_ascii=False, indent=1), encoding="utf-8")
    (root / "build" / "README.md").write_text("kept by git\n", encoding="utf-8")
    for table in load_contract(ROOT / "datapackage.json").layer("facts"):
        with (root / "data" / f"{table.name}.csv").open("w", encoding="utf-8", newline="") as out:
            writer = csv.DictWriter(out, table.column_names, restval="", lineterminator="\n")
            writer.writeheader()
            writer.writerows(_fill_required(table, row) for row in rows.get(table.name, []))
    return Project(root, root / "sources")


def list_versions(project: Project) -> Spans:
    """Return every version of every row, of which the invented edition has one each."""
    contract = load_contract(project.contract)
    history = History(project.data, contract)
    return {t.name: [v.describe(history) for v in history.versions(t)] for t in list_history_tables(contract)}
