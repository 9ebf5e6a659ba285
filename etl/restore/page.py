"""A captured page: the lines before the first paragraph of prose, and those after the last."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from etl.lines import Line
from etl.restore.coherence import join_pairs, measure_coherence
from etl.restore.converter import simplify
from etl.restore.page_lines import IDENTIFIER, is_markup, is_prose
from etl.restore.script_tests import is_traditional_text
from etl.restore.walk import walk_lines, walk_lines_back, walk_pieces

MOST_ASCII = 0.6  # of the characters of a Chinese page, its tags and blanks included
SAMPLE = 400  # paragraphs of prose that show what a page is about


@dataclass(frozen=True)
class Page:
    """A page that has prose; `head` and `tail` are its lines around the stretch from first to last prose."""

    text: str
    head: tuple[Line, ...]
    tail: tuple[Line, ...]

    @property
    def body(self) -> slice:
        """The stretch between head and tail."""
        start = self.head[-1].end + 1 if self.head else 0
        return slice(start, self.tail[0].start - 1 if self.tail else len(self.text))

    @cached_property
    def is_traditional(self) -> bool:
        """Whether the page is written in traditional characters."""
        return is_traditional_text(self.text)

    @cached_property
    def pairs(self) -> set[str]:
        """The character pairs of the prose, in simplified characters."""
        return join_pairs(self.simple(text) for text in self._sample_prose())

    def _sample_prose(self) -> Iterator[str]:
        found = 0
        for line in self.body_lines():
            if is_prose(line.text):
                found += 1
                yield line.text
            if found == SAMPLE:
                return

    def body_lines(self) -> Iterator[Line]:
        """Yield the lines of the body."""
        return walk_lines(self.text, self.body.start, self.body.stop)

    @cached_property
    def markup(self) -> tuple[Line, ...]:
        """The lines that are markup alone."""
        if "<" not in self.text:
            return ()
        return tuple(line for line in walk_lines(self.text) if is_markup(line.text))

    @cached_property
    def has_junk_markup(self) -> bool:
        """Whether tags share one identifier, as a generator of spam writes them and no page of a site."""
        names = [name for line in self.markup for name in IDENTIFIER.findall(line.text)]
        return len(set(names)) < len(names)

    def simple(self, text: str) -> str:
        """Return `text` in simplified characters."""
        return simplify(text) if self.is_traditional else text

    def coherence(self, text: str) -> float:
        """Return how far a simplified line speaks of what the prose speaks of, 0 to 1."""
        return measure_coherence(text, self.pairs)


def find_page(text: str) -> Page | None:
    """Return the page of `text`, or None where there is no Chinese prose to tell a body from what is around it."""
    if sum(len(piece.encode("ascii", "ignore")) for piece in walk_pieces(text)) > MOST_ASCII * len(text):
        return None
    head = _take_until_prose(walk_lines(text))
    if head is None:
        return None
    tail = _take_until_prose(walk_lines_back(text)) or ()
    return Page(text, head, tail[::-1])


def _take_until_prose(lines: Iterable[Line]) -> tuple[Line, ...] | None:
    taken: list[Line] = []
    for line in lines:
        if is_prose(line.text):
            return tuple(taken)
        taken.append(line)
    return None
