"""Titles and headings in English, where our lexicon translates them."""

from functools import cache

from etl.lexicon import load_words


@cache
def _translations() -> dict[str, str]:
    return {plain_words(chinese): english for chinese, english in load_words("headings_en").items()}


def plain_words(text: str) -> str:
    """Return only the letters, characters and digits of a heading, by which it is looked up."""
    return "".join(c for c in text if c.isalnum())


def translate_heading(heading: str | None) -> str | None:
    """Return a heading in English, or None where the lexicon does not have it."""
    return _translations().get(plain_words(heading)) if heading else None
