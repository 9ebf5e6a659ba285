"""The date of an article, which stands in the header lines of the page around it and not in its body."""

from dataclasses import replace

from etl.model import Outline, Text
from etl.parse.dates import DATE, find_date
from etl.span import OffsetMap


def date_article(outline: Outline, text: Text) -> Outline:
    """Return the outline with `published_on` of an article taken from the captured lines over its body.

    The last date before the body counts; a page's own dates stand there, those of recommended articles behind it.
    """
    first = outline.documents[0]
    if first.kind != "article" or first.published_on or not first.clauses:
        return outline
    opening = text.captured[: OffsetMap(text).to_captured(first.clauses[0].start)]
    dates = [d for m in DATE.finditer(opening) if (d := find_date(m.group()))]
    dated = replace(first, published_on=dates[-1] if dates else None)
    return replace(outline, documents=(dated, *outline.documents[1:]))
