"""A damaged run given back: the guess that makes words and that, damaged again, shows what the page shows."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import inf

from etl.model import Certainty
from etl.restore.byte_run import find_guesses
from etl.restore.contradictions import weigh_contradictions
from etl.restore.damage import damage_run, shows_same
from etl.restore.guess import Guess
from etl.restore.scene import Scene
from etl.restore.word_choice import Options, choose_words, measure_margins
from etl.restore.word_costs import char_cost

PROMISING = 10.0  # in thousands of runs the right guess was never dearer than the cheapest by so much
DOUBT = 8.0  # how much a repair must gain where nothing but itself says that the text is damaged
LOST_COST = 12.0  # a byte left unexplained
CLEAR = 1.5  # how much likelier, as a natural logarithm, a choice must be than the next best


@dataclass(frozen=True)
class Repair:
    """The original of the characters displayed up to `guess.at`.

    `unsure` are the places in `text` where no choice is clearly the best; `sureness` is that of the others.
    """

    guess: Guess
    text: str
    sureness: Certainty = "exact"
    unsure: frozenset[int] = frozenset()


def repair_run(scene: Scene) -> Repair | None:
    """Return the repair of a run, or None where no guess explains what is displayed.

    Guarantee: the repair, damaged again, gives the displayed run.
    """
    guesses = find_guesses(scene.line, scene.start, scene.before, scene.evidence)
    if len(guesses) == 1 and (known := _read_known(guesses[0])) and _gives_back(scene, guesses[0], known):
        return Repair(guesses[0], known)
    horizon = max((g.at for g in guesses), default=0)
    guesses = _keep_promising(scene, guesses, horizon)
    weighed = [(cost, text, guess) for guess in guesses for cost, text in _weigh(scene, guess, horizon)]
    cost, text, guess = min(weighed, key=lambda w: w[0], default=(inf, "", None))
    doubt = 0.0 if scene.evidence.is_certain else DOUBT
    if guess is None or cost + doubt >= _cost_as_it_stands(scene, horizon):
        return None
    rivals = [other for price, other, _ in weighed if other != text and price < cost + CLEAR]
    return _judge(scene, guess, text, horizon, rivals)


def _keep_promising(scene: Scene, guesses: list[Guess], horizon: int) -> list[Guess]:
    """Return the guesses whose characters, taken one by one, cost hardly more than those of the best."""
    costs = [
        guess.cost
        + sum(slot.cost for slot in guess.slots)
        + sum(map(char_cost, scene.look_ahead(guess.at, horizon)))
        + LOST_COST * scene.count_lost(guess.at, horizon)
        for guess in guesses
    ]
    return [guess for guess, cost in zip(guesses, costs, strict=True) if cost <= min(costs) + PROMISING]


def _judge(scene: Scene, guess: Guess, text: str, horizon: int, rivals: list[str]) -> Repair:
    """Return the repair with the places that stay open: where another character would do nearly as well."""
    first = len(scene.near)
    margins = measure_margins(*_frame(scene, guess, horizon))[first : first + len(text)]
    unsure = frozenset(i for i, margin in enumerate(margins) if margin < CLEAR)
    is_chosen = any(CLEAR <= margin < inf for margin in margins)
    differing = unsure.union(*(_list_differences(text, other) for other in rivals))
    return Repair(guess, text, "likely" if is_chosen else "exact", differing)


def _list_differences(text: str, other: str) -> set[int]:
    """Return the places of `text` between the beginning and the end that it shares with `other`."""
    start = _count_same(text, other)
    return set(range(start, len(text) - _count_same(text[start:][::-1], other[start:][::-1])))


def _count_same(text: str, other: str) -> int:
    return next((i for i, (a, b) in enumerate(zip(text, other, strict=False)) if a != b), min(len(text), len(other)))


def _read_known(guess: Guess) -> str:
    """Return the text of a guess in which every byte is known; nothing otherwise."""
    options = [s.chars for s in guess.slots]
    return "".join(chars[0] for chars in options) if all(len(chars) == 1 for chars in options) else ""


def _frame(scene: Scene, guess: Guess, horizon: int) -> tuple[Options, str]:
    """Return the characters that a guess allows, between those in front and behind, and what comes before them."""
    near = tuple((c,) for c in scene.near)
    options = tuple(s.chars for s in guess.slots)
    right = tuple((c,) for c in scene.look_ahead(guess.at, horizon))
    return near + options + right, "" if near else "\n"


def _weigh(scene: Scene, guess: Guess, horizon: int) -> Iterator[tuple[float, str]]:
    """Yield the cost of a guess and its likeliest text, unless that does not explain the display."""
    options, before = _frame(scene, guess, horizon)
    cost, whole = choose_words(options, before)
    first = len(scene.near)
    text = whole[first : first + len(guess.slots)]
    if text and _gives_back(scene, guess, text):
        lost = scene.count_lost(guess.at, horizon)
        yield cost + guess.cost + lost * LOST_COST + weigh_contradictions(scene, guess, text), text


def _gives_back(scene: Scene, guess: Guess, text: str) -> bool:
    shown = scene.line[scene.start : guess.at]
    return shows_same(damage_run(text, dict(guess.readings), guess.breaks), shown)


def _cost_as_it_stands(scene: Scene, horizon: int) -> float:
    shown = scene.near + scene.look_ahead(scene.start, horizon)
    return choose_words(tuple((c,) for c in shown))[0] + LOST_COST * scene.count_lost(scene.start, horizon)
