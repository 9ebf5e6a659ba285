"""Lines with their offsets, and what a line looks like: a table row, a label, a finished sentence."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

CJK = "\u2e80-\u2fdf\u3005-\u3007\u3400-\u9fff\uf900-\ufaff"
CJK_MARKS = "\u3001-\u3003\u3008-\u3011\u3014-\u301f\uff00-\uffef‘’“”…—·"
NUMERAL = "[一二三四五六七八九十百零〇]{1,4}"

LABEL = re.compile(
    rf"\s*(?:第?{NUMERAL}\s*[、．.章节条编]|第{NUMERAL}部分|[(（]\s*(?:{NUMERAL}|\d{{1,3}})\s*[)）]|\d{{1,3}}\s*[.．、](?!\d)|\d{{1,2}}[)）]|[①-⑳]"
    rf"|\d{{1,2}}(?:\.\d{{1,2}}){{1,4}}\s*(?=[\u4e00-\u9fff])(?![月年日万亿元倍岁个张人名家])"
    rf"|(?:重点)?(?:任务|行动|工程|举措|专项|项目)\s*(?:{NUMERAL}|\d{{1,2}})\s*[:：、．.](?!\d)"
    rf"|附\s*[件表录]|——|{NUMERAL}是)"
)
# A sentence's end; a bracket of duties, or any bracket behind a sentence's end: …。(甲局、乙局)
FINISHED = re.compile(
    r"(?:负责|牵头|配合|下同)\s*[)）]\s*$|[(（【](?:责任|牵头)(?:单位|部门)[^()（）【】]*[)）】]\s*$"
    r"|[。；;]\s*[(（【][^()（）。]{2,80}[)）】]\s*$"
    r"|[。!?！？;；:：…]['\"’”」』)）》】\]]*\s*$|[。.][)）\]】]?\s*$"
)
# What a fixed-width font sets half as wide as a Chinese character.
NARROW = re.compile(r"[^\u2e80-\U0010ffff“”‘’—…]")
LONGEST_PAIR = 80
PROSE = re.compile(r"[。;；]|[,，].*[,，、]")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a text: its words without the newline, and where they start."""

    start: int
    text: str

    @property
    def end(self) -> int:
        """Offset of the newline, or of the end of the text."""
        return self.start + len(self.text)

    @property
    def is_blank(self) -> bool:
        """Whether the line has no visible character."""
        return not self.text.strip()

    @property
    def is_row(self) -> bool:
        """Whether the line is a table row: cells separated by tabs or bars; one tab in a long sentence is a slip."""
        tabs = self.text.count("\t")
        return tabs >= 2 or self.text.count("|") >= 2 or (tabs == 1 and len(self.text) < LONGEST_PAIR)

    @property
    def has_label(self) -> bool:
        """Whether the line opens with a numeral, an attachment mark or an enumeration."""
        return LABEL.match(self.text) is not None

    @property
    def is_finished(self) -> bool:
        """Whether the line ends as a sentence or an introduction ends."""
        return FINISHED.search(self.text) is not None

    @property
    def is_prose(self) -> bool:
        """Whether the line has the punctuation of running text."""
        return PROSE.search(self.text) is not None

    @property
    def width(self) -> float:
        """Display width in full-width characters."""
        words = self.text.strip()
        return len(words) - 0.5 * len(NARROW.findall(words))


def split_lines(text: str) -> Iterator[Line]:
    """Yield the lines of `text`, newline excluded, in order."""
    start = 0
    for part in text.split("\n"):
        yield Line(start, part)
        start += len(part) + 1
