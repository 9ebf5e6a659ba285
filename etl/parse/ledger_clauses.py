"""A ledger as clauses: one for every section and group, empty but for its heading, and one for every row."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from etl.lines import Line
from etl.model import Clause, Row
from etl.parse.ledger import Ledger, LedgerRow, read_ledger

FEWEST_ROWS = 2


def list_clauses(ledger: Ledger) -> tuple[tuple[Clause, ...], tuple[Row, ...]]:
    """Return the clauses of a ledger in order, and its rows with the spans of their cells."""
    clauses: list[Clause] = []
    rows: list[Row] = []
    count: dict[str, int] = {}
    sections = {str(s.number): s for s in ledger.sections}
    for row in ledger.rows:
        at = row.line.start
        above, _, number = row.group.rpartition(".")
        if above and above not in count:
            count[above] = 0
            section = sections[above]
            clauses.append(Clause(above, None, section.label, section.heading, section.line.start, section.line.start))
        if row.group not in count:
            clauses.append(Clause(row.group, above or None, number, ledger.titles.get(row.group), at, at))
        count[row.group] = count.get(row.group, 0) + 1
        path = f"{row.group}.{count[row.group]}"
        clauses.append(Clause(path, row.group, None, None, at, row.line.end))
        rows.append(_list_cells(row, path))
    return tuple(clauses), tuple(rows)


def _list_cells(row: LedgerRow, path: str) -> Row:
    spans = {role: (cell.start, cell.end) for role, cell in row.cells.items()}
    return Row(path, row.group, spans["measure"], spans.get("lead"), spans.get("support"), spans.get("responsible"))


def list_tables(clauses: Sequence[Clause], lines: Sequence[Line]) -> tuple[tuple[Clause, ...], tuple[Row, ...]]:
    """Return the clauses of a body with the ledgers that stand in them as clauses below them, and their rows.

    Guarantee: spans still cover every line; words behind a table belong to its last row.
    """
    taken = {clause.path for clause in clauses}
    listed: list[Clause] = []
    rows: list[Row] = []
    for clause in clauses:
        below, its_rows = _list_table(clause, [line for line in lines if clause.start <= line.start < clause.end])
        if not below or taken & {c.path for c in below}:
            listed.append(clause)
            continue
        first = below[0].start
        end = max(line.end for line in lines if clause.start <= line.start < first)
        listed += [replace(clause, end=end), *_stretch(below, clause.end)]
        rows += its_rows
    return tuple(listed), tuple(rows)


def _list_table(clause: Clause, lines: Sequence[Line]) -> tuple[Sequence[Clause], Sequence[Row]]:
    """The clauses and rows of the ledger in one clause, their paths behind that of the clause."""
    ledger = read_ledger(lines, {}) if clause.label and any(line.is_row for line in lines) else None
    if ledger is None or len(ledger.rows) < FEWEST_ROWS:
        return (), ()
    clauses, rows = list_clauses(ledger)
    above = clause.path
    return (
        [replace(c, path=f"{above}.{c.path}", parent=f"{above}.{c.parent}" if c.parent else above) for c in clauses],
        [replace(r, path=f"{above}.{r.path}", group=f"{above}.{r.group}") for r in rows],
    )


def _stretch(clauses: Sequence[Clause], end: int) -> Iterator[Clause]:
    """The clauses with the lines between two rows added to the upper one."""
    starts = [c.start for c in clauses]
    for clause in clauses:
        after = min((s for s in starts if s > clause.start), default=None)
        is_row = clause.end > clause.start
        yield replace(clause, end=(after - 1 if after else end)) if is_row else clause
