"""Words that were searched for, marked where they stand."""

from markupsafe import Markup, escape

from etl.search import cut_excerpt, fold, split_terms
from etl.serve.public.language import TAGS
from etl.serve.public.marks import HAN


def find_terms(text: str, query: str) -> list[tuple[int, int]]:
    """Return where terms of a query stand in a text: spans that do not overlap, in order."""
    lengths = [len(fold(character)) for character in text]
    places = [n for n, length in enumerate(lengths) for _ in range(length)]  # of folded characters in the text
    folded, covered = fold(text), [False] * len(text)
    for term in split_terms(query):
        start = folded.find(term)
        while start >= 0:
            for place in places[start : start + len(term)]:
                covered[place] = True
            start = folded.find(term, start + 1)
    spans: list[tuple[int, int]] = []
    for place, is_covered in enumerate(covered):
        if is_covered and spans and spans[-1][1] == place:
            spans[-1] = (spans[-1][0], place + 1)
        elif is_covered:
            spans.append((place, place + 1))
    return spans


def mark_terms(language: str, text: str | None, query: str) -> Markup:
    """Return a text with the terms of a query marked; on an English page Chinese text is said to be that."""
    if not text:
        return Markup("")
    marked, reached = Markup(""), 0
    for start, end in find_terms(text, query):
        marked += escape(text[reached:start]) + Markup("<mark>{}</mark>").format(text[start:end])
        reached = end
    marked += escape(text[reached:])
    if language == "en" and HAN.search(text):
        return Markup('<span class="original" lang="{}">{}</span>').format(TAGS["zh"], marked)
    return marked


def cut_around(text: str | None, query: str) -> str:
    """Return some characters of a text around the first term."""
    return cut_excerpt(text, query, before=24, width=90) or ""
