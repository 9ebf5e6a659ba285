"""What a title says: the document's kind, the years that it covers, the place that it governs."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

from etl.lexicon import alternatives, load_words
from etl.model import Kind
from etl.numerals import parse_numeral

# 方案(试行), 方案(2019-2022年), 要点（征求意见稿）
TAIL = r"(?:\s*[(（][^()（）]{1,20}[)）])*$"
YEARS = re.compile(r"(20\d\d)\s*年?\s*(?:[-—–~～至到]+)\s*(20\d\d)\s*年?")
YEAR = re.compile(r"(20\d\d)\s*(?:年|年度)")
FIVE_YEARS = re.compile(r"[“\"']?(十[一二三四五六七])五[”\"']?(?=期间|时期|规划|[^年])")
PLACE_END = "省|自治区|特别行政区|市|自治州|地区|盟|县|自治县|区|旗|自治旗|林区|新区|开发区|示范区|高新区|园区"
# 县级, 区域, 市政府 go on; 与 and 等 stand in no name, 和 may (乌兰布和).
PLACE = re.compile(rf"[^\W\d_a-zA-Z与的等]{{1,14}}?(?:{PLACE_END})(?!域|划|块|级|场|委|政府|人民|卫生|直)")
# A plan of the eleventh five years covers 2006-2010.
FIRST_FIVE_YEARS = (11, 2006)


def find_kind(title: str) -> Kind | None:
    """Return the kind that the last words of `title` name, or None."""
    for rule in load_words("document_kinds"):
        if re.search(f"(?:{alternatives(rule['ends'])}){TAIL}", title):
            kind: Kind = rule["kind"]
            return kind
    return None


def find_period(title: str) -> tuple[str | None, str | None]:
    """Return first and last year that `title` names; both None when it names none, or more than one period."""
    spans = {m.groups() for m in YEARS.finditer(title)}
    rest = YEARS.sub("", re.sub(r"〔\d{4}〕", "", title))
    spans |= {(y, y) for y in YEAR.findall(rest)}
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


def find_place(title: str) -> str | None:
    """Return the place that a title governs: the names at its start, or after 印发; the lowest where they nest.

    `甲省乙市丙县…` gives 丙县; two zones side by side are one place and give both names.
    """
    start = re.split(r"印发|转发", title)[-1].lstrip("《〈“\"'的 　")
    names: list[str] = []
    words = load_words("places")
    while (m := PLACE.match(start)) and not _is_common(m.group(), words):
        names.append(m.group())
        start = start[m.end() :].lstrip(" 　")
    if not names:
        return None
    lowest = _rank(names[-1], words)
    kept = [n for n in names if _rank(n, words) == lowest]
    return "".join(kept)


def find_frequent_place(text: str) -> str | None:
    """Return the place named most often in `text`, three times or more, where a title names none."""
    words = load_words("places")
    starts = re.compile(rf"(?:^|[^\u4e00-\u9fff])([\u4e00-\u9fff]{{2,6}}?(?:{PLACE_END}))(?!域|划)", re.MULTILINE)
    counts = Counter(m.group(1) for m in starts.finditer(text))
    ranked = [(n, name) for name, n in counts.items() if n >= 3 and not _is_common(name, words)]
    return max(ranked)[1] if ranked else None


def _is_common(name: str, words: dict[str, Any]) -> bool:
    """Whether what looks like a place is a common word: 城市, 全市, 推进县."""
    return name in words["common"] or any(name.startswith(w) for w in words["never_start"])


def _rank(name: str, words: dict[str, Any]) -> int:
    return next((rank for rank, ends in words["ranks"].items() if name.endswith(tuple(ends))), 3)
