"""Spaces that typesetting put inside words go; spaces that keep two names apart stay, as one."""

import re
from collections.abc import Iterator, Sequence

from etl.lines import CJK, CJK_MARKS, LABEL, Line, split_lines
from etl.model import Edit

SPACES = re.compile(r"[ \u3000\xa0]+")
SLIPS = re.compile(r"[ \u3000\xa0\t]+")
FULL = re.compile(f"[{CJK}{CJK_MARKS}]")
HAN = re.compile(f"[{CJK}]")
BODY_END = re.compile(r"[委部局会院厅办区市县旗盟省府处署]$")
BODY_START = re.compile(
    r"(?:各|[省市县区旗州盟镇乡]|国家|中共|中央|国务院)[^ \u3000]*?[委部局会院厅办府处署](?:[ \u3000\t、，,(（]|$)"
)
# 主任:张三 区委副书记; a person at the start of a line, then the post.
PERSON = re.compile(rf"(?:^|[:：])[{CJK}·]{{2,4}}$")
# 责任单位：卫健局 医保局
DUTY_LIST = re.compile(r"(?:单位|部门|科室)[:：][^。;；:：]{0,60}[委局会院厅办部]$")
NEXT_BODY = re.compile(r"[\u4e00-\u9fff]{2,10}?[委局会院厅办部](?=[ \u3000、，,。;；)）]|$)")
# （一）组好团队　每个团队由…。: a space stands for the 。 behind a heading.
HEADED = re.compile(r"[ \u3000]*[^ \u3000。；;：:，,]{3,30}([ \u3000]+)(?=([^。]+)。)")
WIDE = re.compile("\u3000|  ")


def find_spaces(text: str) -> Sequence[Edit]:
    """Remove spaces beside Chinese characters.

    Kept, as one space: what parts two bodies in a title or a cell, a name from a post, and words in other scripts. A
    space that parts the heading of a numbered item from its text becomes a line break.
    """
    return [e for line in split_lines(text) if SLIPS.search(line.text) for e in _spaces_in(line)]


def _spaces_in(line: Line) -> Iterator[Edit]:
    is_list = not line.is_row and not line.is_prose and len(line.text) < 80
    headed = _find_heading_end(line)
    for m in (SPACES if line.is_row else SLIPS).finditer(line.text):
        before, after = line.text[: m.start()], line.text[m.end() :]
        kept = _parting(before, after, m.group(), is_list, line.is_row)
        if m.start() == headed:
            kept = "\n"
        if kept != m.group():
            yield Edit(line.start + m.start(), line.start + m.end(), m.group(), kept, "layout")


def _find_heading_end(line: Line) -> int | None:
    """Where the space behind an item's heading stands; a single one counts only before a long sentence."""
    label = None if line.is_row else LABEL.match(line.text)
    m = HEADED.match(line.text, label.end()) if label else None
    if m is None:
        return None
    sentence = m.group(2)
    long = len(sentence) > 25 or len(re.findall("[，,]", sentence)) > 1
    return m.start(1) if long or WIDE.search(m.group(1)) else None


def _parting(before: str, after: str, gap: str, is_list: bool, is_row: bool) -> str:
    """What is left of a gap: nothing, one space, or two where only its width says that it parts words."""
    if _parts(before, after, is_list, is_row):
        return " "
    wide = len(gap) > 1 and is_list and _stands_between_words(before, after)
    return "  " if wide else ""


def _parts_duty(before: str, after: str) -> bool:
    """Whether the space stands between two bodies behind a label such as 责任单位：, whose names need no place."""
    return bool(DUTY_LIST.search(before) and NEXT_BODY.match(after))


def _parts(before: str, after: str, is_list: bool, is_row: bool) -> bool:
    """Whether the space between `before` and `after` parts two words."""
    if not before or not after or before.endswith("\t") or after.startswith("\t"):
        return False
    if not FULL.match(before[-1]) and not FULL.match(after[0]):
        return True
    if not HAN.match(before[-1]) or not HAN.match(after[0]):
        return False
    if is_row:
        return bool(BODY_END.search(before) and BODY_START.match(after))
    if _in_title(before):
        return bool(BODY_END.search(before))
    if _parts_duty(before, after):
        return True
    if _spells_a_name(before, after):
        return False
    return is_list and bool(BODY_END.search(before) or PERSON.search(SPACES.sub("", before)))


def _stands_between_words(before: str, after: str) -> bool:
    """Whether Chinese words that do not spell a name stand on both sides, outside a cited title."""
    if not before or not after or not HAN.match(before[-1]) or not HAN.match(after[0]):
        return False
    return not _in_title(before) and not _spells_a_name(before, after)


def _in_title(before: str) -> bool:
    return before.rfind("《") > before.rfind("》")


def _spells_a_name(before: str, after: str) -> bool:
    """Whether one character stands alone on both sides: a name or word of two characters set wide."""
    return _stands_alone(before[:-1][-1:]) and _stands_alone(after[1:2])


def _stands_alone(neighbour: str) -> bool:
    return not neighbour or not HAN.match(neighbour)
