"""How right our extraction is: its records beside answer keys that people wrote by reading whole documents."""

import json
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from etl.bench.scores import Score, print_share
from etl.errors import Complaint
from etl.extraction_json import describe_extraction
from etl.project import Project

Side = Mapping[str, Any]
Name = Callable[[str], str]
Record = tuple[object, ...]

ENOUGH_ALIKE = 0.75
HEADER = (
    "kind", "title", "doc_number", "issuer", "issued_on", "published_on", "index_number", "region", "period_start",
    "period_end",
)  # fmt: skip
# A measure of a ledger is known by its beginning.
BEGINNING = 12


def bench_accuracy(project: Project, folder: Path | None) -> tuple[list[str], list[Score]]:
    """Return the sources that the keys in `folder` answer, and a score a table over all of them together."""
    keys = read_keys(folder)
    counts = {table: Counter[str]() for table in RECORDS}
    for key in keys:
        for score in compare_sides(key, extract_source(project, key["source"])):
            counts[score.table] += Counter(key=score.key, found=score.found, right=score.right)
    scores = [Score(table, n["key"], n["found"], n["right"]) for table, n in counts.items() if n]
    return [key["source"] for key in keys], scores


def read_keys(folder: Path | None) -> list[dict[str, Any]]:
    """Return the answer keys of a folder in the order of their files; each is an Extraction JSON."""
    paths = sorted(folder.glob("*.json")) if folder else []
    if not paths:
        raise Complaint("no answer key (*.json) is here", folder or "--keys", "Name a folder with --keys DIR.", 2)
    return [_read_key(path) for path in paths]


def _read_key(path: Path) -> dict[str, Any]:
    shape = "A key has the shape that `taizhang extract` prints."
    try:
        key = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise Complaint(f"this is no JSON: {error}", path, shape) from error
    if not isinstance(key, dict) or "source" not in key or "documents" not in key:
        raise Complaint("this is no answer key", path, shape)
    return key


def extract_source(project: Project, name: str) -> dict[str, Any]:
    """Return what we read in the file of the store that is called `name`."""
    from etl.pipeline import read_document

    path = next(iter(sorted(project.store.glob(f"{name}.*"))), None)
    if path is None:
        raise Complaint(f"the store lacks {name}, which a key answers", project.store, "Name the store with --sources.")
    return describe_extraction(name, read_document(path)[2])


def compare_sides(key: Side, found: Side) -> list[Score]:
    """Return a score for every table that either side fills; a record is right when it is in the key, once each."""
    names = pair_documents(key, found)
    scores = []
    for table, list_records in RECORDS.items():
        wanted = Counter(list_records(key, str))
        made = Counter(list_records(found, lambda k: names.get(k, f"?{k}")))
        if wanted or made:
            scores.append(Score(table, wanted.total(), made.total(), (wanted & made).total()))
    return scores


def pair_documents(key: Side, found: Side) -> dict[str, str]:
    """Return the key's name for each found document that has its like there, by title, then kind."""
    names: dict[str, str] = {}
    for document in key["documents"]:
        free = [d for d in found["documents"] if d["key"] not in names]
        alike = {d["key"]: _likeness(document["title"], d["title"]) for d in free}
        best = max(free, key=lambda d: alike[d["key"]] + (d["kind"] == document["kind"]), default=None)
        if best and alike[best["key"]] >= ENOUGH_ALIKE:
            names[best["key"]] = document["key"]
    return names


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, fold_wording(one), fold_wording(other), autojunk=False).ratio()


def fold_wording(text: str | None) -> str:
    """Return the wording alone: full-width forms as narrow ones, without white space and punctuation; % stays."""
    folded = unicodedata.normalize("NFKC", text or "")
    return "".join(c for c in folded if c in "%/" or unicodedata.category(c)[0] not in "PZC")


def _documents(side: Side, name: Name) -> Iterator[Record]:
    for d in side["documents"]:
        yield from ((name(d["key"]), field, fold_wording(d[field])) for field in HEADER if d.get(field))
        if d.get("parent"):
            yield name(d["key"]), "parent", name(d["parent"])


def _clauses(side: Side, name: Name) -> Iterator[Record]:
    for d in side["documents"]:
        yield from ((name(d["key"]), c["path"], fold_wording(c.get("heading"))) for c in d.get("clauses", ()))


def _tasks(side: Side, name: Name) -> Iterator[Record]:
    yield from ((*_place(t, name), fold_wording(t.get("title"))) for t in side.get("tasks", ()))


def _responsibilities(side: Side, name: Name) -> Iterator[Record]:
    for t in side.get("tasks", ()):
        yield from ((*_place(t, name), fold_wording(o["name"]), o["role"]) for o in t.get("organizations", ()))
        for m in t.get("measures", ()):
            place = (*_place(t, name), fold_wording(m["text"])[:BEGINNING])
            yield from ((*place, fold_wording(o), role) for role in ("lead", "support") for o in m.get(role, ()))


def _measures(side: Side, name: Name) -> Iterator[Record]:
    for t in side.get("tasks", ()):
        yield from ((*_place(t, name), fold_wording(m["text"])) for m in t.get("measures", ()))


def _targets(side: Side, name: Name) -> Iterator[Record]:
    for t in side.get("targets", ()):
        numbers = (_round(t.get(field)) for field in ("value", "value_max", "baseline"))
        yield *_place(t, name), t.get("comparator"), *numbers, fold_wording(t.get("unit")), t.get("due")


def _deadlines(side: Side, name: Name) -> Iterator[Record]:
    yield from ((*_place(d, name), d.get("due")) for d in side.get("deadlines", ()))


def _citations(side: Side, name: Name) -> Iterator[Record]:
    for c in side.get("citations", ()):
        yield name(c["doc"]), fold_wording(c.get("title")), fold_wording(c.get("number"))


def _people(side: Side, name: Name) -> Iterator[Record]:
    yield from (tuple(fold_wording(p.get(f)) for f in ("name", "role", "post")) for p in side.get("people", ()))


def _formulas(side: Side, name: Name) -> Iterator[Record]:
    for f in side.get("formulas", ()):
        yield name(f["doc"]), fold_wording(f["name"]), *sorted(fold_wording(m) for m in f["members"])


def _gaps(side: Side, name: Name) -> Iterator[Record]:
    yield from ((name(g["doc"]), fold_wording(g["what"])) for g in side.get("gaps", ()))


def _phases(side: Side, name: Name) -> Iterator[Record]:
    yield from ((name(p["doc"]), p.get("start"), p.get("end")) for p in side.get("phases", ()))


def _place(record: Mapping[str, Any], name: Name) -> Record:
    return name(record["doc"]), record.get("path")


def _round(value: float | None) -> float | None:
    return None if value is None else round(float(value), 2)


RECORDS: dict[str, Callable[[Side, Name], Iterable[Record]]] = {
    "documents": _documents, "clauses": _clauses, "tasks": _tasks, "responsibilities": _responsibilities,
    "measures": _measures, "targets": _targets, "deadlines": _deadlines, "citations": _citations, "people": _people,
    "formulas": _formulas, "gaps": _gaps, "phases": _phases,
}  # fmt: skip


def print_scores(sources: list[str], scores: list[Score]) -> str:
    """Return the table for the terminal: counts, then precision and recall, each with its 95 % interval."""
    lines = [f"{'table':18}{'key':>6}{'found':>7}{'right':>7}  {'precision':22}recall"]
    for s in scores:
        precision, recall = (print_share(s.right, total) for total in (s.found, s.key))
        lines.append(f"{s.table:18}{s.key:6}{s.found:7}{s.right:7}  {precision:22}{recall}")
    return "\n".join([*lines, f"keys: {', '.join(sources)}"])
