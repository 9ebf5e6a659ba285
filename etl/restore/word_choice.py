"""Which characters make words: the cost of a stretch of text under a packaged dictionary of word frequencies.

Costs are negative natural logarithms of frequencies. The dictionary is rjieba's; no document teaches it anything.
"""

from collections.abc import Sequence
from functools import cache
from itertools import product
from math import log, prod

from etl.restore.script_tests import in_gb2312, to_simplified

LONGEST = 4
MOST_WAYS = 8000
TOTAL = log(60_101_967)  # occurrences that the dictionary was counted on
MARKS = {"。": 3.6, "、": 3.6, "，": 3.4, ",": 3.4, "；": 5.5, ";": 5.5, "：": 6.0, ":": 6.0, "“": 6.5, "”": 6.5}
BRACKETS = dict.fromkeys("（）()《》〔〕", 6.5)
MARK_COSTS = {**MARKS, **BRACKETS, "—": 7.0, "？": 8.0, "％": 8.0, "·": 9.0, "…": 9.0}
# These cannot follow an opening mark, a pause, or the start of a line.
NEVER_FIRST = frozenset("。、，；：,;:”）)》〕？")
OPENS = frozenset("“（(《〔、，；：,;:。\n")
NEVER_LAST = frozenset("“（(《〔、")
ODD = 22.0

Paths = dict[str, tuple[float, str]]
"""The cheapest way so far, by the mark that it ends in."""


@cache
def word_cost(word: str) -> float | None:
    """Return the cost of a simplified word; None for more than one character that is no word."""
    import rjieba  # 0.1 s: only damaged text pays for it

    if rjieba.has_word(word):
        return TOTAL - log(max(rjieba.suggest_freq(word), 1))
    return None if len(word) > 1 else _cost_of_stranger(word)


def _cost_of_stranger(char: str) -> float:
    if char.isascii():
        return 2.0
    return MARK_COSTS.get(char) or (TOTAL + 1.0 if "一" <= char <= "鿿" and in_gb2312(char) else ODD)


def choose_words(options: Sequence[Sequence[str]], before: str = "\n") -> tuple[float, str]:
    """Return the cheapest way to take one character from each of `options`: its cost, and the characters.

    Characters may be traditional; `before` is the character in front.
    """
    simple = [[to_simplified(c) for c in chars] for chars in options]
    best: list[Paths] = [{before if before in MARK_COSTS or before == "\n" else "": (0.0, "")}]
    for end in range(1, len(options) + 1):
        paths: Paths = {}
        for start in range(max(0, end - LONGEST), end):
            for cost, printed in _list_words(options[start:end], simple[start:end]):
                _extend(paths, best[start], cost, printed)
        best.append(paths)
    return min(best[-1].values())


def _extend(paths: Paths, earlier: Paths, cost: float, printed: str) -> None:
    """Lengthen the `earlier` ways by a word, and keep the cheapest way for each mark that they may end in."""
    last = printed if printed in MARK_COSTS else ""
    for mark, (spent, text) in earlier.items():
        total = spent + cost + _clash(mark, printed[0])
        if last not in paths or total < paths[last][0]:
            paths[last] = total, text + printed


def _list_words(options: Sequence[Sequence[str]], simple: Sequence[Sequence[str]]) -> list[tuple[float, str]]:
    """Return the words that the options spell: the cheapest that is no mark, and every mark."""
    if len(options) > 1 and prod(map(len, options)) > MOST_WAYS:
        return []
    found = []
    for printed, plain in zip(product(*options), product(*simple), strict=True):
        cost = word_cost("".join(plain))
        if cost is not None:
            found.append((cost, "".join(printed)))
    marks = [way for way in found if way[1] in MARK_COSTS]
    words = [way for way in found if way[1] not in MARK_COSTS]
    return [*marks, min(words)] if words else marks


def _clash(before: str, char: str) -> float:
    """Return the cost of two neighbours that good punctuation keeps apart; a newline stands for the end of the line."""
    if (char in NEVER_FIRST and before and before in OPENS) or (char == "\n" and before and before in NEVER_LAST):
        return 12.0
    return 0.0


def rarity(char: str) -> float:
    """Return how far a character is from everyday text: 0 for the common ones, 4 for the second level of GB2312.

    Signs that running text does not have, and private use, cost 9 and 12.
    """
    if char in MARK_COSTS:
        return 1.0
    plain = to_simplified(char)
    if not "一" <= plain <= "鿿":
        return 12.0 if "\ue000" <= char <= "\uf8ff" else 9.0
    try:
        lead = plain.encode("gb2312")[0]
    except UnicodeEncodeError:
        return 8.0
    return 0.0 if lead < 0xD8 else 3.0
