"""Tables of indicators in plans and annexes: a row names what is counted, a column says by when how much."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from etl.extract.frames import find_frame
from etl.extract.quantities import UNITS, words
from etl.lexicon import alternatives
from etl.model import Clause, Document, Target

LINE = re.compile(r"[^\n]+")
NAME = re.compile(r"(?:主要|评价|考核|监测|具体|核心)?(?:指标|项目)(?:名称|内容)?")
UNIT = re.compile(r"(?:计量)?单位")
GOAL = re.compile(r"目标|标准值|指标值")
BASE = re.compile(r"基期|基数|基线|现状|实际|基础值|完成值")
YEAR = re.compile(r"(20\d\d)\s*年?")
# 每千人口执业医师数（人）
UNIT_IN_NAME = re.compile(r"^(.*?)\s*[(（]([^()（）]{1,6})[)）]$")
BEFORE = {"≥": ">=", ">=": ">=", "＞": ">", ">": ">", "≤": "<=", "<=": "<=", "＜": "<", "<": "<"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of goals: its place, and the year in its header."""

    at: int
    due: str | None
    text: str | None


@dataclass(frozen=True, slots=True)
class Table:
    """What the header of a table of indicators says of its columns."""

    width: int
    name: int
    unit: int | None
    base: int | None
    goals: tuple[Column, ...]


def read_tables(document: Document, clause: Clause, text: str) -> tuple[list[Target], list[tuple[int, int]]]:
    """Return the targets of the tables in a clause's words, and the spans of every line of tables in it.

    Numbers in other tables (scores, lists) are no targets.
    """
    targets: list[Target] = []
    spans: list[tuple[int, int]] = []
    table: Table | None = None
    for m in LINE.finditer(text):
        cells = m.group().split("\t")
        if len(cells) < 2:
            table = None
            continue
        spans.append(m.span())
        header = _read_header(document, clause, cells)
        # A row with fewer cells than its header may be cut inside a number.
        if header is None and table and len(cells) == table.width:
            targets += _read_row(document, clause, m, cells, table)
        table = header or table
    return targets, spans


def _read_header(document: Document, clause: Clause, cells: Sequence[str]) -> Table | None:
    plain = [re.sub(r"\s", "", c) for c in cells]
    name = next((i for i, c in enumerate(plain) if NAME.fullmatch(c)), None)
    if name is None:
        return None
    base = next((i for i, c in enumerate(plain) if BASE.search(c)), None)
    years = [(i, YEAR.match(c)) for i, c in enumerate(plain) if i not in (name, base)]
    goals = _find_goals(document, clause, plain, [(i, m.group(1)) for i, m in years if m], base is not None)
    if base is None:
        before = [i for i, m in years if m and i not in [g.at for g in goals]]
        base = before[-1] if before else None
    unit = next((i for i, c in enumerate(plain) if UNIT.fullmatch(c)), None)
    return Table(len(cells), name, unit, base, goals) if goals else None


def _find_goals(
    document: Document, clause: Clause, plain: Sequence[str], years: Sequence[tuple[int, str]], has_base: bool
) -> tuple[Column, ...]:
    """The columns that say 目标, or else those of the years that the document plans for."""
    frame = find_frame(document, clause)
    year_of = dict(years)
    goals = [i for i, c in enumerate(plain) if GOAL.search(c)]
    if not goals and (frame.since or has_base):
        goals = [i for i, year in years if not frame.since or year >= frame.since]
    end = frame.period_end[:4] if frame.period_end else None
    return tuple(Column(i, year_of.get(i, end), plain[i]) for i in goals)


def _read_row(
    document: Document, clause: Clause, line: re.Match[str], cells: Sequence[str], table: Table
) -> Iterator[Target]:
    name = cells[table.name].strip() if table.name < len(cells) else ""
    bracket = UNIT_IN_NAME.match(name)
    unit = cells[table.unit].strip() if table.unit is not None and table.unit < len(cells) else None
    base = _read_base(cells, table)
    for goal in table.goals:
        read = _read_value(cells[goal.at]) if goal.at < len(cells) and name else None
        if read is None:
            continue
        comparator, low, high, own = read
        counted = own or unit or (bracket.group(2) if bracket else None)
        start = clause.start + line.start()
        yield Target(
            document.key, clause.path, start, clause.start + line.end(), (bracket.group(1) if bracket else name)[:40],
            comparator, low, high, UNITS.get(counted, counted) if counted else None, base, goal.due,
            goal.text if goal.due else None,
        )  # fmt: skip


def _read_base(cells: Sequence[str], table: Table) -> float | None:
    m = (
        re.match(r"\s*(\d+(?:\.\d+)?)", cells[table.base])
        if table.base is not None and table.base < len(cells)
        else None
    )
    return float(m.group(1)) if m else None


def _read_value(cell: str) -> tuple[str, float, float | None, str | None] | None:
    """A cell as comparator, value, upper value and unit: ≥90, 65以上, 3-5个, 79左右."""
    forms = {f: c for c, fs in words()["before"].items() for f in fs} | BEFORE
    behind = {f: c for c, fs in words()["after"].items() for f in fs}
    units = alternatives([*words()["counts"], *words()["measures"], *words()["lengths"]])
    m = re.fullmatch(
        rf"({alternatives(list(forms))})?\s*(\d+(?:\.\d+)?)(?:\s*[-—~～至]\s*(\d+(?:\.\d+)?))?\s*({units})?"
        rf"\s*({alternatives(list(behind))})?",
        cell.strip(),
    )
    if m is None:
        return None
    comparator = behind.get(m.group(5) or "") or forms.get(m.group(1) or "", "=")
    return comparator, float(m.group(2)), float(m.group(3)) if m.group(3) else None, m.group(4)
