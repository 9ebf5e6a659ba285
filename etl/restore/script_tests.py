"""Which script a character and a text are in, told cheaply: a simplified text never loads a converter."""

import re
from collections import Counter
from functools import cache

from etl.restore.walk import walk_pieces

HAN = re.compile("[㐀-䶿一-鿿]")
KANA = re.compile("[ぁ-ゖァ-ヺ]")


def in_gb2312(char: str) -> bool:
    """Whether mainland China's basic set has the character; nearly every traditional form is outside of it."""
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def count_outside_gb2312(text: str) -> int:
    """Return how many characters of `text` are outside GB2312."""
    return sum(len(piece) - len(piece.encode("gb2312", "ignore").decode("gb2312")) for piece in walk_pieces(text))


@cache
def to_simplified(char: str) -> str:
    """Return the simplified form of one character, without regard to its neighbours."""
    from etl.restore.converter import convert_words

    return convert_words(char)


@cache
def is_traditional(char: str) -> bool:
    """Whether the character is a form that simplified text writes otherwise."""
    return "一" <= char <= "鿿" and to_simplified(char) != char


def is_traditional_text(text: str) -> bool:
    """Whether a text is written in traditional characters: they are at least 1 in 12 of its Chinese ones.

    A name or a quotation in the other script does not make a text traditional; a traditional text has about 1 in 3.
    Japanese, which shares many of these forms, is told by its kana.
    """
    if count_outside_gb2312(text) * 50 < len(text):
        return False
    counts: Counter[str] = Counter()
    for piece in walk_pieces(text):
        counts.update(HAN.findall(piece))
    if sum(len(KANA.findall(piece)) for piece in walk_pieces(text)) * 10 > counts.total():
        return False
    return sum(n for char, n in counts.items() if is_traditional(char)) * 12 >= max(counts.total(), 1)
