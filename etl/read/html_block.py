"""A block of a web page, with what the choice of the main content needs to know of it."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["line", "row", "heading", "picture"]


@dataclass(frozen=True, slots=True)
class Block:
    """One line of the page. `inside` are the elements that hold it, outermost first; the counts leave out white space.

    `linked` counts the characters in links to other pages; a link to an attached file is content, not navigation.
    """

    text: str
    kind: Kind
    linked: int
    plain: int
    inside: tuple[int, ...]

    @property
    def is_linked(self) -> bool:
        """Whether most of the block is links."""
        return self.linked > self.plain
