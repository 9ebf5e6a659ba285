"""An invented document read by the code itself, so that a page shows the rows that the code gives."""

from collections.abc import Mapping, Sequence
from functools import cache

from etl.edition.rows import Captured, Rows, make_rows
from etl.errors import Complaint
from etl.extract.facts import extract_facts
from etl.model import Source
from etl.parse.outline import read_outline
from etl.restore.steps import restore_text

QUOTE = "quote"
Cells = list[list[object]]


@cache
def read_example(text: str) -> Rows:
    """Return every row that `text` gives as a source of its own; the texts of its clauses are among them."""
    restored = restore_text(text)
    extraction = extract_facts(read_outline(restored.restored))
    source = Source("example", "example.txt", "text/plain", len(text.encode()), "", "official")
    return make_rows([Captured(source, restored, extraction, "document_file", "")])


def show_rows(text: str, shown: Mapping[str, Sequence[str]]) -> dict[str, Cells]:
    """Return, for each table named, the cells of the columns named; `quote` is what the span of a row cuts out.

    A table without a row is a Complaint: the example no longer shows its rule.
    """
    rows = read_example(text)
    texts = {row["clause_id"]: str(row["text"]) for row in rows["clause_texts"]}
    cells: dict[str, Cells] = {}
    for table, columns in shown.items():
        if not rows.get(table):
            raise Complaint(
                f"the example gives no row of {table}", text.split("\n")[0], "Mend the example or the code."
            )
        cells[table] = [[_cell(row, column, texts) for column in columns] for row in rows[table]]
    return cells


def _cell(row: Mapping[str, object], column: str, texts: Mapping[object, str]) -> object:
    if column != QUOTE:
        return row.get(column)
    start, end = row["start"], row["end"]
    assert isinstance(start, int) and isinstance(end, int)
    return texts[row["clause_id"]][start:end]
