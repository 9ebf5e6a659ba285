"""What the whole text shows of the site that damaged it."""

from dataclasses import dataclass

from etl.restore.gbk import pair_to_char
from etl.restore.script_tests import is_traditional
from etl.restore.syllables import fits_reading


@dataclass(frozen=True)
class Evidence:
    """Characters seen with their reading, and traditional ones seen without, often enough to count."""

    listed: frozenset[str] = frozenset()
    unlisted: frozenset[str] = frozenset()

    def rank(self, char: str) -> int:
        """Return how likely the site's list has `char`: 0 seen on it, 1 traditional, 2 others, 3 seen not on it."""
        if char in self.listed:
            return 0
        if char in self.unlisted:
            return 3
        return 1 if is_traditional(char) else 2

    def find_spellings(self, leads: tuple[int, ...], trails: tuple[int, ...], reading: str) -> list[tuple[int, int]]:
        """Return the pairs that spell a character read so, of the best rank that there is."""
        found = [
            (self.rank(char), lead, trail)
            for lead in leads
            for trail in trails
            if (char := pair_to_char(lead, trail)) and "㐀" <= char <= "鿿" and fits_reading(char, reading)
        ]
        best = min((rank for rank, _, _ in found), default=0)
        return [(lead, trail) for rank, lead, trail in found if rank == best]
