"""Places of a contradiction, and the note on it, made from templates of our own words."""

from dataclasses import dataclass

from etl.lexicon import load_words
from etl.model import Document, Fact, Finding, Outline

LONGEST = 24


@dataclass(frozen=True, slots=True)
class Place:
    """A clause and a half-open span of the restored text; the path is empty outside every clause."""

    doc: str
    path: str
    start: int
    end: int


def place_of(outline: Outline, document: Document, start: int, end: int) -> Place:
    """Return the place of a span of `document`, in the lowest clause that holds it."""
    path = next((c.path for c in document.clauses if c.start <= start and end <= c.end), "")
    return Place(document.key, path, start, end)


def place_of_fact(fact: Fact) -> Place:
    """Return where a fact stands."""
    return Place(fact.doc, fact.path, fact.start, fact.end)


def say(kind: str, one: Place, other: Place, a: str, b: str) -> Finding:
    """Return the finding on two places; its note quotes `a` and `b`, at most 24 characters of each."""
    words = load_words("findings")
    notes = [
        words[kind][language].format(a=_shorten(a) or words["none"][language], b=_shorten(b) or words["none"][language])
        for language in ("zh", "en")
    ]
    return Finding(
        one.doc, one.path, one.start, one.end, kind, other.doc, other.path, other.start, other.end, notes[0], notes[1]
    )


def _shorten(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
