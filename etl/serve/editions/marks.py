"""A changed cell as HTML: what went is struck out, what came is underlined."""

from markupsafe import Markup

from etl.edition.marks import mark_parts

TAGS = {"same": "{}", "gone": "<del>{}</del>", "new": "<ins>{}</ins>"}


def mark_cell(before: str, after: str) -> Markup:
    """Return both values in one, with the words that differ marked."""
    return Markup("").join(Markup(TAGS[p.kind]).format(p.text) for p in mark_parts(before, after))
