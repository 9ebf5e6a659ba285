"""A damaged run given back: the guess that makes words and that, damaged again, shows what the page shows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from etl.model import Certainty
from etl.restore.annotations import find_owner
from etl.restore.byte_run import LOST, Guess, find_guesses, list_chars
from etl.restore.damage import damage_run, encode, shows_same
from etl.restore.evidence import Evidence
from etl.restore.gbk import char_to_pair, pair_to_char
from etl.restore.syllables import BRACKET, READING, fits_reading
from etl.restore.word_choice import choose_words

TRIED = 16
CONTEXT = 4
LEFT_READING = re.compile(rf"([@-~]?)\(({READING})\)")
CLEAR = 1.0  # how much likelier, as a natural logarithm, a choice must be than the next best


@dataclass(frozen=True)
class Repair:
    """The original of the characters displayed up to `guess.at`.

    `unsure` are the places in `text` where no choice is clearly the best; `sureness` is that of the others.
    """

    guess: Guess
    text: str
    sureness: Certainty
    unsure: frozenset[int]
    cost: float


def repair_run(line: str, start: int, left: str, evidence: Evidence) -> Repair | None:
    """Return the repair of the run at `start`, or None where no guess explains what is displayed.

    `left` is the restored text in front. Guarantee: the repair, damaged again, gives the displayed run.
    """
    before = _last_bytes(left)
    guesses = find_guesses(line, start, before, evidence)[:TRIED]
    if not guesses:
        return None
    horizon = max(g.at for g in guesses)
    repairs = [r for g in guesses if (r := _weigh(line, start, left, g, horizon, evidence))]
    best = min(repairs, key=lambda r: r.cost, default=None)
    if best is None or best.cost >= _cost_as_it_stands(line, start, left, horizon):
        return None
    return best


def _last_bytes(left: str) -> tuple[int, ...]:
    """Return what the byte before the run can be; a narrow sign may have been full-width when readings were added."""
    pair = char_to_pair(left[-1:]) if left else None
    if pair:
        return (pair[1],)
    return (ord(left[-1]) + 0x80,) if left and " " < left[-1] <= "~" else ()


def _weigh(line: str, start: int, left: str, guess: Guess, horizon: int, evidence: Evidence) -> Repair | None:
    options = [list_chars(s.lead, s.trail) for s in guess.slots]
    if not all(options):
        return None
    right = _look_ahead(line, guess.at, horizon)
    near = left[-CONTEXT:]
    whole = tuple((c,) for c in near), tuple(options), tuple((c,) for c in right)
    cost, text, margins = choose_words(whole[0] + whole[1] + whole[2], "" if near else "\n")
    here = slice(len(near), len(near) + len(options))
    text, margins = text[here], margins[here]
    if not _gives_back(line, start, guess, text):
        return None
    unsure = frozenset(i for i, margin in enumerate(margins) if margin < CLEAR)
    is_known = all(len(chars) == 1 or i in unsure for i, chars in enumerate(options))
    penalty = guess.cost + _contradictions(line, left, guess, text, evidence)
    return Repair(guess, text, "exact" if is_known else "likely", unsure, cost + penalty)


def _gives_back(line: str, start: int, guess: Guess, text: str) -> bool:
    readings = dict(guess.readings)
    return shows_same(damage_run(text, readings, guess.breaks), line[start : guess.at])


def _contradictions(line: str, left: str, guess: Guess, text: str, evidence: Evidence) -> float:
    """Return the cost of readings that the list lacks, and of listed characters without their reading."""
    data = encode(left[-1:] + text)
    offset = len(data) - guess.length
    found = {at for at, _ in guess.readings}
    if BRACKET.match(line, guess.at):
        found.add(guess.length)
    cost = 10.0 if _leaves_reading(line, guess.at, text) else 0.0
    for at in range(1, len(data) - 1 + 1):
        char = pair_to_char(data[at - 1], data[at]) if at < len(data) else None
        end = at + 1 - offset
        if char is None or end < 1:
            continue
        if end in found:
            cost += 4.0 if char in evidence.unlisted else 0.0
        elif char in evidence.listed and not {end - 1, end + 1} & found:
            cost += 2.0 if end in guess.breaks or end - 1 in guess.breaks else 8.0
    return cost


def _leaves_reading(line: str, at: int, text: str) -> bool:
    """Whether a reading is left behind a repair that belongs neither to its last character nor to that and a letter."""
    match = LEFT_READING.match(line, at)
    owner = find_owner(text[-1] + match[1]) if match else None
    return match is not None and (owner is None or not fits_reading(owner, match[2]))


def _look_ahead(line: str, at: int, horizon: int) -> str:
    """Return what is displayed behind a guess: as far as the longest guess goes, and a few sound characters more."""
    behind = BRACKET.sub("", line[horizon : horizon + 60]) + ("\n" if horizon + 60 >= len(line) else "")
    sound = "".join(_until_lost(behind))[:CONTEXT]
    return BRACKET.sub("", line[at:horizon]) + sound


def _until_lost(text: str) -> Iterator[str]:
    for char in text:
        if char in LOST:
            return
        yield "\n" if char in "\t\u3000" else char


def _cost_as_it_stands(line: str, start: int, left: str, horizon: int) -> float:
    shown = left[-CONTEXT:] + _look_ahead(line, start, horizon)
    lost = sum(c in LOST for c in shown)
    return choose_words(tuple((c,) for c in shown))[0] + 12.0 * lost
