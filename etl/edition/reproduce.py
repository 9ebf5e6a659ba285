"""Whether the committed tables are what the code reads in the sources at hand."""

from collections.abc import Sequence

from etl.contract import load_contract
from etl.edition.rows import Row, Rows
from etl.edition.tables import print_tables, read_table
from etl.project import Project


def match_texts(rows: Rows, project: Project) -> dict[str, list[Row]]:
    """Return the text layer of `rows` for the clauses that the committed edition has with the same digest.

    A text of other words would put every span of its facts in the wrong place; `taizhang check` names such clauses.
    """
    contract = load_contract(project.contract)
    committed = {
        (r["clause_id"], r["digest"]) for r in read_table(contract.tables["clauses"], project.data / "clauses.csv")
    }
    sources = {r["source_id"] for r in read_table(contract.tables["sources"], project.data / "sources.csv")}
    same = {r["clause_id"] for r in rows.get("clauses", []) if (r["clause_id"], r["digest"]) in committed}
    return {
        **{
            name: [r for r in rows[name] if r["clause_id"] in same]
            for name in ("clause_texts", "captures", "fact_captures")
        },
        "repairs": [r for r in rows["repairs"] if r["source_id"] in sources],
    }


def compare_tables(
    rows: Rows, project: Project, held: Sequence[str], pinned: Sequence[str]
) -> list[tuple[str, str, str]]:
    """Compare what the store gives with the committed tables: (table, row, what) for each difference.

    With every pinned source at hand the bytes must be the same. With some of them, every row that they give must be
    committed.
    """
    contract = load_contract(project.contract)
    differences: list[tuple[str, str, str]] = []
    for name, content in print_tables(rows, contract, project.data).items():
        path = project.data / f"{name}.csv"
        committed = path.read_bytes() if path.is_file() else b""
        if committed == content:
            continue
        given, kept = _lines_of(content), _lines_of(committed)
        differences += [(name, row, "given by the sources, not committed") for row in given if row not in kept]
        if set(held) == set(pinned):
            differences += [(name, row, "committed, not given by the sources") for row in kept if row not in given]
            if set(given) == set(kept):
                differences.append((name, "", "the bytes differ though the rows do not"))
    return differences


def _lines_of(content: bytes) -> dict[str, None]:
    """The lines of a CSV, in order; a record with a line break inside counts as its lines."""
    return dict.fromkeys(content.decode().splitlines())
