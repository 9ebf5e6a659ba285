"""Pinyin as sites print it: one spelling for comparison, and the readings that a character can have."""

import re
import unicodedata
from functools import cache, lru_cache

# GBK has its own a and g for pinyin (A8BB, A8C0); some lists are typed with them.
LETTERS = "a-zɑɡüāáǎàēéěèêīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"
READING = rf"(?:[{LETTERS}][\u0300\u0301\u0304\u0308\u030c]{{0,2}}|u:){{1,7}}"
"""A reading in a bracket: toned or not, composed or decomposed, ü also as v or u:."""

_SPELLINGS = (("ɑ", "a"), ("ɡ", "g"), ("u:", "ü"))
_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0304\u030c"))


def spell_reading(printed: str) -> str:
    """Return `printed` in its one composed spelling, tone marks kept: `lv`, `lu:` and `lü` become `lü`."""
    text = unicodedata.normalize("NFC", printed).lower()
    for sign, letter in _SPELLINGS:
        text = text.replace(sign, letter)
    return text.replace("v", "ü") if text[:1] in "nlv" or text.startswith("v") else text


def drop_tone(reading: str) -> str:
    """Return a spelt reading without its tone mark: `lǜ` becomes `lü`."""
    if reading.isascii():
        return reading
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", reading).translate(_TONES))


def has_tone(reading: str) -> bool:
    """Whether a spelt reading has a tone mark."""
    return drop_tone(reading) != reading


@cache
def list_readings(char: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return every reading of `char`, toned and toneless, in one spelling; empty for what is not in the dictionary."""
    from pypinyin.constants import PINYIN_DICT  # 0.2 s: only damaged text pays for it

    toned = frozenset(spell_reading(r) for r in PINYIN_DICT.get(ord(char), "").split(",") if r)
    return toned, frozenset(map(drop_tone, toned))


def find_usual_reading(char: str) -> str | None:
    """Return the reading of `char` that its dictionary names first, without its tone."""
    from pypinyin.constants import PINYIN_DICT

    first = PINYIN_DICT.get(ord(char), "").partition(",")[0]
    return drop_tone(spell_reading(first)) if first else None


@lru_cache(maxsize=4096)
def _spell(printed: str) -> tuple[str, str]:
    spelt = spell_reading(printed)
    return spelt, drop_tone(spelt)


def fits_reading(char: str, printed: str, with_tone: bool = False) -> bool:
    """Whether `printed` is how `char` can be read; without `with_tone` a tone that differs does not matter."""
    spelt, plain = _spell(printed)
    toned, toneless = list_readings(char)
    if with_tone and spelt != plain:
        return spelt in toned
    return plain in toneless or plain.replace("u", "ü") in toneless  # some tools drop the dots: 綠(lu)


BRACKET = re.compile(rf"[(（]({READING})[)）]")
