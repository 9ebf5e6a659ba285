"""Chinese numerals up to 9999 and full-width digits, as numbers."""

DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
UNITS = {"十": 10, "百": 100, "千": 1000}


def parse_numeral(text: str) -> int | None:
    """Return the number that `text` spells (`十二`, `二〇二一`, `１２`, `⑫`), or None when it spells none.

    Positional forms (二〇二一) and forms with units (一百零五) are both read; anything else is not a numeral.
    """
    if len(text) == 1 and "①" <= text <= "⑳":
        return ord(text) - ord("①") + 1
    if text.isdecimal():
        return int(text)
    if not text or any(c not in DIGITS and c not in UNITS for c in text):
        return None
    if not any(c in UNITS for c in text):
        return int("".join(str(DIGITS[c]) for c in text))
    total, digit = 0, 0
    for c in text:
        if c in UNITS:
            total += (digit or 1) * UNITS[c]
            digit = 0
        else:
            digit = DIGITS[c]
    return total + digit
