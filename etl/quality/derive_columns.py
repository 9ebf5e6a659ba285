"""Expectations that one column's type and constraints make."""

from collections.abc import Iterator
from typing import Any

from etl.contract import Column, Table
from etl.quality.rules import Rule

QUERY = "unexpected_rows_expectation"
STORED = {"integer": "'integer'", "number": "'integer', 'real'"}


def derive_column(table: Table, column: Column) -> Iterator[Rule]:
    """Yield the rules of one column: required, unique, enum, pattern, bounds, reasons, then how it is stored."""
    name, limits = column.name, column.constraints
    if column.required:
        texts = (f"The contract requires {name}.", f"数据约定要求 {name} 必有值。")
        yield make_rule(table, f"required:{name}", "expect_column_values_to_not_be_null", {"column": name}, texts)
    if limits.get("unique"):
        yield make_unique(table, (name,))
    if "enum" in limits:
        texts = (f"The contract lists the values of {name}.", f"数据约定列明了 {name} 的取值。")
        arguments = {"column": name, "value_set": list(limits["enum"])}
        yield make_rule(table, f"enum:{name}", "expect_column_values_to_be_in_set", arguments, texts)
    if "pattern" in limits:
        texts = (f"The contract gives {name} a form.", f"数据约定规定了 {name} 的格式。")
        arguments = {"column": name, "regex": f"^(?:{limits['pattern']})$"}
        yield make_rule(table, f"pattern:{name}", "expect_column_values_to_match_regex", arguments, texts)
    yield from _bound_values(table, column)
    yield from _bound_length(table, column)
    if column.missing_reasons:
        yield _explain_null(table, column)
    if column.type in STORED:
        broken = f'r."{name}" IS NOT NULL AND typeof(r."{name}") NOT IN ({STORED[column.type]})'
        texts = (f"{name} is stored as {column.type}.", f"{name} 须按 {column.type} 存储。")
        yield _ask_rows(table, f"type:{name}", name, broken, texts)
    if column.type == "date":
        broken = f'r."{name}" IS NOT NULL AND date(r."{name}", \'+0 days\') IS NOT r."{name}"'
        texts = (f"{name} is a day of the calendar, in ISO form.", f"{name} 须是日历上的一天，ISO 格式。")
        yield _ask_rows(table, f"date:{name}", name, broken, texts)


def _explain_null(table: Table, column: Column) -> Rule:
    """The rule that a null has one of the contract's reasons in the row's column `missing`, and a value has none."""
    given = " + ".join(
        f"(instr(' ' || coalesce(r.missing, '') || ' ', ' {column.name}={reason} ') > 0)"
        for reason in column.missing_reasons
    )
    texts = (
        f"An empty {column.name} has a reason in missing, and a value has none.",
        f"{column.name} 没有值时，missing 须写明原因；有值时不写。",
    )
    broken = f'(r."{column.name}" IS NULL) <> ({given})'
    return _ask_rows(table, f"missing:{column.name}", column.name, broken, texts)


def make_unique(table: Table, columns: tuple[str, ...]) -> Rule:
    """Return the rule that no two rows agree in all of `columns`."""
    texts = ("No two rows have the same key.", "任何两行的键都不相同。")
    name = f"unique:{'+'.join(columns)}"
    if len(columns) == 1:
        return make_rule(table, name, "expect_column_values_to_be_unique", {"column": columns[0]}, texts)
    return make_rule(table, name, "expect_compound_columns_to_be_unique", {"column_list": list(columns)}, texts)


def make_rule(table: Table, name: str, kind: str, arguments: dict[str, Any], texts: tuple[str, str]) -> Rule:
    """Return a derived rule; what the contract says always fails."""
    return Rule(name, table.name, kind, arguments, "fail", *texts)


def select_rows(table: Table, column: str, broken: str, join: str = "") -> str:
    """Return the query for key and `column` of the rows `r` that are `broken`."""
    shown = ", ".join(f'r."{c}"' for c in dict.fromkeys((*table.primary_key, column)))
    return f'SELECT {shown} FROM "{table.name}" AS r {join} WHERE {broken}'


def _ask_rows(table: Table, name: str, column: str, broken: str, texts: tuple[str, str]) -> Rule:
    return make_rule(table, name, QUERY, {"unexpected_rows_query": select_rows(table, column, broken)}, texts)


def _bound_values(table: Table, column: Column) -> Iterator[Rule]:
    if bounds := _find_bounds(column, "minimum", "maximum"):
        texts = (f"The contract bounds {column.name}.", f"数据约定限定了 {column.name} 的取值范围。")
        arguments = {"column": column.name, **bounds}
        yield make_rule(table, f"range:{column.name}", "expect_column_values_to_be_between", arguments, texts)


def _bound_length(table: Table, column: Column) -> Iterator[Rule]:
    if bounds := _find_bounds(column, "minLength", "maxLength"):
        texts = (f"The contract bounds the length of {column.name}.", f"数据约定限定了 {column.name} 的长度。")
        arguments = {"column": column.name, **bounds}
        yield make_rule(table, f"length:{column.name}", "expect_column_value_lengths_to_be_between", arguments, texts)


def _find_bounds(column: Column, low: str, high: str) -> dict[str, Any]:
    bounds = {"min_value": column.constraints.get(low), "max_value": column.constraints.get(high)}
    return {name: value for name, value in bounds.items() if value is not None}
