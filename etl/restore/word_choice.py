"""Which characters make words: the cost of a stretch of text under a packaged dictionary of word frequencies.

Costs are negative natural logarithms of frequencies. The dictionary is rjieba's; no document teaches it anything.
"""

from functools import lru_cache
from heapq import nsmallest
from itertools import product
from math import inf, prod

from etl.restore.script_tests import to_simplified
from etl.restore.word_costs import MARK_COSTS, find_word_test, rarity, word_cost

LONGEST = 4
KEPT = 6  # words of one stretch: enough to find the next best when one character is ruled out
MOST_WAYS, FEW_WAYS = 25_000, 20
# These cannot follow an opening mark, a pause, or the start of a line.
NEVER_FIRST = frozenset("。、，；：,;:”）)》〕？")
OPENS = frozenset("“（(《〔、，；：,;:。\n")
NEVER_LAST = frozenset("“（(《〔、")
ENDS = frozenset("\n(（")
ALONE = "alone"  # in place of a mark: one character stands between a mark and what follows, which is no sentence

Options = tuple[tuple[str, ...], ...]
"""For each place the characters that may stand there."""

Paths = dict[str, tuple[float, str]]
"""The cheapest way so far, by the mark that it ends in; `ALONE` for a lone character behind a mark."""

Spans = dict[tuple[int, int], list[tuple[float, str]]]
"""The words, with their costs, that can stand between two places."""


def choose_words(options: Options, before: str = "") -> tuple[float, str]:
    """Return the cheapest way to take one character from each of `options`: its cost, and the characters.

    Characters may be traditional; `before` is the mark in front, if there is one, or a newline.
    """
    return _find_way(_list_spans(options), len(options), before)


def measure_margins(options: Options, before: str = "") -> tuple[float, ...]:
    """Return how much more the text would cost with the next best character in each place; infinite without any."""
    spans = _list_spans(options)
    cost, text = _find_way(spans, len(options), before)
    return tuple(
        _find_way(_without(spans, at, text[at]), len(options), before)[0] - cost if len(chars) > 1 else inf
        for at, chars in enumerate(options)
    )


def _list_spans(options: Options) -> Spans:
    length = len(options)
    return {
        (start, end): _list_words(options[start:end])
        for end in range(1, length + 1)
        for start in range(max(0, end - LONGEST), end)
    }


def _without(spans: Spans, at: int, char: str) -> Spans:
    """Return the words but those that have `char` at the place `at`."""
    return {
        (start, end): [w for w in words if w[1][at - start] != char] if start <= at < end else words
        for (start, end), words in spans.items()
    }


def _find_way(spans: Spans, length: int, before: str) -> tuple[float, str]:
    best: list[Paths] = [{before: (0.0, "")}]
    for end in range(1, length + 1):
        paths: Paths = {}
        for start in range(max(0, end - LONGEST), end):
            for cost, printed in spans[start, end]:
                _extend(paths, best[start], cost, printed)
        best.append(paths)
    return min(best[-1].values(), default=(inf, ""))


def _extend(paths: Paths, earlier: Paths, cost: float, printed: str) -> None:
    """Lengthen the `earlier` ways by a word, and keep the cheapest way for each mark that they may end in."""
    for mark, (spent, text) in earlier.items():
        total, last = spent + cost, ""
        if printed in MARK_COSTS or printed == "\n":
            total, last = total + _clash(mark, printed), printed
        elif mark in MARK_COSTS:
            last = ALONE if len(printed) == 1 else ""
        if last not in paths or total < paths[last][0]:
            paths[last] = total, text + printed


@lru_cache(maxsize=1 << 13)
def _list_words(options: Options) -> list[tuple[float, str]]:
    """Return the words that one character from each of `options` spells, with their costs: marks, and the cheapest."""
    ways = prod(map(len, options))
    if ways > FEW_WAYS and len(options) > 2:  # a rare character is found in a pair, if at all
        options = tuple(map(_keep_common, options))
        ways = prod(map(len, options))
    if ways > MOST_WAYS:
        return []
    plain = map("".join, product(*map(_simplify, options)))
    printed = map("".join, product(*options))
    if len(options) == 1:
        found = [(word_cost(word), char) for word, char in zip(plain, printed, strict=True)]
    else:
        is_word = find_word_test()
        found = [(word_cost(word), chars) for word, chars in zip(plain, printed, strict=True) if is_word(word)]
    if len(found) <= KEPT:
        return found
    marks = [word for word in found if word[1] in MARK_COSTS]
    return marks + nsmallest(KEPT, (word for word in found if word[1] not in MARK_COSTS))


@lru_cache(maxsize=1 << 12)
def _keep_common(chars: tuple[str, ...]) -> tuple[str, ...]:
    return chars if len(chars) == 1 else tuple(c for c in chars if rarity(c) == 0.0)


@lru_cache(maxsize=1 << 12)
def _simplify(chars: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(to_simplified, chars))


def _clash(before: str, char: str) -> float:
    """Return the cost of two neighbours that good punctuation keeps apart; a newline stands for the end of the line."""
    if before == ALONE:
        return 5.0
    first = char in NEVER_FIRST and before in OPENS
    last = before in NEVER_LAST and char in ENDS
    return 12.0 if before and (first or last) else 0.0
