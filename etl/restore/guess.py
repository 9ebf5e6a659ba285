"""A way to read the bytes behind a stretch of displayed characters; a byte that nobody can know has several values."""

from functools import cache
from math import log
from typing import NamedTuple

from etl.restore.evidence import Byte
from etl.restore.gbk import LEADS, TRAILS, pair_to_char
from etl.restore.word_costs import ODD, char_cost, rarity

LOST = "?\ufffd"
"""What decoders show where a byte was lost."""

ANY_LEAD: Byte = tuple(LEADS)
ANY_TRAIL: Byte = tuple(t for t in TRAILS if t >= 0x80)  # a lower one is ASCII where it stands alone


class Slot(NamedTuple):
    """An original character: the values that its bytes may have, and where the displayed characters behind it begin."""

    lead: Byte
    trail: Byte | None  # None for ASCII
    end: int

    @property
    def chars(self) -> tuple[str, ...]:
        """The characters that it can be."""
        return list_chars(self.lead, self.trail)

    @property
    def cost(self) -> float:
        """What the commonest of its characters costs by itself."""
        return _cost(self.lead, self.trail)


class Guess(NamedTuple):
    """A way to read the displayed characters up to `at`.

    `half` is the lead byte that waits for its trail, None in step; `before` is the last byte read. `readings` are the
    brackets found, each with the count of bytes before it; `breaks` are the counts of bytes at which the decoder
    started anew.
    """

    at: int
    before: Byte
    half: Byte | None = None
    slots: tuple[Slot, ...] = ()
    readings: tuple[tuple[int, str], ...] = ()
    breaks: tuple[int, ...] = ()
    cost: float = 0.0

    @property
    def length(self) -> int:
        """How many original bytes have been dealt out, a waiting lead included."""
        return sum(1 if s.trail is None else 2 for s in self.slots) + (self.half is not None)

    def complete(self, trail: Byte, end: int, cost: float = 0.0) -> "Guess":
        """Return the guess with `trail` given to the waiting half: in step, at `end`."""
        assert self.half is not None
        slots = (*self.slots, Slot(self.half, trail, end))
        return Guess(end, trail, None, slots, self.readings, self.breaks, self.cost + cost)

    def wait(self, lead: Byte) -> "Guess":
        """Return the guess with `lead` waiting for its trail."""
        return Guess(self.at, lead, lead, self.slots, self.readings, self.breaks, self.cost)

    def skip_to(self, at: int) -> "Guess":
        """Return the guess with the displayed characters up to `at` read."""
        return self._replace(at=at)

    def add_cost(self, cost: float) -> "Guess":
        """Return the guess as one that is odder by `cost`."""
        return self._replace(cost=self.cost + cost)

    def add_ascii(self, byte: int) -> "Guess":
        """Return the guess with an original ASCII character that is not shown, or shown before `at`."""
        return self._replace(before=(byte,), slots=(*self.slots, Slot((byte,), None, self.at)))

    def add_break(self) -> "Guess":
        """Return the guess with the decoder starting anew here."""
        return self._replace(breaks=(*self.breaks, self.length))

    def add_reading(self, shown: str, end: int) -> "Guess":
        """Return the guess past a bracket behind the last byte; `shown` is the bracket without its `(`."""
        return self._replace(at=end, readings=(*self.readings, (self.length, shown)))

    def price(self, trail: Byte) -> float | None:
        """Return how odd the likeliest character of the waiting half and `trail` is; None where there is none."""
        assert self.half is not None
        return _price(self.half, trail)


@cache
def _cost(lead: Byte, trail: Byte | None) -> float:
    return min((char_cost(char) for char in list_chars(lead, trail)), default=ODD)


@cache
def _price(lead: Byte, trail: Byte) -> float | None:
    chars = list_chars(lead, trail)
    return min(map(rarity, chars)) + log(len(chars)) / 2 if chars else None


@cache
def list_chars(lead: Byte, trail: Byte | None) -> tuple[str, ...]:
    """Return the characters that the bytes can make, those of everyday text when there are any."""
    if trail is None:
        return tuple(map(chr, lead))
    chars = [c for x in lead for y in trail if (c := pair_to_char(x, y))]
    if len(chars) == 1:
        return tuple(chars)
    return tuple(c for c in chars if rarity(c) < 8.0) or tuple(c for c in chars if rarity(c) < 9.0)
