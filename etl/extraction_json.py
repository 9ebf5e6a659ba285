"""The Extraction JSON: what `taizhang extract FILE` prints (DESIGN 4)."""

from typing import Any

from etl.model import Document, Extraction, Task

HIDDEN = ("0", "end")
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
        "targets": [],
        "deadlines": [],
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
        "people": [],
        "formulas": [],
        "gaps": [],
        "phases": [],
        "findings": [],
    }


def _path(path: str) -> str | None:
    return None if path in HIDDEN else path


def _document(document: Document) -> dict[str, Any]:
    header: dict[str, Any] = {name: getattr(document, name) for name in HEADER}
    if not document.rows:
        header["clauses"] = [
            {"path": c.path, "label": c.label, "heading": c.heading} for c in document.clauses if c.path not in HIDDEN
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
    return plain


def _measure(task: Task, extraction: Extraction) -> dict[str, Any]:
    by_role: dict[str, list[str]] = {"lead": [], "support": []}
    for a in task.assignments:
        by_role["support" if a.role == "support" else "lead"].append(a.printed_name)
    return {"text": extraction.outline.text[task.start : task.end], **by_role, "start": task.start, "end": task.end}
