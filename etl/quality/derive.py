"""Expectations that the contract already makes, table by table: derived in code, never typed."""

from collections.abc import Iterator

from etl.contract import Contract, ForeignKey, Table
from etl.quality.derive_columns import QUERY, derive_column, make_rule, make_unique, select_rows
from etl.quality.rules import Rule

FACT = {"clause_id", "start", "end"}


def derive_rules(contract: Contract) -> list[Rule]:
    """Return a rule for every constraint, key, span and type of the contract; all of them fail."""
    return [rule for table in contract.tables.values() for rule in derive_table(table)]


def derive_table(table: Table) -> Iterator[Rule]:
    """Yield the rules of one table: its columns, its keys, its spans, then what each column asks."""
    yield make_rule(
        table,
        "columns",
        "expect_table_columns_to_match_set",
        {"column_set": list(table.column_names), "exact_match": False},
        ("The table has every column of the contract.", "表须具备数据约定的全部列。"),
    )
    yield make_unique(table, table.primary_key)
    for key in table.foreign_keys:
        yield _follow_reference(table, key)
    if table.layer == "facts" and set(table.column_names) >= FACT:
        yield _fit_span(table)
    for column in table.columns:
        yield from derive_column(table, column)


def _follow_reference(table: Table, key: ForeignKey) -> Rule:
    query = select_rows(
        table,
        key.column,
        f'r."{key.column}" IS NOT NULL AND o."{key.other_column}" IS NULL',
        f'LEFT JOIN "{key.table}" AS o ON o."{key.other_column}" = r."{key.column}"',
    )
    texts = (f"{key.column} leads to a row of {key.table}.", f"{key.column} 须指向 {key.table} 中的一行。")
    return make_rule(table, f"reference:{key.column}", QUERY, {"unexpected_rows_query": query}, texts)


def _fit_span(table: Table) -> Rule:
    """Every fact has clause_id, start, end: a half-open span, not empty, inside the clause's characters."""
    shown = ", ".join(f'r."{c}"' for c in dict.fromkeys((*table.primary_key, "clause_id", "start", "end")))
    query = (
        f'SELECT {shown}, c.characters FROM "{table.name}" AS r JOIN clauses AS c USING (clause_id) '
        'WHERE NOT (0 <= r.start AND r.start < r."end" AND r."end" <= c.characters)'
    )
    texts = ("A span is not empty and lies inside its clause.", "位置不得为空，且须在条款字数之内。")
    return make_rule(table, "span", QUERY, {"unexpected_rows_query": query}, texts)
