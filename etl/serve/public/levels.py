"""What a value means, in a sentence of the codebook."""

from etl.docs.texts import read_texts
from etl.serve.public.ask import Ask


def describe_level(ask: Ask, column: str, value: str) -> str:
    """Return the codebook's sentence on a value; `column`, as `findings.kind`, decides where levels are its own."""
    words = read_texts("levels")
    zh, en = words["open_levels"].get(column, words["levels"])[value]
    return ask.choose(zh, en)
