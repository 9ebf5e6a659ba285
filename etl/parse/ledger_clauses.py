"""A ledger as clauses: one for every section and group, empty but for its heading, and one for every row."""

from etl.model import Clause, Row
from etl.parse.ledger import Ledger, LedgerRow


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
