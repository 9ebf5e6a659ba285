"""Whether a cut between two pieces of text goes through a word, by a packaged dictionary."""

import re

HAN = re.compile("[\u3400-\u9fff]")


def crosses_word(left: str, right: str) -> bool:
    """Whether the cut between `left` and `right` goes through a word: 改|革, 会|商.

    The dictionary is rjieba's, without its guesses at unknown words; a cut beside a mark never crosses one.
    """
    import rjieba  # its dictionary takes memory, and most documents have no cut cells

    tail, head = left[-3:], right[:3]
    if not HAN.fullmatch(tail[-1:]) or not HAN.fullmatch(head[:1]):
        return False
    at = 0
    for word in rjieba.cut(tail + head, False):
        if at < len(tail) < at + len(word):
            return True
        at += len(word)
    return False
