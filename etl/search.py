"""Search by substring: how words are folded, how a text becomes index tokens, how a query becomes an FTS5 expression.

A row is found when every term of the query (terms stand between white space) occurs in it as a substring, both folded.
Chinese has no spaces and people search for words of any length, so the index holds every pair of neighbouring
characters, punctuation included, and a term is the phrase of its pairs: exact for two characters and more. One
character is a prefix of the pair that it opens; the last character before white space stands alone, so that it is
found too. `contains` says the same by scanning, and the tests hold both together.
"""

import unicodedata
from functools import lru_cache
from itertools import pairwise
from typing import Any

# A token consists of letters, digits and everything beyond ASCII: FTS5's tokenizer `ascii` keeps just these together.
# ASCII signs are therefore written in a place where no text is, and the few characters that live there are escaped,
# so that no two different texts ever get the same tokens.
_ESCAPE = "\U0010ffff"
_SIGNS_START = 0x10FF00
EVERY_ROW = f"{_ESCAPE}z"
"""A token in every indexed column: what an empty query finds."""

FTS_TOKENIZER = "ascii"


class _Folding(dict[int, str]):
    """Folded characters, worked out when first met."""

    def __missing__(self, code: int) -> str:
        wide = unicodedata.normalize("NFKC", chr(code)).lower()
        self[code] = "".join(_simplifier().convert(c) for c in wide)
        return self[code]


class _Coding(dict[int, str]):
    """Folded characters as they are written inside a token; no code is the beginning of another."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if code < 0x80 and not character.isalnum():
            character = chr(_SIGNS_START + code)
        elif code >= _SIGNS_START:
            character = _ESCAPE + f"{code - _SIGNS_START:02x}" if character != _ESCAPE else _ESCAPE * 2
        self[code] = character
        return character


_folding, _coding = _Folding(), _Coding()


@lru_cache(maxsize=1)
def _simplifier() -> Any:
    from opencc import OpenCC  # imported when first needed: most commands never search

    return OpenCC("t2s")


def fold(text: str) -> str:
    """Return `text` in the width, case and script in which words are compared.

    Full width equals half width (NFKC), capitals equal small letters, traditional characters equal simplified ones.
    Every character is folded by itself, so a substring stays a substring: `fold(a) + fold(b) == fold(a + b)`.
    """
    return text.translate(_folding)


def split_terms(query: str) -> tuple[str, ...]:
    """Return the folded terms of a query, each once, in order."""
    return tuple(dict.fromkeys(fold(query).split()))


def contains(query: str, *texts: str | None) -> bool:
    """Say by scanning whether every term of `query` occurs in one of `texts`; the meaning of a search."""
    folded = [fold(t) for t in texts if t]
    return all(any(term in text for text in folded) for term in split_terms(query))


def write_tokens(text: str | None) -> str:
    """Return what the index keeps for one column of one row: `EVERY_ROW` and the pairs of its characters."""
    words = [EVERY_ROW]
    for run in fold(text or "").split():
        codes = [_coding[ord(c)] for c in run]
        words += [first + second for first, second in pairwise(codes)]
        words.append(codes[-1])
    return " ".join(words)


def write_match(query: str) -> str:
    """Return the FTS5 expression that finds what `contains` finds; never a syntax error, whatever is in `query`."""
    return " AND ".join(_phrase(term) for term in split_terms(query)) or f'"{EVERY_ROW}"'


def _phrase(term: str) -> str:
    codes = [_coding[ord(c)] for c in term]
    if len(codes) == 1:
        return f'"{codes[0]}" *'
    return '"' + " ".join(first + second for first, second in pairwise(codes)) + '"'


def cut_excerpt(text: str | None, query: str, before: int = 16, width: int = 60) -> str | None:
    """Return `width` characters of `text` around the first term found in it; … stands where it was cut."""
    if text is None:
        return None
    folded = fold(text)
    found = [place for place in (folded.find(term) for term in split_terms(query)) if place >= 0]
    place, reached = 0, 0
    # A folded character can be longer than the one it comes from, so the place is counted back to the text.
    while found and reached < min(found):
        reached += len(fold(text[place]))
        place += 1
    start = max(0, min(place - before, len(text) - width))
    cut = " ".join(text[start : start + width].split())
    return ("…" if start else "") + cut + ("…" if start + width < len(text) else "")
