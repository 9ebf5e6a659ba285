"""The words that compare right before and right behind a number: 不低于, 达到, 以上, 左右."""

from etl.extract.contexts import Context
from etl.extract.quantities import words


def find_word_before(context: Context) -> str | None:
    """Return the comparator of the longest word with which the text before the number ends, or None."""
    text = context.before.rstrip()
    best: tuple[int, str] | None = None
    for comparator, forms in words()["before"].items():
        for form in forms:
            if text.endswith(form) and (best is None or len(form) > best[0]):
                best = (len(form), comparator)
    return best[1] if best else None


def find_word_after(context: Context) -> tuple[str, str] | None:
    """Return the comparator right behind the number and the text behind its word, or None."""
    text = context.after.lstrip()
    for comparator, forms in words()["after"].items():
        for form in sorted(forms, key=len, reverse=True):
            if text.startswith(form):
                return comparator, text[len(form) :]
    return None
