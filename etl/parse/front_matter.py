"""The header of a document: the metadata that an official page prints over it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import takewhile

from etl.document_numbers import NUMBER, PLAIN_NUMBER, find_number
from etl.lexicon import load_words
from etl.lines import Line
from etl.parse.dates import find_date
from etl.parse.labels import match_label
from etl.parse.signature import names_body
from etl.parse.titles import find_kind

NUMBER_LINE = re.compile(rf"\s*(?:.*文件)?\s*(?:{NUMBER}|{PLAIN_NUMBER})\s*(?:签发人.*)?")
# A label that the lexicon does not know, in a table whose other labels it knows.
LONGEST_WORD = 15
LABEL_CELL = re.compile(r"[\u4e00-\u9fff\s]{2,10}[:：]")


@dataclass(frozen=True, slots=True)
class Field:
    """One pair of the metadata: the label as printed, the record field that it fills, value, and place."""

    label: str
    name: str
    value: str
    start: int


@dataclass(frozen=True, slots=True)
class Header:
    """The fields of a page, by record field in `values` where they have a value, and the lines that hold them."""

    fields: tuple[Field, ...]
    lines: frozenset[int]

    @property
    def values(self) -> dict[str, str]:
        """The value of every record field, of the label that the lexicon names first."""
        ranks = list(_labels()[1])
        ranked = sorted((f for f in self.fields if f.value), key=lambda f: ranks.index(f.label), reverse=True)
        return {f.name: f.value for f in ranked}


@cache
def _labels() -> tuple[re.Pattern[str], dict[str, str]]:
    fields = {label.replace(" ", ""): name for name, labels in load_words("front_matter").items() for label in labels}
    spaced = [r"\s*".join(label) for label in sorted(fields, key=len, reverse=True)]
    label = f"({'|'.join(spaced)})"
    parted = rf"(?:^|(?<=[\s|【\[])){label}\s*[:：]?[】\]]?\s*(?:\t|[:：]|$|(?=\s))"
    return re.compile(rf"{parted}|(?<=【){label}】|{label}\s*[:：]"), fields


def read_fields(line: Line) -> list[Field]:
    """Return the fields on a line of the metadata; an empty list where the line is none.

    A line counts when it opens with a known label; `label: value` or 【label】 value pairs may share it, parted by tabs
    or spaces.
    """
    pattern, names = _labels()
    found = list(pattern.finditer(line.text))
    if not found or found[0].start() > 2 or (len(line.text) > 60 and "。" in line.text):
        return []
    if not any(mark in line.text for mark in ":：\t") and not line.text.lstrip().startswith("【"):
        return []
    fields = []
    for m, after in zip(found, [*found[1:], None], strict=True):
        raw = line.text[m.end() : after.start() if after else len(line.text)]
        label = re.sub(r"\s+", "", next(g for g in m.groups() if g))
        fields.append(Field(label, names[label], raw.strip(" \t:：|\u3000-—"), line.start + m.start()))
    return fields


def read_header(lines: Sequence[Line]) -> Header:
    """Return the metadata of a page, which stands before its first running text.

    A label may stand on a line of its own and its value on the next. Guarantee: a title is never taken for a value.
    """
    fields: list[Field] = []
    held: set[int] = set()
    opening = list(takewhile(lambda line: not _is_running(line), lines))
    for line, after in zip(opening, [*lines[1:], Line(0, "")], strict=False):
        if line.start in held:
            continue
        found = read_fields(line)
        if not found and not (held and _is_label_row(line)):
            continue
        held.add(line.start)
        if len(found) == 1 and not found[0].value and _fits(found[0].name, after):
            found = [replace(found[0], value=after.text.strip())]
            held.add(after.start)
        fields += found
    return Header(tuple(fields), frozenset(held))


def _is_running(line: Line) -> bool:
    """Whether a line is the document's own text."""
    if match_label(line.text):
        return True
    return not read_fields(line) and line.is_finished and (len(line.text) > 40 or "。" in line.text)


def _is_label_row(line: Line) -> bool:
    return line.is_row and any(LABEL_CELL.fullmatch(cell.strip()) for cell in line.text.split("\t")[::2])


def _fits(name: str, line: Line) -> bool:
    """Whether a line can be the value of the label over it."""
    text = line.text.strip()
    if not text or line.is_row or line.is_finished or find_kind(text) or read_fields(line):
        return False
    if name == "index_number":
        return re.fullmatch(r"[\w/.\-—]+", text) is not None and any(c.isdigit() for c in text)
    if name == "doc_number" or find_number(text):
        return name == "doc_number" and find_number(text) is not None
    if name == "issuer":
        return names_body(text)
    return find_date(text) is not None if name.endswith("_on") else len(text) <= LONGEST_WORD
