"""Pieces of Markdown: headings that can be linked, tables, blocks of code."""

from collections.abc import Iterable, Sequence


def write_heading(level: int, text: str, anchor: str) -> list[str]:
    """Return a heading under a name that stays the same in every language."""
    return [f'<a id="{anchor}"></a>', "", f"{'#' * level} {text}", ""]


def write_grid(header: Sequence[str], rows: Iterable[Sequence[object]]) -> list[str]:
    """Return a table; None is an empty cell, and no value breaks out of its cell."""
    lines = [_join(header), "|" + "---|" * len(header)]
    return [*lines, *(_join([spell_value(v) for v in row]) for row in rows), ""]


def write_block(language: str, text: str) -> list[str]:
    """Return a block of code."""
    return [f"```{language}", text.rstrip("\n"), "```", ""]


def spell_value(value: object) -> str:
    """Return a value as the CSV files print it: 40 and not 40.0, nothing for None."""
    if value is None:
        return ""
    return f"{value:.10g}" if isinstance(value, float) else str(value)


def _join(cells: Iterable[str]) -> str:
    return "| " + " | ".join(c.replace("|", r"\|").replace("\n", " ") for c in cells) + " |"
