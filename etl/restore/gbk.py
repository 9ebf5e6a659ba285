"""GBK arithmetic: characters and their two bytes, the user area (private use in Unicode) included.

GB 18030 gives every pair of bytes a character: the user areas AAA1-AFFE, F8A1-FEFE and A140-A7A0 are U+E000-U+E765,
and the pairs that GBK leaves free follow in order as U+E766-U+E864; later editions moved some of those elsewhere.
"""

from collections.abc import Iterator
from functools import cache

LEADS = range(0x81, 0xFF)
TRAILS = tuple(t for t in range(0x40, 0xFF) if t != 0x7F)
FIRST_FREE = 0xE766
# Two characters that decoders read from one pair.
TWINS = {"—": b"\xa1\xaa", "·": b"\xa1\xa4", "―": b"\xa1\xaa"}


def user_code(lead: int, trail: int) -> int | None:
    """Return the private-use code of a pair in the user areas, None elsewhere."""
    if 0xAA <= lead <= 0xAF and trail >= 0xA1:
        return 0xE000 + (lead - 0xAA) * 94 + trail - 0xA1
    if 0xF8 <= lead <= 0xFE and trail >= 0xA1:
        return 0xE234 + (lead - 0xF8) * 94 + trail - 0xA1
    if 0xA1 <= lead <= 0xA7 and trail <= 0xA0:
        return 0xE4C6 + (lead - 0xA1) * 96 + trail - (0x41 if trail > 0x7F else 0x40)
    return None


def _list_pairs() -> Iterator[tuple[bytes, str]]:
    free = FIRST_FREE
    for lead in LEADS:
        for trail in TRAILS:
            pair = bytes((lead, trail))
            code = user_code(lead, trail)
            if code is None:
                try:
                    yield pair, pair.decode("gbk")
                    continue
                except UnicodeDecodeError:
                    code, free = free, free + 1
            yield pair, chr(code)


@cache
def _chars() -> dict[bytes, str]:
    return dict(_list_pairs())


@cache
def _pairs() -> dict[str, bytes]:
    moved = {pair.decode("gb18030", "replace"): pair for pair in _chars()}
    return {**{c: p for c, p in moved.items() if len(c) == 1}, **{c: p for p, c in _chars().items()}, **TWINS}


@cache
def list_free_pairs() -> dict[int, tuple[int, ...]]:
    """Return the second bytes, by first byte, of the pairs for which GBK alone has no character."""
    free: dict[int, tuple[int, ...]] = {}
    for pair, char in _chars().items():
        if ord(char) in range(FIRST_FREE, 0xE865):
            free[pair[0]] = (*free.get(pair[0], ()), pair[1])
    return free


def pair_to_char(lead: int, trail: int) -> str | None:
    """Return the character of a pair, private use included; None for what is no pair."""
    return _chars().get(bytes((lead, trail)))


def char_to_pair(char: str) -> bytes | None:
    """Return the two bytes of a character; None for ASCII and for what GBK does not have."""
    return _pairs().get(char)


def is_private(char: str) -> bool:
    """Whether a character stands in Unicode's private area, where decoders put GBK's user area."""
    return "\ue000" <= char <= "\uf8ff"
