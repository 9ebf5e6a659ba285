"""Pinyin as sites print it: one spelling for comparison, and the readings that a character can have."""

import re
import unicodedata
from functools import cache

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


@cache
def list_readings(char: str) -> frozenset[str]:
    """Return every reading of `char`, toned and toneless, in one spelling; empty for what is not in the dictionary."""
    from pypinyin.constants import PINYIN_DICT  # 0.2 s: only damaged text pays for it

    toned = [spell_reading(r) for r in PINYIN_DICT.get(ord(char), "").split(",") if r]
    return frozenset(toned + [drop_tone(r) for r in toned])


def fits_reading(char: str, printed: str) -> bool:
    """Whether `printed` is how `char` can be read; a tone that differs does not matter, lists disagree on tones."""
    readings = list_readings(char)
    spelt = spell_reading(printed)
    # Some tools drop the dots: 綠(lu).
    return spelt in readings or drop_tone(spelt) in readings or drop_tone(spelt).replace("u", "ü") in readings


BRACKET = re.compile(rf"[(（]({READING})[)）]")
