"""Extractions of all sources -> the rows of every facts table, in the contract's columns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from etl.edition.captures import capture_clauses, capture_facts
from etl.edition.codebook_rows import codebook_rows
from etl.edition.fact_rows import FactWriter
from etl.edition.missing import explain_missing
from etl.edition.register import Register
from etl.edition.standing import add_standing
from etl.ids import digest, name_document, normalize_number, part_clashes
from etl.model import Clause, Document, Extraction, Source, Task, Text
from etl.resolve.english import translate_heading
from etl.resolve.instruments import count_instruments
from etl.resolve.relations import find_relation
from etl.resolve.themes import find_theme

Row = dict[str, object]
Rows = dict[str, list[Row]]
TEXT_TABLES = ("clause_texts", "captures", "fact_captures", "repairs")
HEADING_LENGTH = 40
UNTITLED = ("［无标题］", "[untitled]")  # what stands for the title of a document that prints none


@dataclass(frozen=True, slots=True)
class Captured:
    """One source read to the end: its pin, its restored text, what was extracted, and how authentic it is."""

    source: Source
    text: Text
    extraction: Extraction
    authenticity: str
    reasons: str


def make_rows(captured: Sequence[Captured]) -> Rows:
    """Return the rows of every table that extraction fills, those of the text layer (TEXT_TABLES) among them.

    A source whose rights are `facts-only` has no rows in the text layer. Guarantees: ids are unique and do not depend
    on the order of `captured`; each clause id, span and foreign key points at a row or a character that is there.
    """
    register = Register([(c.source.source_id, c.extraction) for c in captured])
    names = _name_sources(captured, register)
    rows: Rows = {"sources": [_source_row(c) for c in captured]} | {name: [] for name in TEXT_TABLES}
    titles = [
        (i, d)
        for c in captured
        for i, d in zip(names[c.source.source_id].values(), c.extraction.outline.documents, strict=True)
    ]
    for c in captured:
        _Writer(rows, c, names[c.source.source_id], register, titles).write()
    add_standing(rows.get("documents", []), rows.get("citations", []))
    rows["regions"] = register.region_rows()
    rows["organizations"], rows["organization_names"] = register.organization_rows()
    explain_missing(rows)
    return rows | codebook_rows()


def _source_row(captured: Captured) -> Row:
    s = captured.source
    return {
        "source_id": s.source_id, "file": s.file, "media_type": s.media_type, "bytes": s.bytes, "sha256": s.sha256,
        "publisher": s.publisher, "url": s.url, "retrieved_on": s.retrieved_on, "rights": s.rights,
        "authenticity": captured.authenticity, "authenticity_reasons": captured.reasons, "note": s.note,
    }  # fmt: skip


def _name_sources(captured: Sequence[Captured], register: Register) -> dict[str, dict[str, str]]:
    """The id of every document, by source and key; attachments count from 1 in the order in which they stand."""
    heads, digests = [], []
    for c in captured:
        first = c.extraction.outline.documents[0]
        region = register.region_of(c.source.source_id, first)
        dates = (first.issued_on, first.published_on, first.period_start)
        heads.append(
            name_document(region.region_id if region else None, normalize_number(first.doc_number), dates, first.title)
        )
        digests.append(digest([first.issuer, first.doc_number, first.title]))
    heads = part_clashes(heads, digests)
    return {
        c.source.source_id: {
            d.key: head if i == 0 else f"{head}-{i}" for i, d in enumerate(c.extraction.outline.documents)
        }
        for head, c in zip(heads, captured, strict=True)
    }


class _Writer:
    """Appends the rows of one source."""

    def __init__(
        self, rows: Rows, captured: Captured, names: Mapping[str, str], register: Register,
        titles: Sequence[tuple[str, Document]],
    ) -> None:  # fmt: skip
        self._rows, self._captured, self._names, self._register = rows, captured, names, register
        self._titles = titles
        self._clauses = {(d.key, c.path): c for d in captured.extraction.outline.documents for c in d.clauses}

    def write(self) -> None:
        """Append documents, clauses, tasks, assignments and citations, and the texts where rights allow."""
        for position, document in enumerate(self._captured.extraction.outline.documents):
            self._write_document(document, position)
        self._write_tasks()
        self._write_citations()
        FactWriter(self._captured.extraction, self._names, self._add).write()
        if self._captured.source.rights == "official":
            self._write_texts()

    def _add(self, table: str, row: Row) -> None:
        self._rows.setdefault(table, []).append(row)

    def _clause_id(self, doc: str, path: str) -> str:
        return f"{self._names[doc]}/{path}"

    def _place(self, doc: str, path: str, start: int, end: int) -> Row:
        """The clause and the span in it of a fact."""
        clause = self._clauses[doc, path]
        return {"clause_id": self._clause_id(doc, path), "start": start - clause.start, "end": end - clause.start}

    def _write_document(self, document: Document, position: int) -> None:
        source_id = self._captured.source.source_id
        region = self._register.region_of(source_id, document)
        issuer = self._register.body_of(source_id, document, document.issuer) if document.issuer else None
        title, title_en = (document.title, translate_heading(document.title)) if document.title else UNTITLED
        self._add("documents", {
            "document_id": self._names[document.key], "source_id": source_id,
            "parent_id": self._names[document.parent] if document.parent else None, "position": position,
            "kind": document.kind, "title": title, "title_en": title_en,
            "doc_number": normalize_number(document.doc_number),
            "issuer_id": issuer, "region_id": region.region_id if region else None, "issued_on": document.issued_on,
            "published_on": document.published_on, "period_start": document.period_start,
            "period_end": document.period_end, "index_number": document.index_number,
        })  # fmt: skip
        for place, clause in enumerate(document.clauses):
            row = self._clause_row(document, clause, place)
            self._add("clauses", row)
            words = self._captured.text.restored[clause.start : clause.end]
            for instrument, count in count_instruments(words).items():
                mention: Row = {"clause_id": row["clause_id"], "instrument_id": instrument, "count": count}
                self._add("instrument_mentions", mention)

    def _clause_row(self, document: Document, clause: Clause, position: int) -> Row:
        text = self._captured.text.restored[clause.start : clause.end]
        return {
            "clause_id": self._clause_id(document.key, clause.path), "document_id": self._names[document.key],
            "parent_id": self._clause_id(document.key, clause.parent) if clause.parent else None, "path": clause.path,
            "position": position, "label": clause.label, "heading": shorten(clause.heading),
            "heading_en": translate_heading(clause.heading), "characters": len(text),
            "digest": digest([text]),
        }  # fmt: skip

    def _write_tasks(self) -> None:
        documents = {d.key: d for d in self._captured.extraction.outline.documents}
        for task in self._captured.extraction.tasks:
            task_id = self._clause_id(task.doc, task.path)
            self._add("tasks", {
                "task_id": task_id, "clause_id": task_id,
                "parent_id": self._clause_id(task.doc, task.parent) if task.parent else None,
                "number": task.number, "title": shorten(task.title), "title_en": translate_heading(task.title),
                "theme_id": find_theme(task.title, self._captured.text.restored[task.start : task.end]),
            })  # fmt: skip
            self._write_assignments(task, documents[task.doc])

    def _write_assignments(self, task: Task, document: Document) -> None:
        """The bodies of a task's bracket, and behind them those of its sentences that are not among them yet."""
        seen: set[str] = set()
        position = len(task.assignments)
        for a in (*task.assignments, *task.duties):
            is_duty = a in task.duties
            body = self._register.body_of(self._captured.source.source_id, document, a.printed_name)
            if is_duty and body in seen:
                continue
            position += is_duty
            seen.add(body)
            self._add("assignments", {
                "task_id": self._clause_id(task.doc, task.path), "organization_id": body, "role": a.role,
                "position": position if is_duty else a.position, "printed_name": a.printed_name,
                **self._place(a.doc, a.path, a.start, a.end),
            })  # fmt: skip

    def _write_citations(self) -> None:
        count: dict[str, int] = {}
        for c in self._captured.extraction.citations:
            clause_id = self._clause_id(c.doc, c.path)
            count[clause_id] = count.get(clause_id, 0) + 1
            number = normalize_number(c.doc_number)
            state, cited = find_cited(c.title, number, self._titles)
            self._add("citations", {
                "citation_id": f"{clause_id}.c{count[clause_id]}", **self._place(c.doc, c.path, c.start, c.end),
                "title": c.title, "doc_number": number, "state": state, "cited_document_id": cited,
                "relation": find_relation(self._captured.text.restored, c.start, c.end),
            })  # fmt: skip

    def _write_texts(self) -> None:
        text = self._captured.text
        clauses = {self._clause_id(*place): clause for place, clause in self._clauses.items()}
        for clause_id, clause in clauses.items():
            words = text.restored[clause.start : clause.end]
            if words:  # a ledger's group has its words on its rows
                self._add("clause_texts", {"clause_id": clause_id, "text": words})
        self._rows["captures"] += capture_clauses(text, clauses)
        self._rows["fact_captures"] += capture_facts(text, clauses, self._rows)
        for e in text.edits:
            self._add("repairs", {
                "source_id": self._captured.source.source_id, "kind": e.kind, "start": e.start, "end": e.end,
                "before": e.before, "after": e.after, "certainty": e.certainty,
            })  # fmt: skip


def find_cited(title: str | None, number: str | None, held: Sequence[tuple[str, Document]]) -> tuple[str, str | None]:
    """Return the state of a citation and, where this dataset holds the document, its id.

    A number decides; else the whole title does. A title that many documents could have (short, naming neither matter
    nor place) is `unclear`.
    """
    plain = _plain(title)
    for document_id, document in held:
        if number and normalize_number(document.doc_number) == number:
            return "held", document_id
        if plain and plain == _plain(document.title):
            return "held", document_id
    is_named = number or len(plain) >= 6 or plain.endswith(("法", "条例"))
    return ("wanted" if is_named else "unclear"), None


def _plain(title: str | None) -> str:
    return "".join(c for c in title or "" if c.isalnum())


def shorten(heading: str | None) -> str | None:
    """Return a heading in at most 40 characters, the cut shown by …."""
    if heading is None or len(heading) <= HEADING_LENGTH:
        return heading
    return heading[: HEADING_LENGTH - 1] + "…"
