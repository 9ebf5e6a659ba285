"""Markup that converters to Markdown leave between the words: signs of headings, bold marks, escapes, line breaks."""

import re
from collections.abc import Iterator, Sequence

from etl.lines import Line, split_lines
from etl.model import Edit

# Before a title or a label; a hash inside a sentence stays.
HEADING = re.compile(r"\s*#{1,6}\s+(?=\S)|\s*>\s+(?=\S)")
BOLD = re.compile(r"(\*\*|__)(?!\s*\1)([^*_\n]+?)(\1)")
# 1\. and \(一\) : a converter escapes what would be markup.
ESCAPE = re.compile(r"\\(?=[.()\[\]*_#+\-!|~>])")
BREAK = re.compile(r"\s*<br\s*/?>\s*", re.IGNORECASE)


def find_markdown(text: str) -> Sequence[Edit]:
    """Remove the marks and keep the words; stars that do not come in pairs are no markup and stay."""
    return [edit for line in split_lines(text) for edit in _marks_in(line)]


def _marks_in(line: Line) -> Iterator[Edit]:
    found = [m.span() for form in (ESCAPE, BREAK) for m in form.finditer(line.text)]
    for m in BOLD.finditer(line.text):
        found += [m.span(1), m.span(3)]
    heading = HEADING.match(line.text)
    if heading:
        found.append(heading.span())
    at = 0
    for start, end in sorted(found):
        if start >= at:
            yield Edit(line.start + start, line.start + end, line.text[start:end], "", "layout")
            at = end
