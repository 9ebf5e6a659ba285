"""What a word, a mark or a stranger costs: negative natural logarithms of frequencies.

The dictionary is rjieba's, with words of our own lexicon on top; no document teaches it anything.
"""

from collections.abc import Callable
from functools import cache, lru_cache
from math import log

from etl.lexicon import load_words
from etl.restore.script_tests import in_gb2312, to_simplified

TOTAL = log(60_101_967)  # occurrences that the dictionary was counted on
COMMON_MARKS = {"。": 3.6, "、": 3.6, "，": 3.4, ",": 3.4, "；": 5.5, ";": 5.5, "：": 6.0, ":": 6.0, "“": 6.5, "”": 6.5}
BRACKETS = dict.fromkeys("（）()《》〔〕", 6.5)
MARK_COSTS = {**COMMON_MARKS, **BRACKETS, "—": 7.0, "？": 8.0, "?": 8.0, "％": 8.0, "·": 9.0, "…": 9.0}
ODD = 22.0
CORRECTED = {"的": 3.6}  # the dictionary has it at a tenth of its share in any text
OWN = 13.5  # what a word of our own lexicon costs that the dictionary lacks: as much as one seen 80 times
BONUS = 2.0  # how much cheaper a word of our own lexicon is than the dictionary, made from all kinds of text, says


@lru_cache(maxsize=1 << 14)
def word_cost(word: str) -> float:
    """Return the cost of a simplified word, or of any one character."""
    import rjieba  # 0.1 s: only damaged text pays for it

    if word in CORRECTED:
        return CORRECTED[word]
    is_own = word in _own_words()
    if rjieba.has_word(word):
        return TOTAL - log(max(rjieba.suggest_freq(word), 1)) - (BONUS if is_own else 0.0)
    return OWN if is_own else _cost_of_stranger(word)


def char_cost(char: str) -> float:
    """Return the cost of one character, traditional or not, by itself."""
    return word_cost(to_simplified(char))


@cache
def find_word_test() -> Callable[[str], bool]:
    """Return the test whether the dictionary or our own lexicon has a word; it is asked more often than all else."""
    import rjieba

    has_word, own = rjieba.has_word, _own_words()
    return lambda word: has_word(word) or word in own


@cache
def _own_words() -> frozenset[str]:
    return frozenset(word for words in load_words("words").values() for word in words)


def _cost_of_stranger(char: str) -> float:
    if char.isascii() and char not in MARK_COSTS:
        return 7.0 if char.isalpha() else 2.0
    return MARK_COSTS.get(char) or (TOTAL + 1.0 if "一" <= char <= "鿿" and in_gb2312(char) else ODD)


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
