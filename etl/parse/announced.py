"""A document's lines before they are read, and the titles of what it announces."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from etl.lines import Line
from etl.parse.headline import is_title_line, read_title
from etl.parse.titles import find_kind

ENOUGH_ALIKE = 0.75


@dataclass(slots=True)
class Part:
    """The lines of one document: where its marker or title begins, its title, and where its body begins.

    `listed` are the offsets of the lines on which it lists its attachments, `announced` the titles of what it carries.
    """

    first: int
    title: str
    body: int
    parent: int | None = None
    end: int = 0
    sends: bool = False
    listed: set[int] = field(default_factory=set)
    announced: list[str] = field(default_factory=list)

    @property
    def is_notice(self) -> bool:
        """Whether it is a notice, by its title or, where it prints none, by its words."""
        return find_kind(self.title) == "notice" or (not self.title and self.sends)


def match_title_end(lines: Sequence[Line], first: int, parts: Sequence[Part]) -> int | None:
    """The line after the title that begins on line `first`, when its lines make one of the announced titles."""
    names = {_plain(name) for part in parts for name in part.announced}
    for end in range(first + 1, min(first + 5, len(lines) + 1)):
        if not is_title_line(lines[end - 1]):
            return None
        if _plain(read_title(lines[first:end])) in names:
            return end
    return None


def match_announced(title: str, parts: Sequence[Part]) -> str | None:
    """The announced name, not yet taken by a document, that `title` is."""
    taken = [p.title for p in parts]
    for name in (n for p in reversed(parts) for n in p.announced):
        if alike(title, name) and not any(alike(name, t) for t in taken):
            return name
    return None


def find_parent(title: str, parts: Sequence[Part]) -> int:
    """The latest document that announced `title`, else the first."""
    for i in range(len(parts) - 1, -1, -1):
        if any(alike(title, name) for name in parts[i].announced):
            return i
    return 0


def alike(one: str, other: str) -> bool:
    """Whether two titles are one: alike in wording and of the same kind."""
    a, b = _plain(one), _plain(other)
    return find_kind(one) == find_kind(other) and SequenceMatcher(None, a, b, autojunk=False).ratio() >= ENOUGH_ALIKE


def _plain(title: str) -> str:
    return re.sub(r"[\W_]+", "", title)
