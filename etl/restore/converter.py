"""OpenCC, loaded when the first traditional text is met, and the words that it leaves as they are."""

import re
from functools import cache
from typing import Any

from etl.lexicon import alternatives, load_words


@cache
def _converter() -> Any:
    from opencc import OpenCC

    return OpenCC("t2s")


def simplify(text: str) -> str:
    """Return `text` in simplified characters, as OpenCC has it; its length may change."""
    return str(_converter().convert(text))


@cache
def _word_rules() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """Each rule's form, what it becomes, and a pattern that finds the words with exceptions first."""
    rules = load_words("script")
    return tuple((r["from"], r["to"], re.compile(alternatives([r["from"], *r["except"]]))) for r in rules)


def convert_words(line: str) -> str:
    """Return a line in simplified characters; forms with two lives go by the words of `lexicon/script.yml`."""
    simplified = simplify(line)
    for form, usual, pattern in _word_rules():
        if form in simplified:
            simplified = _replace(simplified, form, usual, pattern)
    return simplified


def _replace(line: str, form: str, usual: str, words: re.Pattern[str]) -> str:
    return words.sub(lambda m: usual if m.group() == form else m.group(), line)
