"""The damage itself, done to original characters: what a repair must give back letter by letter."""

from collections.abc import Collection, Iterator, Mapping

from etl.restore.gbk import char_to_pair, is_private, pair_to_char

BREAK = None
"""Where a decoder started anew: a half character before it is lost alone."""

Unit = int | str | None
_NARROW = {0xFF01 + i: 0x21 + i for i in range(94)} | {0x3000: 0x20}


def damage_run(text: str, readings: Mapping[int, str], breaks: Collection[int]) -> str:
    """Return `text` as a site shows it that adds `readings` and starts decoding anew at `breaks`.

    Both are counted in bytes of the original; a reading is what stands behind its opening bracket.
    """
    units: list[Unit] = []
    for at, byte in enumerate(encode(text), 1):
        units.append(byte)
        if at in breaks:
            units.append(BREAK)
        if at in readings:
            units += [0x28, readings[at]]
    return "".join(_decode(list(_lose_marks(units))))


def encode(text: str) -> bytes:
    """Return the GBK bytes of `text`, user area included; raise ValueError for what GBK does not have."""
    parts = [char_to_pair(c) or (c.encode("ascii") if c.isascii() else b"") for c in text]
    if b"" in parts:
        raise ValueError(f"not in GBK: {text!r}")
    return b"".join(parts)


def _lose_marks(units: list[Unit]) -> Iterator[Unit]:
    """Yield the units with A3BF as 3F and A3BB as 3B, wherever the two bytes meet."""
    at = 0
    while at < len(units):
        pair = units[at : at + 2]
        if pair in ([0xA3, 0xBF], [0xA3, 0xBB]):
            yield 0x3F if pair[1] == 0xBF else 0x3B
            at += 2
        else:
            yield units[at]
            at += 1


def _decode(units: list[Unit]) -> Iterator[str]:
    at = 0
    while at < len(units):
        unit = units[at]
        at += 1
        if isinstance(unit, str):
            yield unit
        elif unit is not None and unit < 0x80:
            yield chr(unit)
        elif unit is not None:
            trail = units[at] if at < len(units) else BREAK
            if unit == 0x80 or not isinstance(trail, int):
                yield "?"
            else:
                at += 1
                yield pair_to_char(unit, trail) or "?"


def shows_same(expected: str, displayed: str) -> bool:
    """Whether two displays agree, width aside; a decoder may show `?` for private use, and others for `?`."""
    if len(expected) != len(displayed):
        return False
    pairs = zip(expected.translate(_NARROW), displayed.translate(_NARROW), strict=True)
    return all(e == d or (d in "?\ufffd" and (e == "?" or is_private(e))) or (e, d) == ("?", "€") for e, d in pairs)
