"""Whether the readings in a text were put there by a machine, judged on the whole text."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from etl.restore.script_tests import in_gb2312, is_traditional
from etl.restore.syllables import READING, drop_tone, fits_reading, spell_reading

ANNOTATED = re.compile(rf"([㐀-䶿一-鿿])([(（]({READING})[)）])")
FEWEST, MANY = 3, 12

Hit = tuple[int, int, str, str]
"""Start and end of a bracket, the character before it, and the reading in one spelling."""


@dataclass(frozen=True)
class Annotations:
    """The readings of a text that fit their characters, and how often each of these characters occurs at all."""

    hits: tuple[Hit, ...]
    occurrences: Counter[str]
    spaces: int

    @cached_property
    def counts(self) -> Counter[tuple[str, str]]:
        """How often a character stands with a reading, tones aside."""
        return Counter((char, drop_tone(reading)) for _, _, char, reading in self.hits)

    @cached_property
    def is_mechanical(self) -> bool:
        """Whether a list was applied: to traditional characters, wherever they occur, always with the same reading.

        A page that teaches pronunciation glosses either script, one occurrence of several, or in two readings.
        """
        share = sum(hit[2] in self.listed for hit in self.hits)
        return share >= FEWEST and share >= 0.8 * len(self.hits)

    @cached_property
    def listed(self) -> frozenset[str]:
        """The characters that are annotated as a list would do it."""
        # A reading between the bytes of two characters can keep the second from getting its own, so many annotations
        # speak for a list although some are missing.
        coverage = 0.25 if len(self.hits) >= MANY else 0.75
        return frozenset(
            c for c in {hit[2] for hit in self.hits} if is_traditional(c) and self._is_uniform(c, coverage)
        )

    def _is_uniform(self, char: str, coverage: float) -> bool:
        counts = [n for (c, _), n in self.counts.items() if c == char]
        return max(counts) >= 0.8 * sum(counts) and sum(counts) >= coverage * (self.occurrences[char] - 1)

    @cached_property
    def unlisted(self) -> frozenset[str]:
        """The traditional characters that occur often enough to show that the list lacks them."""
        annotated = {char for char, _ in self.counts}
        often = (char for char, n in self.occurrences.items() if n >= 3 and char not in annotated)
        return frozenset(filter(is_traditional, often))

    @property
    def spaced(self) -> bool:
        """Whether the machine put a space behind its brackets."""
        return self.spaces >= 0.3 * len(self.hits)


def collect_annotations(text: str) -> Annotations:
    """Return the annotations of `text`; cheap, and free of dictionaries, where no traditional character has one."""
    matches = list(ANNOTATED.finditer(text)) if ")" in text or "）" in text else []
    if sum(not in_gb2312(m[1]) for m in matches) < FEWEST:
        return Annotations((), Counter(), 0)
    fitting = [m for m in matches if fits_reading(m[1], m[3])]
    hits = tuple((m.start(2), m.end(2), m[1], spell_reading(m[3])) for m in fitting)
    spaces = sum(text.startswith(" ", m.end()) for m in fitting)
    return Annotations(hits, Counter(text), spaces)
