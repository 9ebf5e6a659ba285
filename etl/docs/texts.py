"""The words of the pages, as data beside the code, in Chinese and English."""

import re
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("en", "zh")
# A folded line of yml leaves a space, which has no place beside a Chinese mark or between two Chinese characters.
FOLD = re.compile(r"(?<=[^\x00-\x7f]) (?=[^\x00-\x7f])|(?<=[，。；：、（《“]) | (?=[，。；：、）》”])")
# due_on, organization_id: a word of the tables that no language has.
NAME = re.compile(r"(?<![\w`/.])[a-z]+(?:_[a-z]+)+(?![\w`/.]*[`/])")


@cache
def read_texts(name: str) -> Any:
    """Return the content of `etl/docs/<name>.yml`."""
    return yaml.safe_load(Path(__file__).with_name(f"{name}.yml").read_text(encoding="utf-8"))


def say(name: str, language: Language, **values: object) -> str:
    """Return a word or sentence of words.yml with its places filled."""
    return close_folds(str(read_texts("words")[name][language]), language).format(**values)


def write_prose(text: str, language: Language) -> str:
    """Return a paragraph of a page, names of tables and columns marked as code."""
    return NAME.sub(r"`\g<0>`", close_folds(text, language))


def close_folds(text: str, language: Language) -> str:
    """Return a Chinese text without the spaces that folding left in it, any other as it is."""
    return FOLD.sub("", text) if language == "zh" else text
