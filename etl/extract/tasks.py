"""Tasks and the bodies they name: from the items of a plan, and from the rows of a ledger."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from etl.duties import FIRST_LEADS, find_duties
from etl.extract.bodies import Name, is_readable, split_names
from etl.extract.prose_duties import find_prose_duties
from etl.extract.sections import find_lowest, is_apart
from etl.model import Assignment, Clause, Document, Outline, Role, Row, Task


def find_tasks(outline: Outline) -> tuple[Task, ...]:
    """Return every task of every document, in order, each with the bodies that it names.

    A measure's `parent` is its group's number; a task without a heading has no title.
    """
    return tuple(
        t
        for d in outline.documents
        for t in (*(() if d.rows else _item_tasks(d, outline)), *_row_tasks(d, d.rows or d.tables, outline))
    )


def _item_tasks(document: Document, outline: Outline) -> Iterator[Task]:
    first_leads = _find_first_leads(document, outline.text)
    lowest = find_lowest(document)
    own = {c.path: find_named(outline.text[c.start : c.end]) for c in lowest}
    shared = _find_shared(lowest, own, outline.text)
    for clause in lowest:
        text = outline.text[clause.start : clause.end]
        names, said_in = own[clause.path], shared.get(clause.path, clause)
        names = names or own[said_in.path]
        if is_apart(clause, document) and not names:
            continue
        if first_leads is not None and clause.end > first_leads:
            names = _lead_first(names)
        yield Task(
            document.key, clause.path, clause.start, clause.end, clause.path.rsplit(".", 1)[-1], clause.heading, None,
            tuple(_assign(document, said_in, n, i, said_in.start) for i, n in enumerate(names, 1)),
            tuple(_add_duties(document, clause, text, names)),
        )  # fmt: skip


def _find_shared(lowest: Sequence[Clause], own: Mapping[str, Sequence[Name]], text: str) -> dict[str, Clause]:
    """By the path of each clause that names nobody, the last of its siblings, whose lines of duties are for them all.

    They stand on lines of their own behind the last item below a numbered item; no other sibling names anybody.
    """
    shared: dict[str, Clause] = {}
    for above, group in groupby(lowest, key=lambda c: c.parent):
        *others, last = group
        is_deep = above is not None and "." in above
        if is_deep and others and own[last.path] and not any(own[c.path] for c in others):
            first = text[last.start : last.end].split("\n", 1)[0]
            if not find_named(first):
                shared |= {c.path: last for c in others}
    return shared


def _add_duties(document: Document, clause: Clause, text: str, names: list[Name]) -> Iterator[Assignment]:
    """The bodies that sentences of an item name besides those of its bracket, counted on from them."""
    listed = {n.text for n in names}
    added = [n for n in find_prose_duties(text, find_duties(text)) if n.text not in listed]
    for position, name in enumerate(added, len(names) + 1):
        yield _assign(document, clause, name, position, clause.start)


def find_named(text: str) -> list[Name]:
    """Return the bodies in the lines of duties of an item, or in its final bracket."""
    return [name for span in find_duties(text) for name in split_names(text, *span)]


def _find_first_leads(document: Document, text: str) -> int | None:
    """The offset from which on the first body listed leads: 排在第一位的为牵头单位,下同.

    A note outside the items, in the preamble or behind them, holds for the whole document.
    """
    m = FIRST_LEADS.search(text, document.start, document.end)
    if m is None:
        return None
    inside = any(c.start <= m.start() < c.end for c in document.clauses if c.label)
    return m.start() if inside else document.start


def _lead_first(names: list[Name]) -> list[Name]:
    return [Name(n.text, "lead" if i == 0 else n.role, n.start, n.end) for i, n in enumerate(names)]


def _assign(document: Document, clause: Clause, name: Name, position: int, offset: int) -> Assignment:
    printed = re.sub(r"\s+", "", name.text)
    return Assignment(document.key, clause.path, offset + name.start, offset + name.end, printed, name.role, position)


def _row_tasks(document: Document, listed: Sequence[Row], outline: Outline) -> Iterator[Task]:
    """The groups of a ledger and their measures."""
    clauses = {c.path: c for c in document.clauses}
    rows = {r.path: r for r in listed}
    groups = {r.group for r in listed}
    first_leads = _find_first_leads(document, outline.text) is not None
    for clause in document.clauses:
        row = rows.get(clause.path)
        if row:
            number = clause.path.rsplit(".", 1)[-1]
            assigned = tuple(_row_assignments(document, clauses[row.path], row, outline.text, first_leads))
            yield Task(document.key, clause.path, *row.measure, number, None, row.group, assigned)
        elif clause.path in groups:
            yield Task(document.key, clause.path, clause.start, clause.end, clause.label, clause.heading)


def _row_assignments(
    document: Document, clause: Clause, row: Row, text: str, first_leads: bool
) -> Iterator[Assignment]:
    cells: tuple[tuple[tuple[int, int] | None, Role], ...] = (
        (row.lead, "lead"), (row.responsible, "responsible"), (row.support, "support")
    )  # fmt: skip
    position = 0
    for span, role in cells:
        if span is None or not is_readable(text[slice(*span)]):
            continue
        names = split_names(text, *span, role=role)
        for name in _lead_first(names) if first_leads and role == "responsible" else names:
            position += 1
            yield _assign(document, clause, name, position, 0)
