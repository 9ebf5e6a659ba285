"""What a title says: the document's kind, and the years that it covers."""

import re
from collections.abc import Sequence
from functools import cache

from etl.lexicon import alternatives, load_words
from etl.model import Kind
from etl.numerals import parse_numeral

# 方案(试行), 方案(2019-2022年), 要点（征求意见稿）
TAIL = r"(?:\s*[(（][^()（）]{1,20}[)）])*$"
YEARS = re.compile(r"(20\d\d)\s*年?\s*(?:[-—–~～至到]+)\s*(20\d\d)\s*年?")
# 2017县级医院改革方案: a year at the head of a title may lack 年.
YEAR = re.compile(r"(20\d\d)\s*(?:年|年度)|^(20\d\d)(?=[\u4e00-\u9fff])")
FIVE_YEARS = re.compile(r"[“\"']?(十[一二三四五六七])五[”\"']?(?=期间|时期|规划|[^年])")
# A plan of the eleventh five years covers 2006-2010.
FIRST_FIVE_YEARS = (11, 2006)


def find_kind(title: str) -> Kind | None:
    """Return the kind that the last words of `title` name, or None."""
    return next((kind for kind, ending in _endings() if ending.search(title)), None)


@cache
def _endings() -> list[tuple[Kind, re.Pattern[str]]]:
    rules = load_words("document_kinds")
    return [(rule["kind"], re.compile(f"(?:{alternatives(rule['ends'])}){TAIL}")) for rule in rules]


def find_period(title: str) -> tuple[str | None, str | None]:
    """Return first and last year that `title` names; both None when it names none, or more than one period."""
    spans = {m.groups() for m in YEARS.finditer(title)}
    rest = YEARS.sub("", re.sub(r"〔\d{4}〕", "", title))
    spans |= {(y, y) for m in YEAR.finditer(rest) for y in m.groups() if y}
    spans |= {_five_years(m.group(1)) for m in FIVE_YEARS.finditer(rest)}
    if len(spans) != 1:
        return None, None
    ((start, end),) = spans
    return start, end


def _five_years(numeral: str) -> tuple[str, str]:
    number = parse_numeral(numeral) or 0
    first = FIRST_FIVE_YEARS[1] + 5 * (number - FIRST_FIVE_YEARS[0])
    return str(first), str(first + 4)


def clean_title(parts: Sequence[str]) -> str:
    """Return the lines of a title as one, without white space."""
    return re.sub(r"\s+", "", "".join(parts))
