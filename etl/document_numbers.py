"""The number of an official document, as printed: 临政办发〔2023〕21号."""

import re
import unicodedata

# GB/T 9704-2012, 7.2.5: the issuing body's code, the year in 〔〕, the number without 第 and without leading zero;
# people print other brackets, lose one of them, and print 第, blanks and full-width digits. 文件 before it is the
# letterhead's last word.
YEAR = "[1１2２][9９0０]\\d\\d"
OPENING, CLOSING = r"[〔\[［(（【﹝〈<{｛]", r"[〕\]］)）】﹞〉>}｝]"
_CODE = r"(?!文件)[\u4e00-\u9fff]{2,16}?"
_COUNT = r"(?:第\s*)?\d{1,5}\s*号"
_BOTH = rf"{OPENING}\s*{YEAR}\s*{CLOSING}"
_ONE = rf"(?:{OPENING}\s*{YEAR}|{YEAR}\s*{CLOSING})"
NUMBER = rf"{_CODE}\s*(?:{_BOTH}|{_ONE})\s*{_COUNT}"
# 临政办发 2023 21号, 临政办函2023年第21号: without brackets only where nothing else stands beside it.
PLAIN_NUMBER = rf"[\u4e00-\u9fff]{{2,14}}(?:(?<![印下转颁])发|函|办|字|规|通|党|政|令)\s*{YEAR}\s*(?:年\s*)?{_COUNT}"
_LETTERHEAD = re.compile(r"^.*文件")


def find_number(text: str) -> str | None:
    """Return the first document number in `text` as printed, without white space and 第, or None.

    A number without brackets counts where `text` is nothing else.
    """
    m = re.search(NUMBER, text) or re.fullmatch(rf"\s*{PLAIN_NUMBER}\s*", text)
    if m is None:
        return None
    return re.sub(rf"(?<={CLOSING})第", "", strip_blanks(_LETTERHEAD.sub("", m.group())))


def strip_blanks(number: str) -> str:
    """Return a number without white space; between year and count without a bracket one blank stays."""
    return re.sub(r"\s+", " ", re.sub(r"\s+(?!\d)|(?<!\d)\s+", "", number))


def narrow_digits(text: str) -> str:
    """Return `text` with full-width digits made half-width; every offset stays."""
    return "".join(unicodedata.normalize("NFKC", c) if "０" <= c <= "９" else c for c in text)
