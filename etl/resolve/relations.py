"""How a document uses another that it cites, by the words around the citation."""

import re

from etl.lexicon import load_words

SENTENCE = re.compile(r"[。；;\n]")
# Titles and numbers listed before it share its verb.
OTHERS = re.compile(r"《[^《》]*》|[(（][^()（）]*[)）]")


def find_relation(text: str, start: int, end: int) -> str:
    """Return the relation of the citation at `text[start:end]`; `mentions` where no word tells.

    Only the sentence around the citation is read. Of several words before it the nearest decides.
    """
    words = load_words("relations")
    reach: int = words["reach"]
    behind = SENTENCE.split(text[end : end + reach], maxsplit=1)[0]
    for relation, forms in words["behind"].items():
        if any(form in behind for form in forms):
            return str(relation)
    before = OTHERS.sub("", SENTENCE.split(text[:start])[-1])[-3 * reach :]
    nearest = ("mentions", -1)
    for relation, forms in words["before"].items():
        place = max(before.rfind(form) for form in forms)
        if place > nearest[1]:
            nearest = (relation, place)
    return nearest[0]
