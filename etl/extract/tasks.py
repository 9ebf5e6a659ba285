"""Tasks and the bodies they name: from the items of a plan, and from the rows of a ledger."""

import re
from collections.abc import Iterator

from etl.extract.bodies import FIRST_LEADS, Name, is_readable, split_names
from etl.extract.sections import find_lowest, is_apart
from etl.model import Assignment, Clause, Document, Outline, Role, Row, Task

# (甲局、乙局按职责分工负责) at the end of an item, or the last thing before the item's end.
BRACKET = re.compile(r"[(（]((?:[^()（）]|[(（][^()（）]*[)）])*)[)）]\s*[。.;；]?\s*$")
DUTY = re.compile(r"负责|牵头|配合|责任(?:单位|部门)|落实$")
LINE = re.compile(r"(?:^|\n|[。;；])\s*((?:责任|牵头|配合|负责)(?:单位|部门)\s*[:：][^\n]*?)[。.]?\s*$", re.DOTALL)


def find_tasks(outline: Outline) -> tuple[Task, ...]:
    """Return every task of every document, in order, each with the bodies that it names.

    A measure's `parent` is its group's number; a task without a heading has no title.
    """
    return tuple(
        t for d in outline.documents for t in (_ledger_tasks(d, outline) if d.rows else _item_tasks(d, outline))
    )


def _item_tasks(document: Document, outline: Outline) -> Iterator[Task]:
    whole = outline.text[document.start : document.end]
    first_leads = document.start + m.start() if (m := FIRST_LEADS.search(whole)) else None
    for clause in find_lowest(document):
        text = outline.text[clause.start : clause.end]
        names = find_named(text)
        if is_apart(clause, document) and not names:
            continue
        if first_leads is not None and clause.end > first_leads:
            names = _lead_first(names)
        yield Task(
            document.key, clause.path, clause.start, clause.end, clause.path.rsplit(".", 1)[-1], clause.heading, None,
            tuple(_assign(document, clause, n, i, clause.start) for i, n in enumerate(names, 1)),
        )  # fmt: skip


def find_named(text: str) -> list[Name]:
    """Return the bodies in the final bracket of an item, or in its 责任单位 line."""
    line = LINE.search(text)
    if line:
        return split_names(text, *line.span(1))
    bracket = BRACKET.search(text)
    if bracket is None or not DUTY.search(bracket.group(1)):
        return []
    return split_names(text, *bracket.span(1))


def _lead_first(names: list[Name]) -> list[Name]:
    return [Name(n.text, "lead" if i == 0 else n.role, n.start, n.end) for i, n in enumerate(names)]


def _assign(document: Document, clause: Clause, name: Name, position: int, offset: int) -> Assignment:
    printed = re.sub(r"\s+", "", name.text)
    return Assignment(document.key, clause.path, offset + name.start, offset + name.end, printed, name.role, position)


def _ledger_tasks(document: Document, outline: Outline) -> Iterator[Task]:
    clauses = {c.path: c for c in document.clauses}
    rows = {r.path: r for r in document.rows}
    for clause in document.clauses:
        row = rows.get(clause.path)
        if row is None:
            yield Task(document.key, clause.path, clause.start, clause.end, clause.label, clause.heading)
        else:
            number = clause.path.rsplit(".", 1)[-1]
            assigned = tuple(_row_assignments(document, clauses[row.path], row, outline.text))
            yield Task(document.key, clause.path, *row.measure, number, None, row.group, assigned)


def _row_assignments(document: Document, clause: Clause, row: Row, text: str) -> Iterator[Assignment]:
    cells: tuple[tuple[tuple[int, int] | None, Role], ...] = ((row.lead, "lead"), (row.support, "support"))
    position = 0
    for span, role in cells:
        if span is None or not is_readable(text[slice(*span)]):
            continue
        for name in split_names(text, *span, role=role):
            position += 1
            yield _assign(document, clause, name, position, 0)
