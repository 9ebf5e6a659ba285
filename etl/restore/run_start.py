"""How a damaged run begins: the ways in which its first byte, a lead, can have been lost."""

import re
from collections.abc import Iterator

from etl.restore.evidence import Byte, Evidence
from etl.restore.gbk import char_to_pair
from etl.restore.guess import ANY_LEAD, Guess
from etl.restore.syllables import READING

HALF_BRACKET = re.compile(rf"\(?(({READING})\) ?)")
"""A reading whose opening bracket may have been lost together with half a character."""

MARKS = {"?": 0xBF, ";": 0xBB}
"""The marks whose bytes, A3BF and A3BB, shrink to one, and what the second of them was."""

FULL_WIDTH = 0xA3
STOPS = tuple("。、，；：")
"""Marks at which some decoders start anew."""


def open_run(line: str, guess: Guess, evidence: Evidence) -> Iterator[Guess]:
    """Yield the ways in which the byte lost at a guess in step can have opened a run."""
    match = HALF_BRACKET.match(line, guess.at + 1)
    if match:
        yield from _open_with_reading(guess, match, evidence)
    mark = line[guess.at + 1 : guess.at + 2]
    if mark and mark in MARKS:
        lost = guess.wait(ANY_LEAD).add_break()
        yield close_with_mark(lost, MARKS[mark], guess.at + 1, guess.at + 2)
    elif mark in STOPS:
        yield from _open_with_stop(guess, mark)
    elif not match:  # a decoder that swallows the mark as well
        for value in MARKS.values():
            lost = guess.wait(ANY_LEAD).add_cost(6.0)
            yield close_with_mark(lost, value, guess.at, guess.at + 1)


def _open_with_reading(guess: Guess, match: re.Match[str], evidence: Evidence) -> Iterator[Guess]:
    """總?cè)藬: the last byte of 總 and the lost lead spell a character that is read so."""
    leads = seconds(evidence.find_spellings(guess.before, ANY_LEAD, match[2]))
    if leads:
        lost = guess.wait(leads)
        yield (lost.add_break() if match[0].startswith("(") else lost).add_reading(match[1], match.end())


def _open_with_stop(guess: Guess, mark: str) -> Iterator[Guess]:
    """病，is B2 A1A3 AC: a decoder that stops at 。 (A1A3) finds one there."""
    pair = char_to_pair(mark)
    if pair:
        half = guess.wait(ANY_LEAD).add_break()
        yield half.complete(tuple(pair[:1]), guess.at + 2, 4.0).wait(tuple(pair[1:])).add_break()


def close_with_mark(guess: Guess, value: int, shown: int, end: int) -> Guess:
    """Return `guess` after a mark of which one byte belongs to the waiting half and one opens the next character."""
    return guess.complete((FULL_WIDTH,), shown).wait((value,)).skip_to(end)


def seconds(pairs: list[tuple[int, int]]) -> Byte:
    """Return the values that the second byte of `pairs` has."""
    return tuple(sorted({second for _, second in pairs}))
