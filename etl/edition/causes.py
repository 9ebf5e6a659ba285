"""Why a cell changed: established by running the last edition's code and words again, never guessed.

Between two editions the sources, the words and the code may have changed. They are put in one after the other: the
last edition's code on today's sources, then with today's words, then today's code. The step at which a cell takes the
value that it has now is its cause.
"""

import json
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from etl.contract import Contract, load_contract
from etl.edition.records import Change, Record, Tables, key_records
from etl.errors import Complaint

Cause = Literal["source", "code", "lexicon", "summary", "contract"]
STEPS: tuple[Cause, ...] = ("source", "lexicon", "code")
# Prints the rows of every table that extraction fills, as the tables print them.
RERUN = """
import json, sys
from pathlib import Path
from etl.pipeline import capture_sources
from etl.edition.rows import make_rows
from etl.edition.tables import print_cell
from etl.project import Project
rows = make_rows(capture_sources(Project(Path(sys.argv[1]), Path(sys.argv[2]))))
json.dump({t: [{c: str(print_cell(v)) for c, v in r.items()} for r in rs] for t, rs in rows.items()}, sys.stdout)
"""


class UnreadWords(Complaint):
    """The last edition's code does not run with what it was given."""


@dataclass(frozen=True, slots=True)
class Caused:
    """A change and its cause."""

    change: Change
    cause: Cause


def find_causes(
    changes: Sequence[Change], moved: Sequence[Cause], contracts: Sequence[Contract], steps: Sequence[Tables]
) -> list[Caused]:
    """Return every change with its cause.

    `contracts` are that of the last edition and today's; `moved` are the inputs that changed, in the order of STEPS;
    `steps` are the tables after each of them was put in,
    beginning with those of the last edition and ending with today's. One input needs no run between.
    """
    return [Caused(c, _find_cause(c, moved, contracts, steps)) for c in changes]


def _find_cause(
    change: Change, moved: Sequence[Cause], contracts: Sequence[Contract], steps: Sequence[Tables]
) -> Cause:
    if change.table == "summaries":
        return "summary"
    if not all(_knows(contract, change) for contract in contracts):
        return "contract"
    values = [_value(tables, change) for tables in steps]
    for cause, (before, after) in reversed(list(zip(moved, pairwise(values), strict=True))):
        if before != after:
            return cause
    raise Complaint(
        f"{change.table} {change.record_id} changed though no source, word or code did",
        "data/",
        "Restore data/ from the last edition with git; rows are extracted, never edited.",
    )


def _knows(contract: Contract, change: Change) -> bool:
    """Whether a contract has the table and, of a changed cell, the column."""
    table = contract.tables.get(change.table)
    return table is not None and (change.change != "changed" or change.column in table.column_names)


def _value(tables: Tables, change: Change) -> str | None:
    """The cell, or whether the record is there where records came or went; None stands for absence."""
    row: Record | None = tables.get(change.table, {}).get(change.record_id)
    if row is None:
        return None
    return row.get(change.column, "") if change.change == "changed" else ""


def rerun_edition(root: Path, revision: str, store: Path, lexicon: Path | None) -> Tables:
    """Return what the code of `revision` reads in today's pinned sources, with its own words or those in `lexicon`."""
    with TemporaryDirectory() as name:
        tree = Path(name)
        _check_out(root, revision, tree)
        shutil.copyfile(root / "etl" / "sources.yml", tree / "etl" / "sources.yml")
        if lexicon:
            for path in (tree / "etl" / "lexicon").glob("*.yml"):
                path.unlink()
            for path in lexicon.glob("*.yml"):
                shutil.copyfile(path, tree / "etl" / "lexicon" / path.name)
        done = subprocess.run(
            [sys.executable, "-c", RERUN, str(tree), str(store)],
            cwd=tree, env={"PYTHONPATH": str(tree), "PATH": ""}, capture_output=True, text=True, check=False,
        )  # fmt: skip
        if done.returncode:
            raise UnreadWords(
                f"the code of the last edition does not run: {done.stderr.strip().splitlines()[-1:]}",
                revision, "Release what changed in the sources, the words and the code one after the other.",
            )  # fmt: skip
        contract = load_contract(tree / "datapackage.json")
        return {
            name: key_records(contract.tables[name], _complete(rows, contract.tables[name].column_names))
            for name, rows in json.loads(done.stdout).items()
        }


def _complete(rows: list[dict[str, str]], columns: Sequence[str]) -> list[dict[str, str]]:
    return [{c: row.get(c, "") for c in columns} for row in rows]


def _check_out(root: Path, revision: str, tree: Path) -> None:
    """Write the tree of `revision` without touching the work tree."""
    done = subprocess.run(
        ["git", "-C", str(root), "archive", revision, "etl", "datapackage.json", "metadata.yml"],
        capture_output=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise Complaint(
            f"git does not have the code of the last edition ({revision})", root,
            "Fetch the whole history (git fetch --unshallow), or release one kind of change at a time.",
        )  # fmt: skip
    with tarfile.open(fileobj=BytesIO(done.stdout)) as archive:
        archive.extractall(tree, filter="data")


def find_revision(root: Path) -> str | None:
    """Return the commit that holds the code as it stands, or None outside git or with code that is not committed."""
    status = subprocess.run(
        ["git", "--no-optional-locks", "-C", str(root), "status", "--porcelain", "--", "etl", "datapackage.json"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if status.returncode or status.stdout.strip():
        return None
    head = subprocess.run(["git", "-C", str(root), "rev-parse", "HEAD"], capture_output=True, text=True, check=False)
    return head.stdout.strip()[:12] or None
