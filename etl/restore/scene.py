"""A damaged run where it stands: the line, what is restored in front of it, and what is displayed behind."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from etl.restore.evidence import Byte, Evidence
from etl.restore.gbk import char_to_pair
from etl.restore.guess import LOST
from etl.restore.run_start import HALF_BRACKET
from etl.restore.syllables import BRACKET

CONTEXT = 4  # characters before and behind a run that are weighed with it
SURELY_LOST = re.compile(rf"[{LOST}]{HALF_BRACKET.pattern}")


@dataclass(frozen=True)
class Scene:
    """A run in its line: where it starts, what stands restored in front of it, and what the text shows of the site."""

    line: str
    start: int
    left: str
    evidence: Evidence

    @property
    def near(self) -> str:
        """The restored characters right in front of the run."""
        return self.left[-CONTEXT:]

    @property
    def before(self) -> Byte:
        """What the byte before the run can be; a narrow sign may have been full-width when readings were added."""
        pair = char_to_pair(self.left[-1:]) if self.left else None
        if pair:
            return (pair[1],)
        return (ord(self.left[-1]) + 0x80,) if self.left and " " < self.left[-1] <= "~" else ()

    def look_ahead(self, at: int, horizon: int) -> str:
        """Return what is displayed from `at` as far as the longest guess goes, and a few sound characters more."""
        behind = BRACKET.sub("", self.line[horizon : horizon + 60])
        behind += "\n" if horizon + 60 >= len(self.line) else ""
        return BRACKET.sub("", self.line[at:horizon]) + "".join(_until_lost(behind))[:CONTEXT]

    def count_lost(self, at: int, horizon: int) -> int:
        """Return how many bytes are lost for certain: half a bracket shows that a question mark is none."""
        return len(SURELY_LOST.findall(self.line[at:horizon]))


def _until_lost(text: str) -> Iterator[str]:
    for char in text:
        if char in LOST:
            return
        yield "\n" if char in "\t\u3000" else char
