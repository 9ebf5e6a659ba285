"""The values that stages hand to each other; frozen, so that a value never changes behind a stage's back.

The flow is bytes -> `Raw` -> `Text` -> `Outline` -> `Extraction`. Offsets are half-open and count characters.
"""

from dataclasses import dataclass
from typing import Literal

Certainty = Literal["exact", "likely", "open"]
Role = Literal["lead", "support", "responsible"]
Kind = Literal["notice", "plan", "work_points", "task_list", "ledger", "annex", "article"]
TASK_KINDS: tuple[Kind, ...] = ("plan", "work_points", "task_list")


@dataclass(frozen=True, slots=True)
class Source:
    """A captured file as `etl/sources.yml` pins it. `rights` is `official` or `facts-only`."""

    source_id: str
    file: str
    media_type: str
    bytes: int
    sha256: str
    rights: Literal["official", "facts-only"]
    publisher: str | None = None
    url: str | None = None
    retrieved_on: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Raw:
    """The captured characters of one file: a paragraph a line, table cells separated by tabs."""

    text: str
    media_type: str
    encoding: str


@dataclass(frozen=True, slots=True)
class Edit:
    """One change: `text[start:end]`, which reads `before`, becomes `after`.

    Offsets are in the text that the step was given; `Text.edits` are all in the captured text.
    `kind` names the damage (`layout`, `reading`, `script`, `bytes`, `furniture`); damage that stays `open` is recorded
    and left as it is.
    """

    start: int
    end: int
    before: str
    after: str
    kind: str
    certainty: Certainty = "exact"


@dataclass(frozen=True, slots=True)
class Text:
    """Restored text and every edit that leads to it; `edits` are sorted and do not overlap."""

    captured: str
    restored: str
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class Clause:
    """A numbered heading with its own words, a preamble, a closing, or a ledger row; offsets are in the restored text.

    `path` is `0` for the preamble and `end` for a closing paragraph; `parent` is the path of the clause above.
    """

    path: str
    parent: str | None
    label: str | None
    heading: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Row:
    """A ledger row: the clause it is, its group, and the spans of its cells in the restored text (None where empty)."""

    path: str
    group: str
    measure: tuple[int, int]
    lead: tuple[int, int] | None
    support: tuple[int, int] | None
    responsible: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A notice, plan, list, ledger, annex or article inside a source; `start:end` is in the restored text.

    `rows` are those of a ledger, `tables` those of ledgers that stand under the items of another document.
    """

    key: str
    parent: str | None
    kind: Kind
    title: str
    start: int
    end: int
    clauses: tuple[Clause, ...] = ()
    rows: tuple[Row, ...] = ()
    tables: tuple[Row, ...] = ()
    doc_number: str | None = None
    issuer: str | None = None
    issued_on: str | None = None
    published_on: str | None = None
    index_number: str | None = None
    region: str | None = None
    period_start: str | None = None
    period_end: str | None = None

    def row_at(self, path: str) -> Row | None:
        """Return the row that the clause `path` is, or None."""
        return next((row for row in (*self.rows, *self.tables) if row.path == path), None)


@dataclass(frozen=True, slots=True)
class Outline:
    """A restored text with the documents found in it, in the order in which they stand."""

    text: str
    documents: tuple[Document, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """What every fact carries: the document's key, the clause's path, and its half-open span in the restored text."""

    doc: str
    path: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Assignment(Fact):
    """A body's part in a task; `printed_name` is as printed, white space inside it removed."""

    printed_name: str
    role: Role
    position: int


@dataclass(frozen=True, slots=True)
class Task(Fact):
    """Work that a clause orders; a ledger's measure is a task whose `parent` is its group.

    `assignments` are what brackets, labels and columns say (DESIGN 4.4); `duties` what sentences add, counted on.
    """

    number: str | None
    title: str | None
    parent: str | None = None
    assignments: tuple[Assignment, ...] = ()
    duties: tuple[Assignment, ...] = ()


@dataclass(frozen=True, slots=True)
class Citation(Fact):
    """Another document named by title or number."""

    title: str | None
    doc_number: str | None


@dataclass(frozen=True, slots=True)
class Target(Fact):
    """A number to reach, keep or do. `due` is reduced ISO (2023, 2024-05); ratios have the unit `1:x`, fractions %."""

    printed_indicator: str | None
    comparator: str
    value: float
    value_max: float | None
    unit: str | None
    baseline: float | None
    due: str | None
    due_text: str | None


@dataclass(frozen=True, slots=True)
class Deadline(Fact):
    """A time limit whose sentence promises something that is no number; or, with `recurrence` and no due, a rhythm."""

    due: str | None
    due_text: str
    what: str
    recurrence: str | None = None


@dataclass(frozen=True, slots=True)
class Phase(Fact):
    """A stage of a plan; both ends reduced ISO."""

    name: str
    starts: str
    ends: str


@dataclass(frozen=True, slots=True)
class Formula(Fact):
    """A numbered slogan and what it lists."""

    name: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Appointment(Fact):
    """An official named in a post; `role` is the part in `body`."""

    name: str
    body: str | None
    role: str | None
    post: str | None


@dataclass(frozen=True, slots=True)
class Gap(Fact):
    """Content that the source says exists but lacks; `what` as printed, `kind` as in the contract."""

    what: str
    kind: str


@dataclass(frozen=True, slots=True)
class Finding(Fact):
    """A contradiction between two places of one source; the paths are empty outside every clause.

    `kind` is wording, bodies, number_year, count, value, due, title or names; the notes are our own words.
    """

    kind: str
    other_doc: str
    other_path: str
    other_start: int
    other_end: int
    note: str
    note_en: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything that one source says, before names are resolved to registry rows."""

    outline: Outline
    tasks: tuple[Task, ...] = ()
    citations: tuple[Citation, ...] = ()
    targets: tuple[Target, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    phases: tuple[Phase, ...] = ()
    formulas: tuple[Formula, ...] = ()
    appointments: tuple[Appointment, ...] = ()
    gaps: tuple[Gap, ...] = ()
    findings: tuple[Finding, ...] = ()
