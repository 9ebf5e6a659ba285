"""One damaged run: every way in which bytes may have been lost, followed until they fall into step again.

The search reads the displayed characters as bytes and deals them out to original characters. A `Guess` is one way to
do it; a byte that nobody can know is a tuple of the values it may have.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from math import log

from etl.restore.evidence import Byte, Evidence
from etl.restore.gbk import LEADS, TRAILS, char_to_pair, list_free_pairs, pair_to_char
from etl.restore.syllables import BRACKET, READING, fits_reading
from etl.restore.word_choice import rarity

LOST = "?\ufffd"
ANY_LEAD: Byte = tuple(LEADS)
ANY_TRAIL: Byte = tuple(t for t in TRAILS if t >= 0x80)  # a lower one is ASCII where it stands alone
HALF_BRACKET = re.compile(rf"\(?(({READING})\) ?)")
WHOLE_BRACKET = re.compile(rf"\((({READING})\) ?)")
# The marks whose bytes (A3BF, A3BB) shrink to one.
MARKS = {"?": 0xBF, ";": 0xBB}
FULL_WIDTH = 0xA3
LONGEST_RUN = 80
BEAM = 24
MARGIN = 14.0
WIDEST_BRIDGE = 12
STOPS = tuple("。、，；：")  # some decoders start anew at these


@dataclass(frozen=True, slots=True)
class Slot:
    """An original character: the values that its bytes may have, and the displayed characters that it ends in."""

    lead: Byte
    trail: Byte | None  # None for ASCII
    end: int


@dataclass(frozen=True, slots=True)
class Guess:
    """A way to read the displayed characters up to `at`.

    `half` is the lead byte that waits for its trail, None in step. `readings` are the brackets found, each with the
    count of bytes before it; `breaks` are the counts of bytes at which the decoder started anew.
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


def find_guesses(line: str, start: int, before: Byte, evidence: Evidence) -> list[Guess]:
    """Return the ways in which the run that starts at `start` comes into step again, the likeliest first.

    `before` is the byte before the run: the trail of the character in front.
    """
    beam = list(_open_run(line, Guess(start, before), evidence))
    done: list[Guess] = []
    while beam:
        ahead = [g for guess in beam for g in _follow(line, guess, evidence)]
        in_step = [g for g in ahead if g.half is None]
        done += in_step
        if len(in_step) < len(ahead):  # the others may run past the next lost byte, so these have to, as well
            bridged = [g for guess in in_step if (g := _bridge(line, guess))]
            ahead += [g for guess in bridged for g in _open_run(line, guess, evidence)]
        beam = sorted((g for g in ahead if g.half is not None and g.at - start < LONGEST_RUN), key=_cost)[:BEAM]
        if done and beam and min(map(_cost, done)) + MARGIN < beam[0].cost:
            break
    return sorted((g for g in done if g.cost <= min(map(_cost, done)) + MARGIN), key=_cost)


def _bridge(line: str, guess: Guess) -> Guess | None:
    """Return a guess in step carried on to the next lost byte, if one is near."""
    while guess.at < len(line) and line[guess.at] not in LOST:
        char = line[guess.at]
        pair = char_to_pair(char) or (char.encode() if char.isascii() else None)
        if pair is None or len(guess.slots) > WIDEST_BRIDGE:
            return None
        slot = Slot((pair[0],), (pair[1],) if len(pair) == 2 else None, guess.at + 1)
        guess = replace(guess, at=guess.at + 1, slots=(*guess.slots, slot), before=(pair[-1],))
        match = WHOLE_BRACKET.match(line, guess.at)
        if match:
            guess = replace(guess, at=match.end(), readings=(*guess.readings, (guess.length, match[1])))
    return guess if guess.at < len(line) else None


def _cost(guess: Guess) -> float:
    return guess.cost


def _open_run(line: str, guess: Guess, evidence: Evidence) -> Iterator[Guess]:
    """Yield the ways in which a lead byte, the first of a run, can have been lost behind a guess in step."""
    start, length = guess.at, guess.length + 1
    match = HALF_BRACKET.match(line, start + 1)
    if match:
        leads = _seconds(evidence.find_spellings(guess.before, ANY_LEAD, match[2]))
        if leads:
            breaks = (*guess.breaks, length) if match[0].startswith("(") else guess.breaks
            readings = (*guess.readings, (length, match[1]))
            yield replace(guess, at=match.end(), before=leads, half=leads, readings=readings, breaks=breaks)
    mark = line[start + 1 : start + 2]
    if mark and mark in MARKS:
        lost = replace(guess, at=start + 2, half=ANY_LEAD, breaks=(*guess.breaks, length))
        yield _after_mark(lost, MARKS[mark], start + 1)
    elif mark in STOPS and (pair := char_to_pair(mark)):  # 病，is B2 A1A3 AC: a decoder that stops at 。 finds one
        slots = (*guess.slots, Slot(ANY_LEAD, (pair[0],), start + 1))
        breaks, half = (*guess.breaks, length, length + 2), (pair[1],)
        yield replace(guess, at=start + 2, slots=slots, half=half, before=half, breaks=breaks, cost=guess.cost + 4.0)
    elif not match:  # a decoder that swallows the mark as well
        lost = replace(guess, at=start + 1, half=ANY_LEAD, cost=guess.cost + 3.0)
        for value in MARKS.values():
            yield _after_mark(lost, value, start)


def _after_mark(guess: Guess, value: int, shown: int) -> Guess:
    """Return `guess` after a mark of which one byte belongs to the character before and one opens the next."""
    assert guess.half is not None
    slot = Slot(guess.half, (FULL_WIDTH,), shown)
    return replace(guess, slots=(*guess.slots, slot), half=(value,), before=(value,))


def _follow(line: str, guess: Guess, evidence: Evidence) -> Iterator[Guess]:
    """Yield every guess that is one displayed character further than a guess that is out of step."""
    if guess.at >= len(line):
        yield _close(guess, ANY_TRAIL, guess.at, 6.0)
        return
    char = line[guess.at]
    if char in LOST:
        yield from _follow_lost(line, guess, evidence)
    if char in MARKS:
        yield _after_mark(replace(guess, at=guess.at + 1), MARKS[char], guess.at + 1)
    pair = char_to_pair(char)
    if pair is not None:
        yield from _follow_pair(line, guess, pair)
    elif char == "€":
        yield from _complete(line, guess, 0x80, 0.0)
    elif "@" <= char <= "~":
        yield from _complete(line, guess, ord(char), 0.0)
    if " " < char <= "~" and char not in MARKS:  # a full-width sign, written narrow after decoding
        yield from _follow_pair(line, guess, bytes((FULL_WIDTH, ord(char) + 0x80)), 3.0)
    elif char == " ":
        yield from _follow_pair(line, guess, b"\xa1\xa1", 3.0)


def _follow_pair(line: str, guess: Guess, pair: bytes, cost: float = 0.0) -> Iterator[Guess]:
    """Give the first byte of a displayed pair to the waiting half; the second waits in turn, or is ASCII."""
    assert guess.half is not None
    first, second = pair
    price = _price(guess.half, (first,))
    if price is None:
        return
    slots = (*guess.slots, Slot(guess.half, (first,), guess.at + 1))
    ahead = replace(guess, at=guess.at + 1, slots=slots, cost=guess.cost + price + cost)
    if second in LEADS:
        yield _take_reading(line, replace(ahead, half=(second,), before=(second,)), (first,))
    elif second < 0x7F:
        yield replace(ahead, half=None, slots=(*slots, Slot((second,), None, guess.at + 1)), before=(second,))


def _take_reading(line: str, guess: Guess, first: Byte) -> Guess:
    """Return `guess` past a bracket with the reading of the displayed pair, which straddles two characters."""
    match = WHOLE_BRACKET.match(line, guess.at)
    if not match or not any(_spells(y, x, match[2]) for y in first for x in guess.before):
        return guess
    return replace(guess, at=match.end(), readings=(*guess.readings, (guess.length, match[1])))


def _complete(line: str, guess: Guess, trail: int, cost: float) -> Iterator[Guess]:
    """Give one displayed byte to the waiting half, which puts the run in step."""
    assert guess.half is not None
    price = _price(guess.half, (trail,))
    if price is not None:
        yield _close(replace(guess, at=guess.at + 1), (trail,), guess.at + 1, price + cost)


def _follow_lost(line: str, guess: Guess, evidence: Evidence) -> Iterator[Guess]:
    """Yield what a lost byte, or two, can have been out of step."""
    assert guess.half is not None
    after = guess.at + 1
    match = HALF_BRACKET.match(line, after)
    if match:
        trails = _seconds(evidence.find_spellings(guess.half, ANY_TRAIL, match[2]))
        if trails:
            closed = _close(replace(guess, at=after), trails, after, 0.0)
            breaks = (*guess.breaks, closed.length) if match[0].startswith("(") else guess.breaks
            readings = (*guess.readings, (closed.length, match[1]))
            yield replace(closed, at=match.end(), readings=readings, breaks=breaks)
            return
    yield from _complete(line, guess, 0x80, 0.0)  # no byte that opens a pair: lost alone, and the next is in step
    following = line[after : after + 1]
    natural = not following or (following.isascii() and not following.isalpha())
    closed = _close(replace(guess, at=after), ANY_TRAIL, after, 2.0 if natural else 5.0)
    if following not in STOPS and _lacks_bracket(line, after, natural):
        yield _swallow(closed, "(", after)
        closed = replace(closed, cost=closed.cost + 9.0)
    elif not natural and following not in STOPS:
        yield _swallow(closed, ",", after)
        closed = replace(closed, cost=closed.cost + 2.0)
    yield replace(closed, breaks=(*guess.breaks, closed.length))
    if not evidence.shows_free:
        for trail, leads in list_free_pairs().items():
            yield from _lose_pair(guess, trail, leads)


def _swallow(guess: Guess, mark: str, shown: int) -> Guess:
    """Return `guess` with an ASCII mark that the decoder took together with the half character before it."""
    slot = Slot((ord(mark),), None, shown)
    return replace(guess, slots=(*guess.slots, slot), before=slot.lead)


def _lose_pair(guess: Guess, trail: int, leads: Byte) -> Iterator[Guess]:
    """Give `trail` to the waiting half and let one of `leads` wait, where a decoder has no character for the two."""
    assert guess.half is not None
    price = _price(guess.half, (trail,))
    if price is not None:
        slots = (*guess.slots, Slot(guess.half, (trail,), guess.at + 1))
        cost = guess.cost + price
        yield replace(guess, at=guess.at + 1, slots=slots, half=leads, before=leads, cost=cost)


def _lacks_bracket(line: str, at: int, strictly: bool) -> bool:
    """Whether the next bracket closes, so that its opening was swallowed, `strictly` here and nowhere behind."""
    inside, found, _ = BRACKET.sub("", line[at : at + 200]).partition(")")
    return bool(found) and "(" not in inside and not (strictly and any(c in LOST for c in inside))


def _close(guess: Guess, trail: Byte, end: int, cost: float) -> Guess:
    assert guess.half is not None
    slots = (*guess.slots, Slot(guess.half, trail, end))
    return replace(guess, half=None, slots=slots, before=trail, cost=guess.cost + cost)


@cache
def _spells(lead: int, trail: int, reading: str) -> bool:
    char = pair_to_char(lead, trail)
    return char is not None and "㐀" <= char <= "鿿" and fits_reading(char, reading)


def _seconds(pairs: list[tuple[int, int]]) -> Byte:
    return tuple(sorted({second for _, second in pairs}))


@cache
def _price(lead: Byte, trail: Byte) -> float | None:
    """Return how odd the likeliest character of these bytes is; None where there is none."""
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
