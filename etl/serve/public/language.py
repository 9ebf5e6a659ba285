"""The two languages of the pages: which one a visitor wants, and the words of each."""

import gettext
import re
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALE = Path(__file__).parent / "locale"
TAGS = {"zh": "zh-Hans", "en": "en"}
"""The languages, each with the tag that HTML has for it."""

Words = gettext.NullTranslations


@lru_cache(maxsize=len(TAGS))
def read_words(language: str) -> Words:
    """Return the words of a language: the messages are English, so only Chinese has a catalogue."""
    path = LOCALE / f"{language}.po"
    if not path.exists():
        return gettext.NullTranslations()
    with path.open("rb") as file:
        catalogue = read_po(file, locale=language)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def choose_language(accepted: str) -> str:
    """Return the language that an Accept-Language header asks for first; Chinese where it asks for neither."""
    wanted: list[tuple[float, str]] = []
    for part in accepted.lower().split(","):
        found = re.fullmatch(r"\s*([a-z]+)(?:-[\w-]+)?\s*(?:;\s*q\s*=\s*([\d.]+))?\s*", part)
        if found and found[1] in TAGS:
            wanted.append((_read_weight(found[2]), found[1]))
    best = max(wanted, key=lambda w: w[0], default=(0.0, "zh"))
    return best[1] if best[0] > 0 else "zh"


def _read_weight(printed: str | None) -> float:
    try:
        return 1.0 if printed is None else float(printed)
    except ValueError:
        return 0.0
