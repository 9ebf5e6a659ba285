"""What the whole text shows of the site that damaged it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from etl.restore.gbk import pair_to_char
from etl.restore.script_tests import is_traditional
from etl.restore.syllables import drop_tone, fits_reading, has_tone, spell_reading

Byte = tuple[int, ...]
"""The values that a byte may have; one value where it is known."""


@dataclass(frozen=True)
class Evidence:
    """Characters seen with their reading, and traditional ones seen without one, often enough to count.

    `always` are the listed ones that have it nearly everywhere; `shows_free` says that the site's decoder has
    characters for the pairs that GBK leaves free; `is_certain`, that the text is damaged beyond doubt.
    """

    listed: Mapping[str, str] = field(default_factory=dict)
    unlisted: frozenset[str] = frozenset()
    always: frozenset[str] = frozenset()
    shows_free: bool = False
    is_certain: bool = False

    def rank(self, char: str, reading: str) -> int:
        """Return how likely the site printed `reading` behind `char`: 0 seen, 1-3 possible, 4 seen otherwise."""
        if char in self.listed:
            return 0 if _agree(self.listed[char], reading) else 4
        if char in self.unlisted:
            return 4
        if not is_traditional(char):
            return 3
        return 1 if fits_reading(char, reading, with_tone=True) else 2

    def find_spellings(self, leads: Byte, trails: Byte, reading: str) -> list[tuple[int, int]]:
        """Return the pairs that spell a character read so, of the best rank that there is."""
        found = [(self.rank(char, reading), pair) for char, pair in _list_spellings(leads, trails, reading)]
        best = min((rank for rank, _ in found), default=0)
        return [pair for rank, pair in found if rank == best]


@lru_cache(maxsize=20_000)
def _list_spellings(leads: Byte, trails: Byte, reading: str) -> list[tuple[str, tuple[int, int]]]:
    chars = ((pair_to_char(lead, trail), (lead, trail)) for lead in leads for trail in trails)
    return [(char, pair) for char, pair in chars if char and "㐀" <= char <= "鿿" and fits_reading(char, reading)]


def _agree(one: str, other: str) -> bool:
    """Whether two printed readings are the same; one without a tone agrees with any tone."""
    one, other = spell_reading(one), spell_reading(other)
    if has_tone(one) and has_tone(other):
        return one == other
    return drop_tone(one) == drop_tone(other)
