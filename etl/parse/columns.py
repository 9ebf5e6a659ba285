"""Which column of a ledger is which, by the words of its header."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from etl.lexicon import load_words
from etl.lines import Line

BODIES = ("lead", "support", "responsible")
LONGEST = 16
# 二级指标, 基期值, 2025年, 2025年目标值: beside such columns 单位 is a unit of measurement.
MEASURED = re.compile(
    r"20\d\d年?(?:(?:目标|预期|规划|实际|完成)值)?|(?:基期|现状|目标|预期|实际|完成|规划)[值年]|基期|基数|基线|现状|.{0,4}指标"
)

POINTS = re.compile("分值|评分|得分|扣分|权重|标准分")


@dataclass(frozen=True, slots=True)
class Columns:
    """The column of each role; `names_tasks` says that the measures' column names the tasks, too.

    `width` is the number of the header's cells.
    """

    roles: Mapping[str, int]
    names_tasks: bool
    width: int


def split_row(line: Line) -> list[str]:
    """Return the words of a row's cells, outer white space excluded."""
    return [cell.strip(" \u3000") for cell in line.text.split("\t")]


def find_header(lines: Sequence[Line]) -> tuple[int, Columns] | None:
    """Return the index of the first line under a ledger's header, and its columns; None where there is no header.

    A header names a body's column and a column of work. It may take two lines, the lower one parting a cell of the
    upper one: 责任分工 into 牵头单位 and 配合单位.
    """
    for i, line in enumerate(lines):
        if not line.is_row:
            continue
        below = lines[i + 1] if i + 1 < len(lines) and lines[i + 1].is_row else None
        if below and _is_header_row(split_row(below)):
            columns = read_columns(_lay_over(split_row(line), split_row(below)))
            if columns:
                return i + 2, columns
        columns = read_columns(split_row(line))
        if columns:
            return i + 1, columns
    return None


def read_columns(cells: Sequence[str]) -> Columns | None:
    """Return the columns that header cells name, or None where they name no body or no work."""
    is_measured = any(MEASURED.fullmatch("".join(cell.split())) for cell in cells)
    named = [
        (i, role) for i, cell in enumerate(cells) if (role := find_role(cell)) and not (is_measured and cell == "单位")
    ]
    roles: dict[str, int] = {}
    for i, role in named:
        if role in (*BODIES, "number", "due"):
            roles.setdefault(role, i)
    work = [(i, role) for i, role in named if role in ("detail", "matter", "work")]
    if not work or not roles.keys() & set(BODIES) or _is_scored(cells, roles, work):
        return None
    measure = _find_measure(work)
    groups = [i for i, role in work if role == "work" and i != measure] or [i for i, _ in work if i != measure]
    if groups:
        roles["group"] = max((i for i in groups if i < measure), default=groups[0])
        if roles.get("number", -1) > roles["group"]:
            del roles["number"]  # it counts the measures, not the groups
    roles["measure"] = measure
    return Columns(roles, not groups and (measure, "work") in work, len(cells))


def _is_scored(cells: Sequence[str], roles: Mapping[str, int], work: Sequence[tuple[int, str]]) -> bool:
    """Whether the table scores something: it has a column of points, and none of times, leaders or measures."""
    has_points = any(POINTS.search("".join(cell.split())) for cell in cells)
    return has_points and not roles.keys() & {"due", "lead"} and not any(role == "detail" for _, role in work)


def _find_measure(work: Sequence[tuple[int, str]]) -> int:
    """The column of the measures: the first that says how; else the first that says what, behind a task's name."""
    by_role = {wanted: [i for i, role in work if role == wanted] for wanted in ("detail", "matter", "work")}
    if by_role["detail"]:
        return by_role["detail"][0]
    return by_role["matter"][0] if by_role["matter"] else by_role["work"][-1]


def find_role(cell: str) -> str | None:
    """Return the role of a column by its header cell, or None where the words are none of a header."""
    word = "".join(cell.split()).replace("（", "(").replace("）", ")")
    if not word or len(word) > LONGEST or any(c in word for c in "。；，"):
        return None
    return _whole_words().get(word) or next((r["role"] for r in load_words("ledger")["parts"] if _fits(r, word)), None)


def _fits(rule: Mapping[str, Sequence[str]], word: str) -> bool:
    return any(part in word for part in rule["has"]) and not any(part in word for part in rule.get("unless", ()))


@cache
def _whole_words() -> dict[str, str]:
    return {word: role for role, listed in load_words("ledger")["words"].items() for word in listed}


def _is_header_row(cells: Sequence[str]) -> bool:
    """Whether every cell with words names a column of bodies, at least two of them."""
    filled = [c for c in cells if c]
    return len(filled) >= 2 and all(find_role(c) in (*BODIES, "none", "due") for c in filled)


def _lay_over(upper: Sequence[str], lower: Sequence[str]) -> list[str]:
    width = max(len(upper), len(lower))
    pairs = zip([*upper, *[""] * (width - len(upper))], [*lower, *[""] * (width - len(lower))], strict=True)
    return [below or above for above, below in pairs]
