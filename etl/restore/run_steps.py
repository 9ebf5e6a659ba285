"""How a damaged run goes on: from a guess that is out of step to every guess one displayed character further."""

import re
from collections.abc import Iterator
from functools import cache

from etl.restore.evidence import Byte, Evidence
from etl.restore.gbk import LEADS, char_to_pair, list_free_pairs, pair_to_char
from etl.restore.guess import ANY_TRAIL, LOST, Guess
from etl.restore.run_start import FULL_WIDTH, HALF_BRACKET, MARKS, STOPS, close_with_mark, seconds
from etl.restore.syllables import BRACKET, READING, fits_reading

WHOLE_BRACKET = re.compile(rf"\((({READING})\) ?)")


def follow(line: str, guess: Guess, evidence: Evidence) -> Iterator[Guess]:
    """Yield every guess that is one displayed character further than a guess that is out of step."""
    if guess.at >= len(line):
        yield guess.complete(ANY_TRAIL, guess.at, 6.0)
        return
    char, after = line[guess.at], guess.at + 1
    if char in LOST:
        yield from _follow_lost(line, guess, evidence)
    if char in MARKS:
        yield close_with_mark(guess, MARKS[char], after, after)
    pair = char_to_pair(char)
    if pair is not None:
        yield from _follow_pair(line, guess, pair)
    elif char == "€":
        yield from _complete(line, guess, 0x80, evidence)
    elif "@" <= char <= "~":
        yield from _complete(line, guess, ord(char), evidence)
    if " " < char <= "~" and char not in MARKS:  # a full-width sign, written narrow after decoding
        yield from _follow_pair(line, guess, bytes((FULL_WIDTH, ord(char) + 0x80)), 3.0)
    elif char == " ":
        yield from _follow_pair(line, guess, b"\xa1\xa1", 3.0)


def _follow_pair(line: str, guess: Guess, pair: bytes, cost: float = 0.0) -> Iterator[Guess]:
    """Give the first byte of a displayed pair to the waiting half; the second waits in turn, or is ASCII."""
    first, second = pair
    price = guess.price((first,))
    if price is None:
        return
    ahead = guess.complete((first,), guess.at + 1, price + cost)
    if second in LEADS:
        yield _take_reading(line, ahead.wait((second,)), (first,))
    elif second < 0x7F:
        yield ahead.add_ascii(second).add_cost(6.0)


def _take_reading(line: str, guess: Guess, first: Byte) -> Guess:
    """Return `guess` past a bracket with the reading of the displayed pair, which straddles two characters."""
    match = WHOLE_BRACKET.match(line, guess.at)
    if not match or not any(_spells(y, x, match[2]) for y in first for x in guess.before):
        return guess
    return guess.add_reading(match[1], match.end())


@cache
def _spells(lead: int, trail: int, reading: str) -> bool:
    char = pair_to_char(lead, trail)
    return char is not None and "㐀" <= char <= "鿿" and fits_reading(char, reading)


def _complete(line: str, guess: Guess, trail: int, evidence: Evidence) -> Iterator[Guess]:
    """Give one displayed byte to the waiting half: the run is in step. A reading behind it may tell the half."""
    assert guess.half is not None
    match = WHOLE_BRACKET.match(line, guess.at + 1)
    if match and len(guess.half) > 1:
        fitting = evidence.find_spellings(guess.half, (trail,), match[2])
        guess = guess.wait(tuple(lead for lead, _ in fitting) or guess.half)
    price = guess.price((trail,))
    if price is not None:
        yield guess.complete((trail,), guess.at + 1, price)


def _follow_lost(line: str, guess: Guess, evidence: Evidence) -> Iterator[Guess]:
    """Yield what a lost byte, or two, can have been out of step."""
    assert guess.half is not None
    after = guess.at + 1
    match = HALF_BRACKET.match(line, after)
    trails = seconds(evidence.find_spellings(guess.half, ANY_TRAIL, match[2])) if match else ()
    if match and trails:
        closed = guess.complete(trails, after)
        yield (closed.add_break() if match[0].startswith("(") else closed).add_reading(match[1], match.end())
        return
    yield from _complete(line, guess, 0x80, evidence)  # no byte that opens a pair: lost alone, and the next is in step
    yield from _lose_trail(line, guess)
    if not evidence.shows_free:
        for trail, leads in list_free_pairs().items():
            yield from _lose_pair(guess, trail, leads)


def _lose_trail(line: str, guess: Guess) -> Iterator[Guess]:
    """Yield the ways in which a trail was lost with what follows it: an ASCII mark, taken along, or a fresh start."""
    after = guess.at + 1
    following = line[after : after + 1]
    is_ascii = not following or (following.isascii() and not following.isalpha())
    closed = guess.complete(ANY_TRAIL, after, 2.0 if is_ascii else 5.0)
    if following not in STOPS and _lacks_bracket(line, after, is_ascii):
        yield closed.add_ascii(ord("("))
        closed = closed.add_cost(9.0)
    elif not is_ascii and following not in STOPS:
        yield closed.add_ascii(ord(","))
        closed = closed.add_cost(2.0)
    yield closed.add_break()


def _lacks_bracket(line: str, at: int, strictly: bool) -> bool:
    """Whether the next bracket closes, so that its opening was swallowed, `strictly` here and nowhere behind."""
    inside, found, _ = BRACKET.sub("", line[at : at + 200]).partition(")")
    return bool(found) and "(" not in inside and not (strictly and any(c in LOST for c in inside))


def _lose_pair(guess: Guess, trail: int, leads: Byte) -> Iterator[Guess]:
    """Give `trail` to the waiting half and let one of `leads` wait, where a decoder has no character for the two."""
    price = guess.price((trail,))
    if price is not None:
        yield guess.complete((trail,), guess.at + 1, price).wait(leads)
