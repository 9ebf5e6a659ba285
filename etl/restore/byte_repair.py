"""A damaged run given back: the guess that makes words and that, damaged again, shows what the page shows."""

from collections.abc import Iterator
from dataclasses import dataclass

from etl.model import Certainty
from etl.restore.byte_run import LOST, Guess, find_guesses, list_chars
from etl.restore.damage import damage_run, encode, shows_same
from etl.restore.evidence import Evidence
from etl.restore.gbk import char_to_pair, pair_to_char
from etl.restore.syllables import BRACKET
from etl.restore.word_choice import choose_words

TRIED = 16
CONTEXT = 4
CLEAR = 2.0  # how much likelier, as a natural logarithm, a choice must be than the next best


@dataclass(frozen=True)
class Repair:
    """The original of the displayed characters up to `end`; `unsure` are the places in `text` that stay open."""

    guess: Guess
    text: str
    certainty: Certainty
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
    frame = [(c,) for c in left[-CONTEXT:]], [(c,) for c in right]
    cost, whole = choose_words([*frame[0], *options, *frame[1]])
    text = whole[len(frame[0]) : len(whole) - len(frame[1])]
    if not _gives_back(line, start, guess, text):
        return None
    penalty = guess.cost + _contradictions(line, left, guess, text, evidence)
    unsure = set()
    for i, chars in enumerate(options):
        if len(chars) > 1:
            others = [*options[:i], tuple(c for c in chars if c != text[i]), *options[i + 1 :]]
            if choose_words([*frame[0], *others, *frame[1]])[0] - cost < CLEAR:
                unsure.add(i)
    certainty: Certainty = "open" if unsure else "exact" if all(len(o) == 1 for o in options) else "likely"
    return Repair(guess, text, certainty, frozenset(unsure), cost + penalty)


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
    cost = 0.0
    for at in range(1, len(data) - 1 + 1):
        char = pair_to_char(data[at - 1], data[at]) if at < len(data) else None
        end = at + 1 - offset
        if char is None or end < 1:
            continue
        if end in found:
            cost += 4.0 if char in evidence.unlisted else 0.0
        elif char in evidence.listed and not {end - 1, end + 1} & found:
            cost += 8.0
    return cost


def _look_ahead(line: str, at: int, horizon: int) -> str:
    """Return what is displayed behind a guess: as far as the longest guess goes, and a few sound characters more."""
    behind = BRACKET.sub("", line[horizon : horizon + 60]) + ("\n" if horizon + 60 >= len(line) else "")
    sound = "".join(_until_lost(behind))[:CONTEXT]
    return BRACKET.sub("", line[at:horizon]) + sound


def _until_lost(text: str) -> Iterator[str]:
    for char in text:
        if char in LOST:
            return
        yield char


def _cost_as_it_stands(line: str, start: int, left: str, horizon: int) -> float:
    shown = left[-CONTEXT:] + _look_ahead(line, start, horizon)
    return choose_words([(c,) for c in shown])[0]
