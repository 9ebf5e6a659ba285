"""The damage that link-spam sites do, done to text of our own: three operations on GBK bytes (see docs/restore.md).

Written apart from `etl.restore`, so that a misunderstanding there does not hide here. Everything is seeded.
"""

import random
import re
from dataclasses import dataclass
from functools import cache

from opencc import OpenCC
from pypinyin import Style, pinyin

ASCII_MARKS = str.maketrans("，（）：；？！％", ",():;?!%")


@dataclass(frozen=True)
class Site:
    """What one copying site does. `share` is the part of the traditional characters on its list."""

    share: float
    tones: bool = True
    space: bool = False
    seed: int = 0
    narrow: bool = True  # writes ，（）： in ASCII after decoding
    overlap: bool = False  # a pair is looked up at every byte, also inside a pair just found
    early: bool = False  # loses its marks (A3BF, A3BB) before it adds readings
    swallows: str = "("  # ASCII characters that vanish together with the half character before them
    stops_at: str = ""  # marks at which the decoder starts anew


def damage(text: str, site: Site) -> str:
    """Return simplified `text` as `site` would show it, line by line."""
    return "\n".join(redamage(to_traditional(line), site) for line in text.split("\n"))


def redamage(line: str, site: Site, seen: str | None = None) -> str:
    """Return one traditional line as `site` would show it; with `seen`, as if it had only the readings in that."""
    listed = make_list(site)
    if seen is not None:
        listed = {pair: bracket for pair, bracket in listed.items() if bracket.decode("gbk")[1:] in seen}
    return _damage_line(line, site, listed)


@cache
def _converter() -> OpenCC:
    return OpenCC("s2t")


@cache
def to_traditional(text: str) -> str:
    return _converter().convert(text)


@cache
def _traditional_characters() -> tuple[str, ...]:
    simplify = OpenCC("t2s")
    found = []
    for code in range(0x4E00, 0x9FA6):
        char = chr(code)
        if simplify.convert(char) != char and _encodes(char):
            found.append(char)
    return tuple(found)


def _encodes(char: str) -> bool:
    try:
        return len(char.encode("gbk")) == 2
    except UnicodeEncodeError:
        return False


@cache
def make_list(site: Site) -> dict[bytes, bytes]:
    """Return what stands behind each listed pair: the bytes of its bracket."""
    chars = _traditional_characters()
    chosen = random.Random(site.seed).sample(chars, round(site.share * len(chars)))
    style = Style.TONE if site.tones else Style.NORMAL
    listed = {}
    for char in chosen:
        reading = pinyin(char, style=style)[0][0]
        bracket = f"({reading}){' ' if site.space else ''}"
        try:
            listed[char.encode("gbk")] = bracket.encode("gbk")
        except UnicodeEncodeError:  # GBK has no ń or ǹ
            continue
    return listed


def _damage_line(line: str, site: Site, listed: dict[bytes, bytes]) -> str:
    data = b"".join(c.encode("gbk") if _is_gbk(c) else b"?" for c in line)
    if site.early:
        data = _lose_marks(data)
    data = _add_readings(data, listed, site.overlap)
    if not site.early:
        data = _lose_marks(data)
    text = _decode(data, site)
    return text.translate(ASCII_MARKS) if site.narrow else text


def _is_gbk(char: str) -> bool:
    return char.isascii() or _encodes(char)


def _lose_marks(data: bytes) -> bytes:
    return data.replace(b"\xa3\xbf", b"?").replace(b"\xa3\xbb", b";")


def _add_readings(data: bytes, listed: dict[bytes, bytes], overlap: bool) -> bytes:
    out, i = bytearray(), 0
    while i < len(data):
        bracket = listed.get(data[i : i + 2])
        if bracket is None:
            out.append(data[i])
            i += 1
        elif overlap and data[i + 1 : i + 3] in listed:
            out += data[i : i + 2] + bracket + data[i + 2 : i + 3] + listed[data[i + 1 : i + 3]]
            i += 3
        else:
            out += data[i : i + 2] + bracket
            i += 2
    return bytes(out)


def _decode(data: bytes, site: Site) -> str:
    stops = [m.encode("gbk") for m in site.stops_at]
    pieces = re.split(b"(" + b"|".join(stops) + b")", data) if stops else [data]
    return "".join(_decode_piece(piece, site.swallows) for piece in pieces)


def _decode_piece(data: bytes, swallows: str) -> str:
    out, i = [], 0
    while i < len(data):
        lead = data[i]
        if lead < 0x80:
            out.append(chr(lead))
            i += 1
            continue
        trail = data[i + 1] if i + 1 < len(data) else 0
        if lead == 0x80 or lead == 0xFF or trail in (0, 0x7F, 0xFF):
            out.append("?")
            i += 1
        elif trail < 0x40:
            out.append("?")
            i += 2 if chr(trail) in swallows else 1
        else:
            out.append(_decode_pair(lead, trail))
            i += 2
    return "".join(out)


def _decode_pair(lead: int, trail: int) -> str:
    try:
        return bytes((lead, trail)).decode("gbk")
    except UnicodeDecodeError:
        pass
    if 0xAA <= lead <= 0xAF and trail >= 0xA1:
        return chr(0xE000 + (lead - 0xAA) * 94 + trail - 0xA1)
    if lead >= 0xF8 and trail >= 0xA1:
        return chr(0xE234 + (lead - 0xF8) * 94 + trail - 0xA1)
    if 0xA1 <= lead <= 0xA7 and trail <= 0xA0:
        return chr(0xE4C6 + (lead - 0xA1) * 96 + trail - 0x40 - (trail > 0x7F))
    return "?"
