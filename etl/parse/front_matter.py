"""The header of a document: the metadata table of a web page, the document number, dates, the signature."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from etl.lexicon import alternatives, load_words
from etl.lines import Line

# GB/T 9704-2012, 7.2.5: the issuing body's code, the year in 〔〕, the number without 第 and without leading zero.
NUMBER = re.compile(
    r"([\u4e00-\u9fff]{2,16}?)\s*[〔\[［(（【]\s*((?:19|20)\d\d)\s*[〕\]］)）】]\s*第?\s*(\d{1,5})\s*号"
)
NUMBER_LINE = re.compile(rf"\s*(?:文号[:：]?)?\s*{NUMBER.pattern}\s*(?:签发人.*)?")
DATE = re.compile(r"((?:19|20)\d\d)\s*[年\-/.．]\s*(\d{1,2})\s*[月\-/.．]\s*(\d{1,2})\s*日?")
DATE_LINE = re.compile(
    rf"[^\d。,，]{{0,24}}?{DATE.pattern}\s*(?:\d{{1,2}}:\d\d(?::\d\d)?)?\s*(?:印发)?\s*[^。,，]{{0,24}}"
)
CHINESE_DATE = re.compile(r"([二〇○零Ｏ一九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日")


@dataclass(frozen=True, slots=True)
class Field:
    """One cell pair of the metadata table: the label as printed, the record field that it fills, value, and place."""

    label: str
    name: str
    value: str
    start: int


def find_number(text: str) -> str | None:
    """Return the document number in `text` as printed, without white space, or None."""
    m = NUMBER.search(text)
    return re.sub(r"\s|(?<=[〕\]］)）】])第", "", m.group()) if m else None


def find_date(text: str) -> str | None:
    """Return the first whole date in `text`, ISO, or None; Chinese numerals are read too."""
    m = DATE.search(text)
    if m:
        return _iso(*(int(g) for g in m.groups()))
    m = CHINESE_DATE.search(text)
    if not m:
        return None
    from etl.numerals import parse_numeral

    year = "".join("0" if c in "〇○零Ｏ" else str(parse_numeral(c)) for c in m.group(1))
    return _iso(int(year), parse_numeral(m.group(2)) or 0, parse_numeral(m.group(3)) or 0)


def _iso(year: int, month: int, day: int) -> str | None:
    return f"{year:04}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 else None


@cache
def _labels() -> tuple[re.Pattern[str], dict[str, str]]:
    fields = {label.replace(" ", ""): name for name, labels in load_words("front_matter").items() for label in labels}
    spaced = [r"\s*".join(label) for label in sorted(fields, key=len, reverse=True)]
    return re.compile(rf"(?:^|(?<=[\s\t|【\[]))({'|'.join(spaced)})\s*[:：]?[】\]]?\s*(?:\t|[:：]|$|(?=\s))"), fields


def read_fields(line: Line) -> list[Field]:
    """Return the fields on a line of the metadata table; an empty list where the line is none.

    A line counts when it opens with a known label; `label: value` pairs may share it, parted by tabs or spaces.
    """
    pattern, names = _labels()
    found = list(pattern.finditer(line.text))
    if not found or found[0].start() > 2 or (len(line.text) > 60 and "。" in line.text):
        return []
    if ":" not in line.text and "：" not in line.text and "\t" not in line.text:
        return []
    fields = []
    for m, after in zip(found, [*found[1:], None], strict=True):
        raw = line.text[m.end() : after.start() if after else len(line.text)]
        label = re.sub(r"\s+", "", m.group(1))
        fields.append(Field(label, names[label], raw.strip(" \t:：|\u3000"), line.start + m.start()))
    return fields


def find_issue(lines: Sequence[Line]) -> tuple[str | None, str | None]:
    """Return issuer and date of issue from the signature: the last date line, and the body printed over it.

    A date after which 印发 stands counts where there is no other. Lines are those of the notice alone.
    """
    signed: tuple[str | None, str | None] = (None, None)
    for before, line in zip([None, *lines], lines, strict=False):
        if len(line.text) > 40 or line.is_row or not DATE_LINE.fullmatch(line.text.strip()):
            continue
        date = find_date(line.text)
        body = before.text.strip() if before and _is_body(before.text) else _own_body(line.text)
        if signed[1] and "印发" in line.text:
            continue
        signed = (body or signed[0], date)
    return signed


def _own_body(text: str) -> str | None:
    m = re.match(r"\s*([\u4e00-\u9fff]{4,24}?)\s+(?:19|20)\d\d", text)
    return m.group(1) if m and _is_body(m.group(1)) else None


def _is_body(text: str) -> bool:
    words = alternatives(load_words("bodies")["ends"])
    return bool(re.fullmatch(rf"\s*[\u4e00-\u9fff\s]{{2,30}}(?:{words})\s*", text))
