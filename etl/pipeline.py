"""The stages, in the order in which a document flows through them, and what is made of all sources together.

read_file       bytes            -> Raw         etl/read/
restore_text    Raw.text         -> Text        etl/restore/
read_outline    Text.restored    -> Outline     etl/parse/
extract_facts   Outline          -> Extraction  etl/extract/
make_rows       all Captured     -> rows        etl/edition/, etl/resolve/
load_edition    rows             -> build/      etl/load/
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from etl.contract import load_contract
from etl.edition.history import History
from etl.edition.release import release_edition, settle_edition
from etl.edition.reproduce import compare_tables, match_texts
from etl.edition.rows import TEXT_TABLES, Captured, Row, Rows, make_rows
from etl.edition.states import CODE, digest_files, take_states
from etl.edition.tables import read_table
from etl.errors import Complaint
from etl.extract.facts import extract_facts
from etl.ids import digest
from etl.model import Extraction, Raw, Source, Text
from etl.parse.article import date_article
from etl.parse.outline import read_outline
from etl.project import Project
from etl.read.files import read_file
from etl.restore.steps import restore_text
from etl.sources import held_sources, load_pins

if TYPE_CHECKING:
    from etl.edition.diff import Difference
    from etl.load.receipt import BuiltFile, Receipt
    from etl.quality.result import Check


def read_document(path: Path) -> tuple[Raw, Text, Extraction]:
    """Take one file through reading, restoring, parsing and extracting."""
    raw = read_file(path)
    text = restore_text(raw.text)
    outline = read_outline(text.restored)
    if not outline.documents:
        raise Complaint("no document is found in the file", path, "Check that it holds the document's text.")
    return raw, text, extract_facts(date_article(outline, text))


def capture_source(source: Source, project: Project) -> Captured:
    """Read one pinned source of the store to the end."""
    from etl.restore.authenticity import judge_authenticity

    raw, text, extraction = read_document(project.store / source.file)
    authenticity, reasons = judge_authenticity(raw, text)
    return Captured(source, text, extraction, authenticity, "; ".join(reasons))


def capture_sources(project: Project) -> list[Captured]:
    """Read every source that the store holds, each verified against its pin; the bar shows on a terminal."""
    from tqdm import tqdm

    return [capture_source(s, project) for s in tqdm(held_sources(project), "read", unit=" sources", disable=None)]


def make_edition_rows(project: Project) -> Rows:
    """Return the rows that the store and our own summaries give today, text layer included."""
    table = load_contract(project.contract).tables["summaries"]
    written: list[Row] = [dict(r) for r in read_table(table, project.summaries)] if project.summaries.is_file() else []
    return make_rows(capture_sources(project)) | {"summaries": written}


def build_edition(project: Project) -> Receipt:
    """Build the committed edition, with the texts of the sources that the store holds; nothing when nothing changed."""
    from etl.edition.delivery import make_delivery
    from etl.load.build import load_edition

    settle_edition(project)
    held = held_sources(project)
    texts = _LazyTexts(project)
    states = take_states(held, load_contract(project.contract))
    delivery_state = digest_files(CODE, ("edition/*.py",))
    state = digest([states.source_state, states.code_state, states.lexicon_state, delivery_state])

    def make_beside(files: Sequence[BuiltFile]) -> dict[str, bytes]:
        return make_delivery(project, [f.describe() for f in files])

    return load_edition(project, texts, state, _LazyVersions(project), make_beside)


def describe_build(receipt: Receipt) -> str:
    """Return what a build made, in one sentence."""
    if not receipt.is_new:
        return f"Edition {receipt.edition} is built already; nothing has changed."
    texts = f"texts of {receipt.text_count} clauses" if receipt.text_count else "no texts (the store has none)"
    counts = f"{receipt.rows['documents']} documents, {receipt.rows['tasks']} tasks"
    return f"Built edition {receipt.edition}: {counts}, {texts}."


class _LazyVersions(Mapping[str, Iterable[Mapping[str, object]]]):
    """The rows of all editions by table, read when a build asks for them."""

    def __init__(self, project: Project) -> None:
        self._contract = load_contract(project.contract)
        self._history = History(project.data, self._contract)

    def __getitem__(self, name: str) -> list[Row]:
        return [v.describe(self._history) for v in self._history.versions(self._contract.tables[name])]

    def __iter__(self) -> Iterator[str]:
        return iter(t.name for t in self._contract.layer("facts"))

    def __len__(self) -> int:
        return len(self._contract.layer("facts"))


class _LazyTexts(Mapping[str, Iterable[Mapping[str, object]]]):
    """The rows of the text layer, extracted when a build first asks for them."""

    def __init__(self, project: Project) -> None:
        self._project = project

    @cached_property
    def _rows(self) -> dict[str, list[Row]]:
        rows = make_edition_rows(self._project)
        return match_texts(rows, self._project)

    def __getitem__(self, name: str) -> list[Row]:
        return self._rows[name]

    def __iter__(self) -> Iterator[str]:
        return iter(TEXT_TABLES)

    def __len__(self) -> int:
        return len(TEXT_TABLES)


def restore_file(path: Path) -> tuple[str, list[dict[str, object]]]:
    """Return one document's restored body and the log of its edits, in offsets of the captured text."""
    text = restore_text(read_file(path).text)
    return text.restored, [asdict(e) for e in text.edits]


def release_sources(project: Project, level: str, note: str, released_on: date) -> str:
    """Write what all pinned sources say into `data/` as the next edition; return its number."""
    settle_edition(project)
    pins, held = load_pins(project), held_sources(project)
    missing = sorted({s.source_id for s in pins} - {s.source_id for s in held})
    if missing:
        raise Complaint(f"the store lacks {', '.join(missing)}", project.store, "A release needs every pinned source.")
    rows = make_edition_rows(project)
    states = take_states(pins, load_contract(project.contract))
    return release_edition(project, rows, level, note, states, released_on)


def compare_editions(project: Project, old: str, new: str) -> list[Difference]:
    """Return the differences between two editions of `data/`."""
    from etl.edition.diff import diff_editions

    contract = load_contract(project.contract)
    return diff_editions(History(project.data, contract), contract, old, new)


def write_bundle(project: Project, edition: str, other: str | None, folder: Path) -> Path:
    """Write the zip of one edition, or of what leads from it to another, into `folder`; return its path."""
    from etl.edition.bundle import delta_files, full_files, pack

    history = History(project.data, load_contract(project.contract))
    files = delta_files(history, edition, other) if other else full_files(history, edition)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"taizhang-{edition}{f'..{other}' if other else ''}.zip"
    path.write_bytes(pack(files))
    return path


def check_edition(project: Project, announce: Callable[[str], None]) -> tuple[str, bool]:
    """Run every check and write the reports; return the table for the terminal, and whether a promise is broken."""
    from etl.quality.check import has_failed, run_checks
    from etl.quality.table_text import render_table

    settle_edition(project)
    announce("reproduction: the store and data/")
    checks = run_checks(project, reproduce_edition(project), announce)
    return render_table(checks), has_failed(checks)


def reproduce_edition(project: Project) -> list[Check]:
    """Extract every source of the store again and compare with the committed tables."""
    from etl.quality.result import Check

    pins, held = load_pins(project), held_sources(project)
    names = [s.source_id for s in held]
    differences = (
        compare_tables(make_edition_rows(project), project, names, [s.source_id for s in pins]) if held else []
    )
    observed = f"{len(names)} of {len(pins)} sources read again; {len(differences)} rows differ"
    return [
        Check(
            "rows come from the sources", "data", "fail", not differences, observed,
            "The committed rows are what the code reads in the pinned sources.",
            "已发布的行就是代码从登记的来源中读出的行。", "reproduction",
            tuple(f"{table}: {what}: {row}" for table, row, what in differences[:10]),
            "Run `taizhang release patch` when the change is meant." if differences else "",
        )
    ]  # fmt: skip
