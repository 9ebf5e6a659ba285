"""Closing an edition: what the sources say now becomes `data/`; what they said before goes into its history."""

import csv
import io
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from etl import __version__
from etl.contract import Contract, load_contract
from etl.edition.align import Rekey, match_records
from etl.edition.causes import STEPS, Cause, Caused, UnreadWords, find_causes, find_revision, rerun_edition
from etl.edition.history import History, close_rows, read_as_written, write_closed
from etl.edition.levels import check_level, raise_number
from etl.edition.records import Change, Record, Tables, compare_records, key_records
from etl.edition.rows import Rows
from etl.edition.stamps import stamp_descriptor, stamp_files
from etl.edition.states import CODE, States
from etl.edition.tables import LOGS, print_tables, read_table, write_table
from etl.project import Project
from etl.swap import lock_folder, replace_folder

# Whose words the last edition's code is run with, to see what each input changed.
LEXICONS: Mapping[Cause, Path | None] = {"source": None, "lexicon": CODE / "lexicon"}


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that the next edition changes: the tables on both sides, the changes, and records that moved."""

    old: Tables
    new: Tables
    changes: list[Change]
    rekeys: list[Rekey]


def compare_with_last(history: History, contract: Contract, rows: Rows, data: Path) -> Comparison:
    """Compare what the sources give with the last edition."""
    files = print_tables(rows, contract, data)
    old: Tables = {}
    new: Tables = {}
    changes: list[Change] = []
    for table in contract.layer("facts"):
        if table.name in LOGS:
            continue
        old[table.name] = key_records(table, history.rows_as_of(table, history.last)) if history.last else {}
        new[table.name] = key_records(table, _parse(table.column_names, files[table.name]))
        changes += compare_records(table, old[table.name], new[table.name])
    return Comparison(old, new, changes, match_records(old, new) if history.last else [])


def _parse(columns: Sequence[str], content: bytes) -> list[dict[str, str]]:
    return [dict(r) for r in csv.DictReader(io.StringIO(content.decode(), newline=""), fieldnames=columns)][1:]


def release_edition(project: Project, rows: Rows, level: str, note: str, states: States, released_on: date) -> str:
    """Write the next edition into `data/` and its number into the descriptor; return the number.

    Refused: a release that changes nothing, one at another level than its changes have, and one whose changes have
    several causes that cannot be told apart. `data/` is written beside and swapped in whole.
    """
    contract = load_contract(project.contract)
    project.data.mkdir(exist_ok=True)
    with lock_folder(project.data):
        history = History(project.data, contract)
        comparison = compare_with_last(history, contract, rows, project.data)
        moved = _find_moved(history, states, project.data, contract)
        check_level(comparison.changes, level, "contract" in moved, history.last)
        edition = raise_number(history.last, level)
        caused = _explain(project, history, comparison, moved) if history.last else []
        with replace_folder(project.data, ()) as folder:
            _write_edition(folder, project.data, contract, history, comparison, caused, edition)
            _log_edition(folder, project, contract, history, caused, comparison.rekeys, {
                "edition": edition, "position": len(history.editions) + 1, "released_on": released_on.isoformat(),
                "level": level, "note": note, "code_version": find_revision(project.root) or __version__,
                **asdict(states),
            })  # fmt: skip
        settle_edition(project)
    return edition


def _find_moved(history: History, states: States, data: Path, contract: Contract) -> list[str]:
    """Which of sources, words, code and contract are not those of the last edition, in the order of STEPS."""
    if not history.last:
        return []
    last = _last_row(history, data, contract)
    now = asdict(states)
    return [cause for cause in (*STEPS, "contract") if last[f"{cause}_state"] != now[f"{cause}_state"]]


def _last_row(history: History, data: Path, contract: Contract) -> Record:
    rows = read_table(contract.tables["editions"], data / "editions.csv")
    return next(r for r in rows if r["edition"] == history.last)


def _explain(project: Project, history: History, comparison: Comparison, moved: Sequence[str]) -> list[Caused]:
    """The cause of every change; the last edition's code is run again where more than one input changed.

    Words that the last edition's code cannot read came with today's code: both together are the cause `code`.
    """
    contract = load_contract(project.contract)
    revision = _last_row(history, project.data, contract)["code_version"]
    told: list[Cause] = []
    steps = [comparison.old]
    inputs: list[Cause] = [c for c in STEPS if c in moved]
    for cause in inputs[:-1]:
        try:
            steps.append(rerun_edition(project.root, revision, project.store, LEXICONS[cause]))
            told.append(cause)
        except UnreadWords:
            if cause != "lexicon":
                raise
    told += inputs[-1:]
    steps.append(comparison.new)
    contracts = (history.contract_of(history.last or ""), contract)
    return find_causes(comparison.changes, told, contracts, steps if told else [])


def _write_edition(
    folder: Path, data: Path, contract: Contract, history: History, comparison: Comparison,
    caused: Sequence[Caused], edition: str,
) -> None:  # fmt: skip
    """Write the tables, and close the rows that the changes touch."""
    (folder / "history" / "contracts").mkdir(parents=True)
    for path in sorted((data / "history").glob("contracts/*.json")):
        shutil.copyfile(path, folder / "history" / "contracts" / path.name)
    touched: dict[str, dict[str, None]] = {}
    for c in caused:
        touched.setdefault(c.change.table, {})[c.change.record_id] = None
    for table in contract.layer("facts"):
        if table.name in LOGS:
            continue
        (folder / f"{table.name}.csv").write_bytes(write_table(table, comparison.new[table.name].values()))
        closed = read_as_written(data / "history" / f"{table.name}.csv")
        if touched.get(table.name):
            since = {v.record_id: v.since for v in history.versions(table) if v.until is None}
            closed += close_rows(table, comparison.old[table.name], list(touched[table.name]), since, edition)
        if closed:
            (folder / "history" / f"{table.name}.csv").write_bytes(write_closed(table, closed))


def _log_edition(
    folder: Path, project: Project, contract: Contract, history: History, caused: Sequence[Caused],
    rekeys: Sequence[Rekey], row: Mapping[str, object],
) -> None:  # fmt: skip
    """Append to the logs of editions, changes and re-keys, and keep the descriptor when it changed."""
    edition = str(row["edition"])
    new: dict[str, list[Mapping[str, object]]] = {
        "editions": [row],
        "changes": [{"edition": edition, **asdict(c.change), "cause": c.cause} for c in caused],
        "rekeys": [{"edition": edition, **asdict(r)} for r in rekeys],
    }
    for name in LOGS:
        path = project.data / f"{name}.csv"
        before: list[Record] = list(read_table(contract.tables[name], path)) if path.is_file() else []
        (folder / f"{name}.csv").write_bytes(write_table(contract.tables[name], [*before, *new[name]]))
    descriptor = stamp_descriptor(project.contract.read_text(encoding="utf-8"), edition)
    last = history.contract_of(history.last) if history.last else None
    if last is None or last.tables != contract.tables:
        (folder / "history" / "contracts" / f"{edition}.json").write_text(descriptor, encoding="utf-8")


def settle_edition(project: Project) -> None:
    """Stamp the last edition's number where it belongs, and put right what a release that was killed left behind."""
    aside = project.data.with_name(f".{project.data.name}-last")
    if aside.is_dir() and not project.data.exists():
        aside.rename(project.data)
    contract = load_contract(project.contract)
    history = History(project.data, contract)
    if history.last:
        stamp_files(project.root, _last_row(history, project.data, contract))
        load_contract.cache_clear()
