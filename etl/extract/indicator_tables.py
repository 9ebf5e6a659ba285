"""Tables of indicators in plans and annexes: a row names what is counted, a column says by when how much."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from etl.extract.quantities import UNITS, find_quantities, words
from etl.extract.times import Frame
from etl.lexicon import alternatives
from etl.model import Clause, Document, Target

LINE = re.compile(r"[^\n]+")
NAME = re.compile(r"[\u4e00-\u9fff“”]{0,8}指标(?:名称|内容)?(?:[(（及和]*单位[)）]?)?|(?:主要)?项目(?:名称|内容)?")
# Of 一级指标, 二级指标 and 三级指标 the last names what is counted; where their cells are merged, rows are shorter.
GROUP = re.compile(r"领域|类别|类型|分类|维度|方面|[一二]级指标")
NATURE = re.compile(r"(?:预期|约束|指导|引导)性")
UNIT = re.compile(r"(?:计量)?单位")
GOAL = re.compile(r"目标|标准值|指标值")
BASE = re.compile(r"基期|基数|基线|现状|实际|基础值|完成值")
YEAR = re.compile(r"(20\d\d)\s*年?")
# 每千人口执业医师数（人）
UNIT_IN_NAME = re.compile(r"^(.*?)\s*[(（]([^()（）]{1,6})[)）]$")
PLAIN = re.compile(r"(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?:\s*[-—~～至]\s*(\d+(?:\.\d+)?))?")
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
    is_grouped: bool


def read_tables(
    document: Document, clause: Clause, text: str, frame: Frame
) -> tuple[list[Target], list[tuple[int, int]]]:
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
        header = _read_header(cells, frame)
        if header is None and table and table.is_grouped and _lacks_group(cells, table):
            cells = ["", *cells]
        # A row with fewer cells than its header may be cut inside a number.
        if header is None and table and len(cells) == table.width:
            targets += _read_row(document, clause, m, cells, table)
        table = header or table
    return targets, spans


def _read_header(cells: Sequence[str], frame: Frame) -> Table | None:
    plain = [re.sub(r"\s", "", c) for c in cells]
    named = [i for i, c in enumerate(plain) if NAME.fullmatch(c)]
    if not named:
        return None
    name = named[-1]
    base = next((i for i, c in enumerate(plain) if BASE.search(c)), None)
    years = [(i, YEAR.match(c)) for i, c in enumerate(plain) if i not in (*named, base)]
    goals = _find_goals(plain, [(i, m.group(1)) for i, m in years if m], base is not None, frame)
    if base is None:
        before = [i for i, m in years if m and i not in [g.at for g in goals]]
        base = before[-1] if before else None
    unit = next((i for i, c in enumerate(plain) if UNIT.fullmatch(c)), None)
    is_grouped = name > 0 and GROUP.search(plain[name - 1]) is not None
    return Table(len(cells), name, unit, base, goals, is_grouped) if goals else None


def _lacks_group(cells: Sequence[str], table: Table) -> bool:
    """Whether a row is short by the cell of its group, which the rows above share with it: its nature stands last."""
    return len(cells) == table.width - 1 and NATURE.fullmatch(cells[-1].strip()) is not None


def _find_goals(
    plain: Sequence[str], years: Sequence[tuple[int, str]], has_base: bool, frame: Frame
) -> tuple[Column, ...]:
    """The columns that say 目标, or else those of the years that the document plans for."""
    year_of = dict(years)
    goals = [i for i, c in enumerate(plain) if GOAL.search(c) and not NAME.fullmatch(c)]
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
    if unit and unit[0].isdigit():  # the cells have moved: a header or a row has lost one
        return
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
    if table.base is None or table.base >= len(cells):
        return None
    read = _read_value(cells[table.base])
    return read[1] if read and read[2] is None else None


def _read_value(cell: str) -> tuple[str, float, float | None, str | None] | None:
    """A cell as comparator, value, upper value and unit: ≥90, 65以上, 3-5个, 79左右, 1:1.2, 1,200, ≤14.5/10万."""
    m = _cell().fullmatch(cell.strip())
    if m is None:
        return None
    forms = {f: c for c, fs in words()["before"].items() for f in fs} | BEFORE
    behind = {f: c for c, fs in words()["after"].items() for f in fs}
    comparator = behind.get(m.group("behind") or "") or forms.get(m.group("before") or "", "=")
    quantities = find_quantities(m.group("number"))
    if len(quantities) == 1 and quantities[0].printed == m.group("number") and len(quantities[0].values) == 1:
        q = quantities[0]
        return "=" if q.value_max is not None and comparator == "<=" else comparator, q.values[0], q.value_max, q.unit
    number = PLAIN.fullmatch(m.group("number"))
    if number is None:
        return None
    low, high = (float(n.replace(",", "")) if n else None for n in number.groups())
    return (comparator, low, high, None) if low is not None else None


@cache
def _cell() -> re.Pattern[str]:
    before = alternatives([*BEFORE, *(f for fs in words()["before"].values() for f in fs)])
    behind = alternatives([f for fs in words()["after"].values() for f in fs])
    return re.compile(rf"(?P<before>{before})?\s*(?P<number>\d.*?)\s*(?P<behind>{behind})?")
