"""Which encoding a file is in, decided from its bytes and recorded.

A byte-order mark decides; then UTF-8, which hardly any other text satisfies by chance; then GB18030 against Big5, by
which of the two reads like Chinese. Both of these give *some* characters for almost any bytes, so a decoding counts
only if its characters are ones that people write.
"""

import codecs
import re
from functools import cache
from itertools import chain, islice

from etl.errors import Complaint

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16-be"),
)
# A name, and the codecs that may stand behind it: cp950 and big5hkscs add characters of Windows and of Hong Kong.
CANDIDATES = {"utf-8": ("utf-8",), "gb18030": ("gb18030",), "big5": ("big5", "cp950", "big5hkscs")}
DECLARED = {
    **dict.fromkeys(("gb2312", "gb_2312-80", "gbk", "x-gbk", "gb18030", "cp936"), "gb18030"),
    **dict.fromkeys(("big5", "big-5", "x-x-big5", "cn-big5", "big5-hkscs", "cp950"), "big5"),
}

# The commonest characters of both scripts, by rank. Data in code, against the house rule, because reading YAML would
# cost a plain text file more time than all the rest of reading it.
EVERYDAY = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后"
    "多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合"
    "還因由其些然前外天政四日那社義事平形相全表間樣與關各重新線內數正心反你明看原又麼利比或但質氣第向道命此變條只"
    "沒結解問意建月公無系這為個國時來們對會發動過說產種後學經進著電裡現實兩體機當點從業應開还间样与关线内数质气变"
    "条没结问无义么"
)
MARKS = frozenset("，。、；：（）《》〈〉〔〕【】“”‘’—…！？·「」『』％０１２３４５６７８９　")
SAMPLE = 4000
PLAUSIBLE = 0.3  # right decodings of 15 characters score 0.75 and more, wrong ones of 100 characters below 0.25
HINT = 0.5  # what a declared charset is worth: it settles short pages, and loses where the bytes speak against it

_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")


def decode(data: bytes, place: object, declared: str | None = None) -> tuple[str, str]:
    """Return the text of `data` and the name of its encoding; every byte has been decoded strictly.

    `declared` is what the file says of itself (`gb2312` and `gbk` mean GB18030); it is a hint and no more. A byte-order
    mark is not part of the text. Complains with the offset of the first byte that cannot be read.
    """
    for mark, name, codec in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _decode_strictly(data, codec, place, len(mark)), name
    if b"\0" in data:
        raise Complaint(
            f"this is not text: byte {data.index(0)} is NUL",
            place,
            "If it is UTF-16, save it with a byte-order mark or as UTF-8; otherwise give it the suffix of what it is",
        )
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        codec = _choose_codec(data, place, declared, error.start)
    return _decode_strictly(data, codec, place, 0), codec


def score_text(text: str) -> float:
    """Return how much `text` looks like written Chinese: the mean weight of its characters outside ASCII, 2 at most."""
    sample = islice(chain.from_iterable(m.group() for m in _NOT_ASCII.finditer(text)), SAMPLE)
    weights = [_weigh(character) for character in sample]
    return sum(weights) / len(weights) if weights else 0.0


def _choose_codec(data: bytes, place: object, declared: str | None, odd: int) -> str:
    """Return the likeliest codec, damaged decodings included: the damage is then reported, not papered over."""
    hint = DECLARED.get((declared or "").strip().lower())
    scores = {
        name: score_text(data.decode(codecs[-1], "replace")) + HINT * (name == hint)
        for name, codecs in CANDIDATES.items()
    }
    best = max(scores, key=scores.__getitem__)
    if scores[best] < PLAUSIBLE:
        raise Complaint(
            f"the bytes read as Chinese in none of {', '.join(CANDIDATES)}; byte {odd} is the first that is not UTF-8",
            place,
            "Find out the encoding and convert the file to UTF-8, or capture the document again",
        )
    return next((codec for codec in CANDIDATES[best] if _can_decode(data, codec)), best)


def _can_decode(data: bytes, codec: str) -> bool:
    try:
        data.decode(codec)
    except UnicodeDecodeError:
        return False
    return True


def _decode_strictly(data: bytes, codec: str, place: object, skip: int) -> str:
    try:
        return data[skip:].decode(codec)
    except UnicodeDecodeError as error:
        raise Complaint(
            f"byte {error.start + skip} cannot be read as {codec}, the encoding of the rest",
            place,
            "Capture the document again, or mend that byte; nothing is dropped in silence",
        ) from error


def _weigh(character: str) -> int:
    if character in EVERYDAY:
        return 2
    if character in MARKS or character in _common():
        return 1
    return -1 if "\u4e00" <= character <= "\u9fff" else -2


@cache
def _common() -> frozenset[str]:
    """Return the 3,755 characters of the first level of GB 2312 and the 5,401 of the first level of Big5."""
    simplified = bytes(b for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF) for b in (row, cell))
    cells = (*range(0x40, 0x7F), *range(0xA1, 0xFF))
    traditional = bytes(b for row in range(0xA4, 0xC7) for cell in cells for b in (row, cell))
    characters = simplified.decode("gb2312", "ignore") + traditional.decode("big5", "ignore")
    return frozenset(c for c in characters if "\u4e00" <= c <= "\u9fff")
