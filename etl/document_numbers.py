"""The number of an official document, as printed: 临政办发〔2023〕21号."""

import re
import unicodedata

# GB/T 9704-2012, 7.2.5: the issuing body's code, the year in 〔〕, the number without 第 and without leading zero;
# people print other brackets, 第, blanks and full-width digits. 文件 before it is the letterhead's last word.
YEAR = "[1１2２][9９0０]\\d\\d"
NUMBER = rf"(?!文件)[\u4e00-\u9fff]{{2,16}}?\s*[〔\[［(（【]\s*{YEAR}\s*[〕\]］)）】]\s*(?:第\s*)?\d{{1,5}}\s*号"
_LETTERHEAD = re.compile(r"^.*文件")


def find_number(text: str) -> str | None:
    """Return the first document number in `text` as printed, without white space and 第, or None."""
    m = re.search(NUMBER, text)
    if m is None:
        return None
    return re.sub(r"\s|(?<=[〕\]］)）】])第", "", _LETTERHEAD.sub("", m.group()))


def narrow_digits(text: str) -> str:
    """Return `text` with full-width digits made half-width; every offset stays."""
    return "".join(unicodedata.normalize("NFKC", c) if "０" <= c <= "９" else c for c in text)
