"""The clauses of one document: numbered items with their own words, the preamble, the closing."""

import re
from collections.abc import Container, Iterator, Sequence

from etl.duties import ends_with_duty, is_duty_line, strip_bracket
from etl.lines import Line
from etl.model import Clause
from etl.parse.labels import Label, PathMaker
from etl.parse.numbering import find_labels
from etl.parse.run_in import part_lines

HEADING_LENGTH = 40
SENTENCE_END = re.compile(r"[。!?！？;；]")
INTRODUCTION = re.compile(r"([^。,，:：;；]{2,25})[:：](?=\S)")
CLOSING = re.compile(
    r"\s*(?:附\s*件\s*[:：\d]|附\s*表|[(（]此[件页]|抄送|主送|[(（]?(?:联系(?:人|电话)|(?:信息)?公开(?:方式|形式|属性))\s*[:：]|本(?:方案|意见|要点|通知|规划|计划)自|特此通知)"
)
# What may follow a line of duties inside one item.
TERM = re.compile(r"\s*(?:完成|办结|实施|推进|落实)?(?:时限|时间|期限|日期)\s*[:：]")


def find_clauses(lines: Sequence[Line], listed: Container[int] = ()) -> tuple[Clause, ...]:
    """Return the clauses of a document's body, in order, spans in the restored text.

    `listed` are the offsets of lines that list attachments; their numbers are no labels.
    Guarantees: spans do not overlap and cover every line; text before the first label is clause `0`; what follows the
    last item's bracket of duties, or opens with an attachment list, is clause `end`.
    """
    lines = part_lines(lines, listed)
    labels = find_labels(lines, listed)
    closing = _find_closing(lines, max(labels)) if labels else len(lines)
    paths, clauses, first = PathMaker(), list[Clause](), 0
    for i in [*sorted(labels), closing]:
        own, below = labels.get(first), labels.get(i)
        heads_items = own is not None and below is not None and below.depth > own.depth
        clauses += _close(lines[first:i], own, paths, heads_items)
        first = i
    if closing < len(lines):
        clauses.append(Clause("end", None, None, None, lines[closing].start, lines[-1].end))
    return tuple(clauses)


def _close(lines: Sequence[Line], label: Label | None, paths: PathMaker, heads_items: bool) -> Iterator[Clause]:
    if not lines:
        return
    start, end = lines[0].start, lines[-1].end
    if label is None:
        yield Clause("0", None, None, None, start, end)
        return
    path, parent = paths.add(label)
    alone = not heads_items and all(is_duty_line(line.text) for line in lines[1:])
    words = lines[0].text[label.length :]
    heading = None if label.is_article and SENTENCE_END.search(words) else find_heading(words, alone)
    yield Clause(path, parent, label.printed, heading, start, end)


def find_heading(text: str, alone: bool = True) -> str | None:
    """Return the words up to the first 。, or the words before a colon that introduces the rest.

    None for an item that is one long sentence: nothing but a bracket of duties follows its 。 and it has the length of
    running text. `alone` says that the item has no further line. A bracket of duties is no part of a heading.
    """
    text = strip_bracket(text)
    m = SENTENCE_END.search(text)
    first = strip_bracket(text[: m.start()] if m else text).strip()
    rest = text[m.end() :].strip() if m else ""
    if m and not rest and alone and (len(first) > 25 or re.search("[,，]", first)):
        intro = INTRODUCTION.match(first)
        return intro.group(1).strip() if intro else None
    is_whole_line = not rest and not alone  # what it heads stands on the lines below
    if len(first) <= HEADING_LENGTH and (is_whole_line or not _introduces(first)):
        return first.rstrip(":：") or None
    intro = INTRODUCTION.match(text)
    if intro:
        return intro.group(1).strip()
    return first if not m and len(first) <= 60 and not re.search("[,，].*[,，]", first) else None


def _introduces(text: str) -> bool:
    """Whether a colon stands inside, so that only what is before it can be the heading."""
    return INTRODUCTION.match(text) is not None


def _find_closing(lines: Sequence[Line], last_label: int) -> int:
    """The first line behind the last item: after its last bracket or line of duties, or at a closing formula."""
    end = next((i for i in range(last_label + 1, len(lines)) if CLOSING.match(lines[i].text)), len(lines))
    for i in range(end - 1, last_label - 1, -1):
        if ends_with_duty(lines[i].text):
            while i + 1 < end and TERM.match(lines[i + 1].text):
                i += 1
            return i + 1
    return end
