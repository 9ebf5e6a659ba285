"""What a value means, in a sentence of the codebook."""

from etl.docs.texts import read_texts
from etl.serve.public.ask import Ask


def describe_level(ask: Ask, column: str, value: str) -> str:
    """Return the codebook's sentence on a value; `column`, as `findings.kind`, decides where levels are its own.

    Of a column that the contract leaves open the codebook may not know every value: then there is no sentence.
    """
    words = read_texts("levels")
    zh, en = (
        words["open_levels"][column].get(value, ("", "")) if column in words["open_levels"] else words["levels"][value]
    )
    return ask.choose(zh, en)
