"""Closing an edition: what the sources say now becomes the committed tables of `data/`."""

import re
import shutil
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from etl import __version__
from etl.contract import Contract, load_contract
from etl.edition.rows import Row, Rows
from etl.edition.tables import read_table, write_table
from etl.errors import Complaint
from etl.project import Project

LEVELS = ("major", "minor", "patch")
# People write these; a release keeps them as they are.
WRITTEN = ("summaries", "editions", "changes")


def read_edition(project: Project) -> str | None:
    """Return the number of the committed edition, or None where there is none yet."""
    path = project.data / "editions.csv"
    if not path.is_file():
        return None
    editions = read_table(load_contract(project.contract).tables["editions"], path)
    return max((e["edition"] for e in editions), key=_numbers, default=None)


def _numbers(edition: str) -> tuple[int, ...]:
    return tuple(int(n) for n in edition.split("."))


def raise_number(edition: str | None, level: str) -> str:
    """Return the number that follows `edition` on a change of `level`; the first minor one is 0.1.0."""
    major, minor, patch = _numbers(edition or "0.0.0")
    return {
        "major": f"{major + 1}.0.0",
        "minor": f"{major}.{minor + 1}.0",
        "patch": f"{major}.{minor}.{patch + 1}",
    }[level]


def print_tables(rows: Rows, contract: Contract, folder: Path) -> dict[str, bytes]:
    """Return the bytes of every facts table: extracted ones from `rows`, written ones as they stand in `folder`."""
    files = {}
    for table in contract.layer("facts"):
        path = folder / f"{table.name}.csv"
        if table.name in WRITTEN:
            files[table.name] = path.read_bytes() if path.is_file() else write_table(table, [])
        else:
            files[table.name] = write_table(table, rows.get(table.name, []))
    return files


def release_edition(project: Project, rows: Rows, level: str, note: str, source_state: str, released_on: date) -> str:
    """Write the next edition into `data/` and its number into the descriptor; return the number.

    The tables are written beside and swapped in. A release that would change nothing is refused.
    """
    contract = load_contract(project.contract)
    files = print_tables(rows, contract, project.data)
    before = read_edition(project)
    if before and all((project.data / f"{name}.csv").read_bytes() == content for name, content in files.items()):
        raise Complaint(f"nothing has changed since edition {before}", project.data, "There is nothing to release.")
    edition = raise_number(before, level)
    table = contract.tables["editions"]
    path = project.data / "editions.csv"
    editions: list[Row] = [dict(e) for e in read_table(table, path)] if path.is_file() else []
    editions.append({
        "edition": edition, "released_on": released_on.isoformat(), "level": level, "note": note,
        "source_state": source_state, "code_version": __version__,
    })  # fmt: skip
    _swap_in(project, files | {"editions": write_table(table, editions)}, edition)
    return edition


def _swap_in(project: Project, files: Mapping[str, bytes], edition: str) -> None:
    beside = project.root / ".data.new"
    shutil.rmtree(beside, ignore_errors=True)
    if project.data.is_dir():
        shutil.copytree(project.data, beside)
    beside.mkdir(exist_ok=True)
    for name, content in files.items():
        (beside / f"{name}.csv").write_bytes(content)
    old = project.root / ".data.old"
    if project.data.is_dir():
        project.data.rename(old)
    beside.rename(project.data)
    shutil.rmtree(old, ignore_errors=True)
    descriptor = project.contract.read_text(encoding="utf-8")
    stamped = re.sub(r'("version": ")[^"]*(")', rf"\g<1>{edition}\g<2>", descriptor, count=1)
    project.contract.write_text(stamped, encoding="utf-8")


def match_texts(rows: Rows, project: Project) -> dict[str, list[Row]]:
    """Return the text layer of `rows` for the clauses that the committed edition has with the same digest.

    A text of other words would put every span of its facts in the wrong place; `taizhang check` names such clauses.
    """
    contract = load_contract(project.contract)
    committed = {
        (r["clause_id"], r["digest"]) for r in read_table(contract.tables["clauses"], project.data / "clauses.csv")
    }
    sources = {r["source_id"] for r in read_table(contract.tables["sources"], project.data / "sources.csv")}
    same = {r["clause_id"] for r in rows.get("clauses", []) if (r["clause_id"], r["digest"]) in committed}
    return {
        "clause_texts": [r for r in rows["clause_texts"] if r["clause_id"] in same],
        "repairs": [r for r in rows["repairs"] if r["source_id"] in sources],
    }


def compare_tables(
    rows: Rows, project: Project, held: Sequence[str], pinned: Sequence[str]
) -> list[tuple[str, str, str]]:
    """Compare what the store gives with the committed tables: (table, row, what) for each difference.

    With every pinned source at hand the bytes must be the same. With some, every row that they give must be committed,
    and every committed row of theirs given.
    """
    contract = load_contract(project.contract)
    differences: list[tuple[str, str, str]] = []
    for name, content in print_tables(rows, contract, project.data).items():
        path = project.data / f"{name}.csv"
        committed = path.read_bytes() if path.is_file() else b""
        if committed == content:
            continue
        given, kept = _rows_of(content), _rows_of(committed)
        differences += [(name, row, "given by the sources, not committed") for row in given if row not in kept]
        if set(held) == set(pinned):
            differences += [(name, row, "committed, not given by the sources") for row in kept if row not in given]
            if set(given) == set(kept):
                differences.append((name, "", "the bytes differ though the rows do not"))
    return differences


def _rows_of(content: bytes) -> dict[str, None]:
    """The lines of a CSV, in order; a record with a line break inside counts as its lines."""
    return dict.fromkeys(content.decode().splitlines())
