"""A captured page as lines: what stands before the first paragraph of prose, the body, and what stands after it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from etl.lines import Line, split_lines
from etl.restore.coherence import join_pairs, measure_coherence
from etl.restore.converter import simplify
from etl.restore.page_lines import is_markup, is_prose
from etl.restore.script_tests import is_traditional_text


@dataclass(frozen=True)
class Page:
    """The lines of a page that has prose; `first` and `last` are the indexes of its first and last prose line."""

    text: str
    lines: tuple[Line, ...]
    first: int
    last: int

    @cached_property
    def is_traditional(self) -> bool:
        """Whether the page is written in traditional characters."""
        return is_traditional_text(self.text)

    @cached_property
    def pairs(self) -> set[str]:
        """The character pairs of the prose, in simplified characters; 400 paragraphs show what a page is about."""
        prose = [line.text for line in self.lines[self.first : self.last + 1] if is_prose(line.text)]
        return join_pairs(self.simple(text) for text in prose[:400])

    @cached_property
    def has_markup(self) -> bool:
        """Whether whole lines of markup stand on the page."""
        return "</" in self.text and any(is_markup(line.text) for line in self.lines)

    def simple(self, text: str) -> str:
        """Return `text` in simplified characters."""
        return simplify(text) if self.is_traditional else text

    def coherence(self, text: str) -> float:
        """Return how far a simplified line speaks of what the prose speaks of, 0 to 1."""
        return measure_coherence(text, self.pairs)


def find_page(text: str) -> Page | None:
    """Return the page of `text`, or None where there is no prose to tell a body from what is around it."""
    lines = tuple(split_lines(text))
    first = _first_prose(range(len(lines)), lines)
    if first is None:
        return None
    last = _first_prose(range(len(lines) - 1, -1, -1), lines)
    return Page(text, lines, first, first if last is None else last)


def _first_prose(order: Iterable[int], lines: tuple[Line, ...]) -> int | None:
    return next((i for i in order if is_prose(lines[i].text)), None)
