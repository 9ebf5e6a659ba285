"""Whether a line speaks of what the document speaks of: the share of its character pairs that the rest also has."""

import re
from collections.abc import Iterable

WORDS = re.compile("[㐀-䶿一-鿿A-Za-z]+")


def list_pairs(text: str) -> set[str]:
    """Return the pairs of neighbouring characters inside words; punctuation and digits part words."""
    return {word[i : i + 2] for word in WORDS.findall(text) for i in range(len(word) - 1)}


def join_pairs(lines: Iterable[str]) -> set[str]:
    """Return the pairs of all `lines`."""
    return set().union(*map(list_pairs, lines))


def measure_coherence(line: str, pairs: set[str]) -> float:
    """Return the share, 0 to 1, of the pairs of `line` that are in `pairs`; 1 for a line without any."""
    own = list_pairs(line)
    return len(own & pairs) / len(own) if own else 1.0
