"""Clean text -> documents and their clauses: the whole stage."""

from collections.abc import Sequence
from dataclasses import replace

from etl.lines import Line, split_lines
from etl.model import TASK_KINDS, Clause, Document, Kind, Outline, Row
from etl.parse.announced import Part
from etl.parse.boundaries import split_parts
from etl.parse.clauses import find_clauses
from etl.parse.front_matter import NUMBER_LINE, Header, read_header
from etl.parse.header import read_issue
from etl.parse.ledger import Ledger, read_ledger
from etl.parse.ledger_clauses import list_clauses, list_tables
from etl.parse.places import find_place, share_places
from etl.parse.titles import find_kind, find_period


def read_outline(text: str) -> Outline:
    """Return the documents in a restored text, in order, each with its clauses; `key` is A, B, C ...

    Guarantees: spans lie in `text`; a document's parent stands before it; paths are unique within a document.
    """
    page = [line for line in split_lines(text) if not line.is_blank]
    header = read_header(page)
    lines = [line for line in page if line.start not in header.lines]
    if not lines:
        return Outline(text, ())
    documents: list[Document] = []
    for part in split_parts(lines):
        documents.append(_read_document(part, lines, header, documents))
    documents[0] = replace(documents[0], start=page[0].start)
    return Outline(text, tuple(share_places(documents, text)))


def _read_document(part: Part, lines: Sequence[Line], header: Header, before: Sequence[Document]) -> Document:
    own, body = lines[part.first : part.end], lines[part.body : part.end]
    parent = before[part.parent or 0] if before else None
    ledger = read_ledger(body, _sibling_texts(parent, lines)) if any(line.is_row for line in body) else None
    kind = _decide_kind(part, parent, ledger)
    clauses, rows, tables = find_clauses(_drop_number(body), part.listed), tuple[Row, ...](), tuple[Row, ...]()
    if ledger and (kind == "ledger" or (kind in TASK_KINDS and not any(c.label for c in clauses))):
        clauses, rows = list_clauses(ledger)
    elif ledger and kind in TASK_KINDS:
        clauses, tables = list_tables(clauses, body)
    first, last = find_period(part.title)
    document = Document(
        _key(len(before)), parent.key if parent else None, kind, part.title, own[0].start, own[-1].end, clauses, rows,
        tables, region=find_place(part.title), period_start=first, period_end=last,
    )  # fmt: skip
    return document if parent else read_issue(document, lines, header, part.body, part.end)


def _decide_kind(part: Part, parent: Document | None, ledger: Ledger | None) -> Kind:
    kind = find_kind(part.title)
    if ledger and kind in (None, "annex", "task_list"):
        return "ledger"
    if kind:
        return kind
    if parent:
        return "annex"
    return "notice" if part.is_notice else "article"


def _drop_number(lines: Sequence[Line]) -> Sequence[Line]:
    """Leave out the line of the document number when it opens the body."""
    return lines[1:] if lines and NUMBER_LINE.fullmatch(lines[0].text) else lines


def _key(index: int) -> str:
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _sibling_texts(parent: Document | None, lines: Sequence[Line]) -> dict[int, str]:
    """The texts of the parent's lowest items by their own number, when it numbers them through."""
    if parent is None:
        return {}
    parents = {c.parent for c in parent.clauses}
    lowest = [c for c in parent.clauses if c.path not in parents and c.path not in ("0", "end")]
    numbers = [c.path.rsplit(".", 1)[-1] for c in lowest]
    if not all(n.isdecimal() for n in numbers) or len(set(numbers)) != len(numbers):
        return {}
    return {int(n): _text_of(c, lines) for n, c in zip(numbers, lowest, strict=True)}


def _text_of(clause: Clause, lines: Sequence[Line]) -> str:
    return "".join(line.text for line in lines if clause.start <= line.start < clause.end)
