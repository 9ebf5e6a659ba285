"""The theme of a task, by the codebook's words in its heading and text."""

import re
from collections import Counter
from functools import cache

from etl.lexicon import load_words
from etl.resolve.instruments import name_instruments
from etl.resolve.terms import compile_terms, fold_print


def find_theme(title: str | None, text: str) -> str | None:
    """Return the most specific theme that `title` speaks for, else that `text` does; None when nothing speaks.

    The characters of a theme's words, and of the names of its instruments, are its score; ties go by the codebook's
    order. Where the heading names only a broad theme (医保), the text decides between the narrower ones under it.
    """
    heading, body = _score(title or ""), _score(text)
    parents = _parents()
    narrow = _best({t: n for t, n in heading.items() if parents[t]})
    if narrow:
        return narrow
    broad = _best(heading)
    if broad:
        return _best({t: n for t, n in body.items() if parents[t] == broad}) or broad
    return _best({t: n for t, n in body.items() if parents[t]}) or _best(body)


def _score(text: str) -> Counter[str]:
    pattern, owners = _scan()
    score: Counter[str] = Counter()
    for m in pattern.finditer(fold_print(text)):
        score[owners[m.group()]] += len(m.group())
    return score


def _best(score: dict[str, int]) -> str | None:
    order = list(_parents())
    return min(score, key=lambda theme: (-score[theme], order.index(theme)), default=None)


@cache
def _parents() -> dict[str, str | None]:
    return {theme["id"]: theme.get("parent") for theme in load_words("themes")}


@cache
def _scan() -> tuple[re.Pattern[str], dict[str, str]]:
    themes = {entry["id"]: entry["theme"] for entry in load_words("instruments")}
    owners = {alias: themes[instrument] for alias, instrument in name_instruments().items()}
    owners |= {fold_print(word): theme["id"] for theme in load_words("themes") for word in theme["words"]}
    return compile_terms(owners), owners
