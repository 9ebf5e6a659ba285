"""Clean text -> documents and their clauses: the whole stage."""

from collections.abc import Sequence
from dataclasses import replace

from etl.lines import Line, split_lines
from etl.model import Clause, Document, Kind, Outline, Row
from etl.parse.boundaries import Part, split_parts
from etl.parse.clauses import find_clauses
from etl.parse.front_matter import NUMBER_LINE, Field, find_date, find_issue, find_number, read_fields
from etl.parse.ledger import Ledger, LedgerRow, read_ledger
from etl.parse.titles import find_frequent_place, find_kind, find_period, find_place

PLAIN_FIELDS = ("index_number", "issuer")


def read_outline(text: str) -> Outline:
    """Return the documents in a restored text, in order, each with its clauses; `key` is A, B, C ...

    Guarantees: spans lie in `text`; a document's parent stands before it; paths are unique within a document.
    """
    lines = [line for line in split_lines(text) if not line.is_blank]
    if not lines:
        return Outline(text, ())
    documents: list[Document] = []
    for part in split_parts(lines):
        documents.append(_read_document(part, lines, documents))
    return Outline(text, tuple(_share_places(documents, text)))


def _read_document(part: Part, lines: Sequence[Line], before: Sequence[Document]) -> Document:
    own = lines[part.first : part.end]
    body = [line for line in lines[part.body : part.end] if not read_fields(line)]
    parent = before[part.parent or 0] if before else None
    ledger = read_ledger(body, _sibling_texts(parent, lines)) if any(line.is_row for line in body) else None
    kind = _decide_kind(part, parent, ledger)
    if kind == "ledger" and ledger:
        clauses, rows = _ledger_clauses(ledger)
    else:
        clauses, rows = find_clauses(_drop_number(body)), ()
    start, end = own[0].start, own[-1].end
    first, last = find_period(part.title)
    document = Document(
        _key(len(before)), parent.key if parent else None, kind, part.title, start, end, clauses, rows,
        region=find_place(part.title), period_start=first, period_end=last,
    )  # fmt: skip
    return document if parent else _read_header(document, lines, part)


def _decide_kind(part: Part, parent: Document | None, ledger: Ledger | None) -> Kind:
    kind = find_kind(part.title)
    if ledger and kind in (None, "annex", "task_list"):
        return "ledger"
    if kind:
        return kind
    return "annex" if parent else "article"


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


def _read_header(document: Document, lines: Sequence[Line], part: Part) -> Document:
    own = lines[part.first : part.end]
    fields: dict[str, Field] = {}
    for field in (f for line in own for f in read_fields(line) if f.value):
        fields.setdefault(field.name, field)
    values = {name: f.value for name, f in fields.items()}
    issuer, issued_on = find_issue(own) if document.kind != "article" else (None, None)
    number = next((line.text for line in own[:60] if NUMBER_LINE.fullmatch(line.text)), "")
    return replace(
        document,
        doc_number=find_number(values.get("doc_number", "")) or find_number(number),
        issuer=values.get("issuer") or issuer,
        issued_on=find_date(values.get("issued_on", "")) or issued_on,
        published_on=find_date(values.get("published_on", "")) or _dated_line(document, own),
        index_number=values.get("index_number"),
    )


def _dated_line(document: Document, lines: Sequence[Line]) -> str | None:
    """The date under an article's headline; official documents print theirs with a label."""
    if document.kind != "article":
        return None
    return next((d for line in lines[:6] if len(line.text) < 60 and (d := find_date(line.text))), None)


def _share_places(documents: Sequence[Document], text: str) -> list[Document]:
    """Give a document without a place of its own that of its parent, and the first that of what it carries."""
    first = next((d.region for d in documents if d.region), None) or find_frequent_place(text[:6000])
    known: dict[str, str | None] = {}
    placed = []
    for document in documents:
        region = document.region or (known[document.parent] if document.parent else first)
        known[document.key] = region
        placed.append(replace(document, region=region))
    return placed


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


def _ledger_clauses(ledger: Ledger) -> tuple[tuple[Clause, ...], tuple[Row, ...]]:
    """A clause for every group, empty but for its heading, and one for every row, with the spans of its cells."""
    clauses: list[Clause] = []
    rows: list[Row] = []
    count: dict[int, int] = {}
    for row in ledger.rows:
        group = str(row.group)
        if row.group not in count:
            at = row.line.start
            clauses.append(Clause(group, None, group, ledger.titles.get(row.group), at, at))
        count[row.group] = count.get(row.group, 0) + 1
        path = f"{group}.{count[row.group]}"
        clauses.append(Clause(path, group, None, None, row.line.start, row.line.end))
        rows.append(_row(row, path, group))
    return tuple(clauses), tuple(rows)


def _row(row: LedgerRow, path: str, group: str) -> Row:
    spans = {role: (cell.start, cell.end) for role, cell in row.cells.items()}
    return Row(path, group, spans["measure"], spans.get("lead") or spans.get("responsible"), spans.get("support"))
