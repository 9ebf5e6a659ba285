"""One damaged run: every way in which bytes may have been lost, followed until they fall into step again."""

import re
from collections.abc import Iterator
from operator import attrgetter

from etl.restore.evidence import Byte, Evidence
from etl.restore.gbk import char_to_pair
from etl.restore.guess import LOST, Guess
from etl.restore.run_start import open_run
from etl.restore.run_steps import WHOLE_BRACKET, follow

LONGEST_RUN, WIDEST_BRIDGE = 80, 12  # displayed characters, characters
LOST_BYTE = re.compile(f"[{LOST}]")
BEAM = 24  # guesses followed at a time
MARGIN = 14.0  # how much odder than the likeliest a guess may be, as a natural logarithm


def find_guesses(line: str, start: int, before: Byte, evidence: Evidence) -> list[Guess]:
    """Return the ways in which the run that starts at `start` comes into step again, the likeliest first.

    `before` is the byte before the run: the trail of the character in front.
    """
    beam = list(open_run(line, Guess(start, before), evidence))
    done: list[Guess] = []
    while beam:
        ahead = [g for guess in beam for g in follow(line, guess, evidence)]
        in_step = [g for g in ahead if g.half is None]
        done += in_step
        if len(in_step) < len(ahead):
            ahead += _open_next(line, in_step, evidence)
        beam = sorted((g for g in ahead if g.half is not None and g.at - start < LONGEST_RUN), key=attrgetter("cost"))
        beam = [g for g in beam[:BEAM] if g.cost <= min((d.cost for d in done), default=g.cost) + MARGIN]
    done.sort(key=attrgetter("cost"))
    return [g for g in done if g.cost <= done[0].cost + MARGIN]


def _open_next(line: str, in_step: list[Guess], evidence: Evidence) -> Iterator[Guess]:
    """Yield guesses carried on into the next run: others may run past its lost byte, and are compared with these."""
    for guess in in_step:
        bridged = _bridge(line, guess)
        if bridged:
            yield from open_run(line, bridged, evidence)


def _bridge(line: str, guess: Guess) -> Guess | None:
    """Return a guess in step carried on to the next lost byte, if one is near."""
    if not LOST_BYTE.search(line, guess.at, guess.at + LONGEST_RUN):
        return None
    while guess.at < len(line) and line[guess.at] not in LOST:
        match = WHOLE_BRACKET.match(line, guess.at)
        if match:
            guess = guess.add_reading(match[1], match.end())
            continue
        char, after = line[guess.at], guess.at + 1
        pair = char_to_pair(char)
        if len(guess.slots) > WIDEST_BRIDGE or (pair is None and not char.isascii()):
            return None
        if pair is None:
            guess = guess.skip_to(after).add_ascii(ord(char))
        else:
            guess = guess.wait(tuple(pair[:1])).complete(tuple(pair[1:]), after)
    return guess if guess.at < len(line) else None
