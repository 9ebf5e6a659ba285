"""Rows with fewer cells than the header: where their first cell stands, and rows that are sums."""

import re
from collections.abc import Callable, Sequence
from functools import cache

from etl.lexicon import alternatives, load_words
from etl.lines import Line
from etl.numerals import parse_numeral
from etl.parse.columns import BODIES, Columns

SUM = re.compile(r"\s*(?:合\s*计|总\s*计|小\s*计)\s*(?:\t|$)")
TIME = re.compile(r"\d|[年月底前季]|持续|长期|常态|及时")


def is_sum(line: Line) -> bool:
    """Whether a row counts the rows over it: 合计."""
    return SUM.match(line.text) is not None


def parse_number(words: str) -> int | None:
    """Return the number that a cell prints: 1, 1., （一）, or None."""
    return parse_numeral(words.strip("()（）、.．。 "))


def find_first_column(cells: Sequence[str], columns: Columns) -> int:
    """Return the column in which a row's first cell stands: 0, unless the cells fit their columns better further right.

    A page leaves out the cells that a merged cell over them covers, and those are the first ones.
    """
    missing = columns.width - len(cells)
    if missing <= 0 or not cells[0]:
        return 0
    return max(range(missing + 1), key=lambda first: (_count_fits(cells, columns, first), -first))


def _count_fits(cells: Sequence[str], columns: Columns, first: int) -> int:
    """How many cells look like what their column holds, less those that do not."""
    placed = {role: cells[i - first] for role, i in columns.roles.items() if 0 <= i - first < len(cells)}
    fits = 0
    for role, words in placed.items():
        test = _tests().get(role)
        if test and words:
            fits += 1 if test(words) else -1
    measure = placed.get("measure", "")
    return fits - (not measure or _ends_like_body().search(measure) is not None)


@cache
def _tests() -> dict[str, Callable[[str], bool]]:
    bodies: dict[str, Callable[[str], bool]] = dict.fromkeys(BODIES, _is_body)
    return {
        **bodies,
        "number": lambda words: parse_number(words) is not None,
        "due": lambda words: bool(TIME.search(words)),
    }


def _is_body(words: str) -> bool:
    return _ends_like_body().search(words) is not None


@cache
def _ends_like_body() -> re.Pattern[str]:
    ends = alternatives(load_words("bodies")["ends"])
    return re.compile(rf"^各|(?:{ends})(?:[、,，;；\s)）]|等|$)")
