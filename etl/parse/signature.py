"""Who issued a document, and when: its signature."""

import re
from collections.abc import Sequence

from etl.lexicon import alternatives, load_words
from etl.lines import Line
from etl.parse.dates import CHINESE_DATE, DATE, find_date, is_date_line, is_page_stamp

# （市卫生健康委员会代章）, （盖章）
SEAL = re.compile(r"\s*[(（][^()（）]*(?:章|印)[)）]\s*")
LONGEST = 60


def names_body(text: str) -> bool:
    """Whether a line is the name of a body, or of several parted by spaces or 、, and tells of no event."""
    bodies = load_words("bodies")
    words = alternatives(bodies["ends"])
    if re.search(alternatives(bodies["events"]), text):
        return False
    return re.fullmatch(rf"\s*[\u4e00-\u9fff\s、]{{2,{LONGEST}}}(?:{words})\s*", SEAL.sub("", text)) is not None


def find_issue(lines: Sequence[Line]) -> tuple[str | None, str | None]:
    """Return issuer and date of issue from the signature: the last date line, and the bodies printed beside it.

    The bodies stand over the date, on its line or under it; those of a joint document are parted by a space. A date
    after which 印发 stands is the printer's and counts where there is no other.
    """
    issuer: str | None = None
    date: str | None = None
    for i, line in enumerate(lines):
        if len(line.text) > LONGEST or line.is_row or not is_date_line(line.text):
            continue
        if (date and "印发" in line.text) or is_page_stamp(line.text):
            continue
        bodies = _bodies_over(lines, i) or _bodies_on(line) or _bodies_under(lines, i)
        issuer, date = " ".join(bodies) or issuer, find_date(line.text)
    return issuer, date


def find_imprint(lines: Sequence[Line]) -> tuple[str | None, str | None]:
    """Return body and date of the last line that a printer's note ends: 某某办公室 2023年6月30日印发."""
    for i in range(len(lines) - 1, -1, -1):
        if "印发" in lines[i].text and len(lines[i].text) <= LONGEST and is_date_line(lines[i].text):
            bodies = _bodies_on(lines[i]) or (_split(lines[i - 1].text) if i and names_body(lines[i - 1].text) else [])
            return " ".join(bodies) or None, find_date(lines[i].text)
    return None, None


def read_letterhead(lines: Sequence[Line]) -> str | None:
    """Return the bodies of a joint document, out of the letterhead whose last word is 文件; None where it has one."""
    bodies: list[str] = []
    for line in lines:
        words = line.text.strip()
        last = words.endswith("文件")
        if (name := words.removesuffix("文件").strip()) and not names_body(name):
            return None
        bodies += _split(name)
        if last:
            return " ".join(bodies) if len(bodies) > 1 else None
    return None


def _bodies_over(lines: Sequence[Line], i: int) -> list[str]:
    bodies: list[str] = []
    for line in reversed(lines[:i]):
        if SEAL.fullmatch(line.text):
            continue
        if not names_body(line.text):
            break
        bodies = _split(line.text) + bodies
    return bodies


def _bodies_on(line: Line) -> list[str]:
    m = DATE.search(line.text) or CHINESE_DATE.search(line.text)
    before = line.text[: m.start()] if m else ""
    return _split(before) if names_body(before) else []


def _bodies_under(lines: Sequence[Line], i: int) -> list[str]:
    return _split(lines[i + 1].text) if i + 1 < len(lines) and names_body(lines[i + 1].text) else []


def _split(text: str) -> list[str]:
    return SEAL.sub("", text).split()
