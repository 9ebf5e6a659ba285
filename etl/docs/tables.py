"""Every table and column of the contract, and every level of every column that has levels."""

from collections.abc import Iterator
from pathlib import Path

import yaml

from etl.contract import Column, Contract, Table
from etl.docs.markdown import write_grid, write_heading
from etl.docs.texts import Language, read_texts, say

TERMS = Path(__file__).parents[1] / "serve" / "terms.yml"


def write_tables(contract: Contract, language: Language) -> list[str]:
    """Return all tables in the order of the contract."""
    lines = [say("tables_intro", language), ""]
    for table in contract.tables.values():
        lines += write_table(table, language)
    return lines


def write_table(table: Table, language: Language) -> list[str]:
    """Return a table: what it is, its columns, and the levels of each."""
    title, description = _choose(table, "title", language), _choose(table, "description", language)
    lines = write_heading(3, f"`{table.name}` {title}", f"table-{table.name}")
    key = "、".join if language == "zh" else ", ".join
    layer = say(f"layer_{table.layer}", language)
    lines += [f"{description} {layer} {say('key', language)} {key(f'`{c}`' for c in table.primary_key)}", ""]
    header = [say(word, language) for word in ("column", "type", "required", "unit", "meaning")]
    lines += write_grid(header, [_describe_column(table, column, language) for column in table.columns])
    for column in table.columns:
        lines += _write_levels(table, column, language)
    return lines


def _describe_column(table: Table, column: Column, language: Language) -> list[str]:
    parts = [_choose(column, "title", language), _choose(column, "description", language).rstrip("。.")]
    parts += _describe_limits(column, language)
    parts += _describe_reasons(column, language)
    parts += [
        say("refers", language, table=k.table, column=k.other_column)
        for k in table.foreign_keys
        if k.column == column.name
    ]
    stop = "。" if language == "zh" else ". "
    meaning = stop.join(parts) + stop.rstrip()
    required = say("yes" if column.required else "no", language)
    return [f"`{column.name}`", say(f"type_{column.type}", language), required, column.unit or "", meaning]


def _describe_limits(column: Column, language: Language) -> Iterator[str]:
    limits = column.constraints
    names = ("minimum", "maximum", "maxLength", "pattern", "unique")
    yield from (say(name, language, value=limits[name]) for name in names if limits.get(name) is not None)


def _describe_reasons(column: Column, language: Language) -> Iterator[str]:
    if column.missing_reasons:
        reasons = ("、" if language == "zh" else ", ").join(f"`{r}`" for r in column.missing_reasons)
        yield say("missing", language, reasons=reasons)


def _write_levels(table: Table, column: Column, language: Language) -> list[str]:
    """Every value that the contract allows, that we give so far in an open column, or that says why cells are empty."""
    words, at = read_texts("levels"), 0 if language == "zh" else 1
    header = [say(word, language) for word in ("value", "meaning")]
    if (levels := column.constraints.get("enum")) is not None:
        terms = yaml.safe_load(TERMS.read_text(encoding="utf-8"))
        header.insert(1, say("term", language))
        rows = [[f"`{level}`", terms[level], words["levels"][level][at]] for level in levels]
        return [say("levels", language, column=column.name), "", *write_grid(header, rows)]
    if column.name == "missing":
        given = sorted({r for c in table.columns for r in c.missing_reasons})
        rows = [[f"`{reason}`", words["reasons"][reason][at]] for reason in given]
        return [say("reasons", language, column=column.name), "", *write_grid(header, rows)]
    if found := words["open_levels"].get(f"{table.name}.{column.name}"):
        rows = [[f"`{level}`", texts[at]] for level, texts in found.items()]
        return [say("open_levels", language, column=column.name), "", *write_grid(header, rows)]
    return []


def _choose(described: Table | Column, field: str, language: Language) -> str:
    return str(getattr(described, field if language == "zh" else f"{field}_en"))
