"""What speaks against a guess: readings that the site's list lacks, and listed characters without theirs."""

import re

from etl.restore.annotations import find_owner
from etl.restore.damage import encode
from etl.restore.gbk import pair_to_char
from etl.restore.guess import Guess
from etl.restore.scene import Scene
from etl.restore.syllables import BRACKET, READING, fits_reading

LEFT_READING = re.compile(rf"([@-~]?)\(({READING})\)")


def weigh_contradictions(scene: Scene, guess: Guess, text: str) -> float:
    """Return the cost of readings that the list lacks, and of listed characters without their reading."""
    evidence, found = scene.evidence, {at for at, _ in guess.readings}
    if BRACKET.match(scene.line, guess.at):
        found.add(guess.length)
    cost = 10.0 if _leaves_reading(scene.line, guess.at, text) else 0.0
    data = bytes(scene.before) + encode(text)
    shift = len(scene.before)
    for at in range(len(data) - 1):
        char, end = pair_to_char(data[at], data[at + 1]), at + 2 - shift
        if char is None:
            continue
        if end in found:
            cost += 4.0 if char in evidence.unlisted else 0.0
        elif char in evidence.always and not {end - 1, end + 1} & found:
            cost += 2.0 if end in guess.breaks or end - 1 in guess.breaks else 8.0
    return cost


def _leaves_reading(line: str, at: int, text: str) -> bool:
    """Whether a reading is left behind a repair that belongs neither to its last character nor to that and a letter."""
    match = LEFT_READING.match(line, at)
    owner = find_owner(text[-1] + match[1]) if match else None
    return match is not None and (owner is None or not fits_reading(owner, match[2]))
