"""One damaged run: every way in which bytes may have been lost, followed until they fall into step again."""

import re
from collections.abc import Iterator
from math import inf
from operator import attrgetter

from etl.restore.evidence import Byte, Evidence
from etl.restore.gbk import char_to_pair
from etl.restore.guess import LOST, Guess
from etl.restore.run_start import open_run
from etl.restore.run_steps import WHOLE_BRACKET, follow

LONGEST_RUN = 120  # displayed characters
LOST_BYTE = re.compile(f"[{LOST}]")
BEAM = 24  # guesses followed at a time
MARGIN = 14.0  # how much odder than the likeliest a guess may be, as a natural logarithm


def find_guesses(line: str, start: int, before: Byte, evidence: Evidence) -> list[Guess]:
    """Return the ways in which the run that starts at `start` comes into step again, the likeliest first.

    `before` is the byte before the run: the trail of the character in front. Where one guess runs past the next lost
    byte, those that are in step before it are carried on into that run as well, so that all can be compared.
    """
    beam = list(open_run(line, Guess(start, before), evidence))
    done: list[Guess] = []
    parked: list[Guess] = []
    while beam:
        ahead = [g for guess in beam for g in follow(line, guess, evidence)]
        parked += [g for g in ahead if g.half is None]
        done += [g for g in ahead if g.half is None]
        ahead = [g for g in ahead if g.half is not None and g.at - start < LONGEST_RUN]
        reach = max((g.at for g in ahead), default=0)
        passed = [g for g in parked if LOST_BYTE.search(line, g.at, reach)]
        parked = [g for g in parked if g not in passed]
        ahead += [g for guess in passed for bridged in _bridge(line, guess) for g in open_run(line, bridged, evidence)]
        dearest = min((g.cost for g in done), default=inf) + MARGIN
        beam = [g for g in sorted(ahead, key=attrgetter("cost"))[:BEAM] if g.cost <= dearest]
    done.sort(key=attrgetter("cost"))
    return [g for g in done if g.cost <= done[0].cost + MARGIN]


def _bridge(line: str, guess: Guess) -> Iterator[Guess]:
    """Yield a guess in step carried on to the next lost byte, through characters that are sound."""
    while guess.at < len(line) and line[guess.at] not in LOST:
        match = WHOLE_BRACKET.match(line, guess.at)
        if match:
            guess = guess.add_reading(match[1], match.end())
            continue
        char, after = line[guess.at], guess.at + 1
        pair = char_to_pair(char)
        if pair is None and not char.isascii():
            return
        if pair is None:
            guess = guess.skip_to(after).add_ascii(ord(char))
        else:
            guess = guess.wait(tuple(pair[:1])).complete(tuple(pair[1:]), after)
    if guess.at < len(line):
        yield guess
