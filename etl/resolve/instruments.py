"""Policy instruments that a text mentions."""

import re
from functools import cache

from etl.lexicon import load_words
from etl.resolve.terms import compile_terms, fold_print


def count_instruments(text: str) -> dict[str, int]:
    """Return how often `text` mentions each instrument of the codebook, by id in the codebook's order.

    Where aliases overlap, the one that begins first counts, and of those the longest; DRG/DIP is a mention of each,
    按病种分值付费(DIP) is one. An instrument that is not mentioned has no entry.
    """
    pattern, owners = _scan()
    counts: dict[str, int] = {}
    for m in pattern.finditer(fold_print(text)):
        owner = owners[m.group()]
        counts[owner] = counts.get(owner, 0) + 1
    return {i: counts[i] for i in dict.fromkeys(owners.values()) if i in counts}


@cache
def _scan() -> tuple[re.Pattern[str], dict[str, str]]:
    owners = name_instruments()
    return compile_terms(owners), owners


@cache
def name_instruments() -> dict[str, str]:
    """Return the id of the instrument behind every name and alias."""
    return {
        fold_print(alias): entry["id"]
        for entry in load_words("instruments")
        for alias in (entry["name"], *entry["aliases"])
    }
