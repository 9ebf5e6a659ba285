"""Words as data: one yml file an idea, read once."""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def load_words(name: str) -> Any:
    """Return the content of `etl/lexicon/<name>.yml`."""
    text = (files("etl.lexicon") / f"{name}.yml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=_Loader)  # the loader is a safe one


def alternatives(words: list[str]) -> str:
    """Return a regular-expression alternation of literal words, longest first, so that the longest wins."""
    import re

    return "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))
