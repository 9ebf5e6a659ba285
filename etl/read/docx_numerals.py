"""The number formats of Word's automatic numbering (ECMA-376, ST_NumberFormat), as Word prints them."""

DIGITS = "〇一二三四五六七八九"
COUNTED = ("零一二三四五六七八九", "十百千")
LEGAL = {
    "chineseLegalSimplified": ("零壹贰叁肆伍陆柒捌玖", "拾佰仟"),
    "ideographLegalTraditional": ("零壹貳參肆伍陸柒捌玖", "拾佰仟"),
}
COUNTING = frozenset({"chineseCounting", "taiwaneseCounting", "japaneseCounting"})
COUNTING_THOUSAND = frozenset({"chineseCountingThousand", "taiwaneseCountingThousand"})
DIGITAL = frozenset({"ideographDigital", "taiwaneseDigital", "japaneseDigitalTenThousand"})
FULL_WIDTH = frozenset({"decimalFullWidth", "decimalFullWidth2"})
_CIRCLED = "".join(map(chr, range(0x2460, 0x2474)))
SEQUENCES = {
    "decimalEnclosedCircle": _CIRCLED,
    "decimalEnclosedCircleChinese": _CIRCLED,
    "decimalEnclosedParen": "".join(map(chr, range(0x2474, 0x2488))),
    "decimalEnclosedFullstop": "".join(map(chr, range(0x2488, 0x249C))),
    "ideographEnclosedCircle": "".join(map(chr, range(0x3280, 0x328A))),
    "ideographTraditional": "甲乙丙丁戊己庚辛壬癸",
    "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥",
}
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


def write_number(value: int, number_format: str) -> str:
    """Return `value` in a format of Word; in decimal past the end of a sequence, and in a format not named here."""
    if number_format in SEQUENCES and 1 <= value <= len(SEQUENCES[number_format]):
        return SEQUENCES[number_format][value - 1]
    if number_format in DIGITAL or (number_format in COUNTING and value > 99):
        return "".join(DIGITS[int(digit)] for digit in str(value))
    if number_format in COUNTING or number_format in COUNTING_THOUSAND:
        counted = _count(value, *COUNTED)
        return counted[1:] if 10 <= value < 20 else counted
    if number_format in LEGAL:
        return _count(value, *LEGAL[number_format])
    if number_format in FULL_WIDTH:
        return "".join(chr(ord(digit) + 0xFEE0) for digit in str(value))
    return _write_latin(value, number_format)


def _write_latin(value: int, number_format: str) -> str:
    if number_format == "none":
        return ""
    if number_format == "decimalZero":
        return f"{value:02d}"
    if value > 0 and number_format in ("lowerLetter", "upperLetter"):
        letters = _LETTERS[(value - 1) % 26] * ((value - 1) // 26 + 1)
        return letters if number_format == "lowerLetter" else letters.upper()
    if value > 0 and number_format in ("lowerRoman", "upperRoman"):
        return _write_roman(value) if number_format == "lowerRoman" else _write_roman(value).upper()
    return str(value)


def _write_roman(value: int) -> str:
    written = ""
    for worth, letters in _ROMAN:
        count, value = divmod(value, worth)
        written += letters * count
    return written


def _count(value: int, digits: str, units: str) -> str:
    """Write 1 to 9,999 with units: 一百零一; zeros in a row are one, and none stands at the end."""
    if not 0 < value < 10_000:
        return str(value)
    written = ""
    for place, digit in reversed(list(enumerate(reversed(str(value))))):
        if digit != "0":
            written += digits[int(digit)] + (units[place - 1] if place else "")
        elif not written.endswith(digits[0]):
            written += digits[0]
    return written.rstrip(digits[0])
