"""How much of a text is wrong: edit distance to the original over its length, white space and width aside."""

import re
import unicodedata
from collections.abc import Iterable

WHITE = re.compile(r"\s+")


def measure_error_rate(pairs: Iterable[tuple[str, str]]) -> float:
    """Return the character error rate over pairs of an original line and what was made of it."""
    wrong = total = 0
    for original, made in pairs:
        first, second = fold_width(original), fold_width(made)
        wrong += count_edits(first, second)
        total += len(first)
    return wrong / total if total else 0.0


def fold_width(text: str) -> str:
    """Return `text` without white space, full-width forms as narrow ones."""
    return WHITE.sub("", unicodedata.normalize("NFKC", text))


def count_edits(first: str, second: str) -> int:
    """Return the Levenshtein distance, by Myers' bit vectors: one step of arithmetic a character of `second`."""
    first, second = _trim(first, second)
    if not first or not second:
        return len(first) + len(second)
    places: dict[str, int] = {}
    for i, char in enumerate(first):
        places[char] = places.get(char, 0) | 1 << i
    full, top = (1 << len(first)) - 1, 1 << (len(first) - 1)
    plus, minus, distance = full, 0, len(first)
    for char in second:
        here = places.get(char, 0)
        vertical = here | minus
        here |= (((here & plus) + plus) ^ plus) | here
        up, down = minus | ~(here | plus) & full, plus & here
        distance += 1 if up & top else -1 if down & top else 0
        up, down = (up << 1 | 1) & full, down << 1 & full
        plus, minus = down | ~(vertical | up) & full, up & vertical
    return distance


def _trim(first: str, second: str) -> tuple[str, str]:
    """Return two texts without the beginning and the end that they share."""
    limit = min(len(first), len(second))
    start = next((i for i in range(limit) if first[i] != second[i]), limit)
    first, second = first[start:], second[start:]
    limit -= start
    end = next((i for i in range(limit) if first[-1 - i] != second[-1 - i]), limit)
    return first[: len(first) - end], second[: len(second) - end]
