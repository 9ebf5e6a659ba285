"""The Extraction JSON: what `taizhang extract FILE` prints (DESIGN 4)."""

from typing import Any

from etl.model import Document, Extraction, Fact, Finding, Target, Task

HIDDEN = ("", "0", "end")
HEADER = (
    "key", "parent", "kind", "title", "doc_number", "issuer", "issued_on", "published_on", "index_number", "region",
    "period_start", "period_end",
)  # fmt: skip


def describe_extraction(source: str, extraction: Extraction) -> dict[str, Any]:
    """Return the extraction as plain values; text before the first number has a null path.

    Facts carry `start` and `end`, in the restored text of the whole source.
    """
    return {
        "source": source,
        "documents": [_document(d) for d in extraction.outline.documents],
        "tasks": [_task(t, extraction) for t in extraction.tasks if t.parent is None],
        "targets": [_target(t, extraction) for t in extraction.targets],
        "deadlines": [
            _quote(d, extraction) | {"due": d.due, "due_text": d.due_text, "what": d.what}
            for d in extraction.deadlines
            if d.recurrence is None
        ],
        "citations": [
            {
                "doc": c.doc,
                "path": _path(c.path),
                "title": c.title,
                "number": c.doc_number,
                "start": c.start,
                "end": c.end,
            }
            for c in extraction.citations
        ],
        "people": [
            _quote(a, extraction) | {"name": a.name, "role": a.role, "post": a.post, "body": a.body}
            for a in extraction.appointments
        ],
        "formulas": [_quote(f, extraction) | {"name": f.name, "members": list(f.members)} for f in extraction.formulas],
        "gaps": [_quote(g, extraction) | {"what": g.what, "kind": g.kind} for g in extraction.gaps],
        "phases": [
            _quote(p, extraction) | {"name": p.name, "start": p.starts, "end": p.ends} for p in extraction.phases
        ],
        "findings": [_finding(f, extraction) for f in extraction.findings],
    }


def _quote(fact: Fact, extraction: Extraction) -> dict[str, Any]:
    """Clause and span of a fact; in a ledger the path of the group, as its rows are no clauses there."""
    document = next(d for d in extraction.outline.documents if d.key == fact.doc)
    row = document.row_at(fact.path)
    path = fact.path.split(".")[0] if document.rows else row.group if row else fact.path
    return {"doc": fact.doc, "path": _path(path), "span": [fact.start, fact.end]}


def _target(t: Target, extraction: Extraction) -> dict[str, Any]:
    return _quote(t, extraction) | {
        "indicator": t.printed_indicator, "comparator": t.comparator, "value": t.value, "value_max": t.value_max,
        "unit": t.unit, "baseline": t.baseline, "due": t.due, "due_text": t.due_text,
    }  # fmt: skip


def _finding(f: Finding, extraction: Extraction) -> dict[str, Any]:
    text = extraction.outline.text
    return _quote(f, extraction) | {
        "kind": f.kind, "other_doc": f.other_doc, "other_path": _path(f.other_path), "note": f.note,
        "note_en": f.note_en, "quotes": [text[f.start : f.end], text[f.other_start : f.other_end]],
    }  # fmt: skip


def _path(path: str) -> str | None:
    return None if path in HIDDEN else path


def _document(document: Document) -> dict[str, Any]:
    header: dict[str, Any] = {name: getattr(document, name) or None for name in HEADER}
    if not document.rows:
        hidden = {*HIDDEN, *(path for row in document.tables for path in (row.path, row.group))}
        header["clauses"] = [
            {"path": c.path, "label": c.label, "heading": c.heading} for c in document.clauses if c.path not in hidden
        ]
    return header


def _task(task: Task, extraction: Extraction) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "doc": task.doc,
        "path": task.path,
        "title": task.title,
        "start": task.start,
        "end": task.end,
    }
    measures = [t for t in extraction.tasks if t.doc == task.doc and t.parent == task.path]
    if measures:
        plain["measures"] = [_measure(m, extraction) for m in measures]
    else:
        plain["organizations"] = [{"name": a.printed_name, "role": a.role} for a in task.assignments]
        if task.duties:
            plain["duties"] = [{"name": a.printed_name, "role": a.role} for a in task.duties]
    return plain


def _measure(task: Task, extraction: Extraction) -> dict[str, Any]:
    """A row of a ledger; the bodies of a column of duties (责任单位) lead where the row prints no other leader."""
    has_leader = any(a.role == "lead" for a in task.assignments)
    by_role: dict[str, list[str]] = {"lead": [], "support": []}
    for a in task.assignments:
        role = "lead" if a.role == "responsible" and not has_leader else a.role
        by_role.setdefault(role, []).append(a.printed_name)
    return {"text": extraction.outline.text[task.start : task.end], **by_role, "start": task.start, "end": task.end}
