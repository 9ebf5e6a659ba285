"""The result of all checks as a plain table for the terminal, aligned for Chinese too."""

from collections.abc import Sequence
from unicodedata import east_asian_width

from etl.quality.result import ORIGINS, Check, count_states, sort_checks

WORDS = {"fail": "不合格 fail", "warn": "提醒 warn", "pass": "合格 pass"}
WIDEST = 60


def render_table(checks: Sequence[Check]) -> str:
    """Return a line an origin with its counts, then every broken promise with its rows and what to do next."""
    counted = [("", "检查 checks", *WORDS.values())]
    for origin in ORIGINS:
        counts = count_states([c for c in checks if c.source == origin])
        counted.append(("", origin, *(str(counts[state]) for state in WORDS)))
    lines = align_rows(counted)
    broken = [c for c in sort_checks(checks) if not c.passed]
    if broken:
        rows = [(WORDS[c.state], c.table or "-", c.name, c.observed) for c in broken]
        lines += ["", *_with_details(broken, align_rows(rows))]
    return "\n".join(lines)


def align_rows(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return the rows with every cell cut to 60 columns and padded to the widest of its column."""
    cut = [[cut_text(cell, WIDEST) for cell in row] for row in rows]
    widths = [max(measure_text(cell) for cell in column) for column in zip(*cut, strict=True)]
    return ["  ".join(pad_text(c, w) for c, w in zip(row, widths, strict=True)).strip() for row in cut]


def measure_text(text: str) -> int:
    """Return how many terminal columns the text takes; a wide character takes two."""
    return sum(2 if east_asian_width(c) in "WF" else 1 for c in text)


def pad_text(text: str, width: int) -> str:
    """Return the text with spaces after it up to `width` columns."""
    return text + " " * (width - measure_text(text))


def cut_text(text: str, width: int) -> str:
    """Return the text on one line, cut to `width` columns with an ellipsis where it was longer."""
    line = " ".join(text.split())
    if measure_text(line) <= width:
        return line
    while measure_text(line) > width - 1:
        line = line[:-1]
    return f"{line}…"


def _with_details(broken: Sequence[Check], lines: Sequence[str]) -> list[str]:
    detailed: list[str] = []
    for check, line in zip(broken, lines, strict=True):
        detailed += [line, *(f"    {cut_text(row, 110)}" for row in check.rows[:3])]
        detailed += [f"    {check.reason}", *([f"    -> {check.next_step}"] if check.next_step else [])]
    return detailed
