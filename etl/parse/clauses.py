"""The clauses of one document: numbered items with their own words, the preamble, the closing."""

import re
from collections.abc import Iterator, Sequence

from etl.lines import Line
from etl.model import Clause
from etl.parse.labels import Label, PathMaker, match_label

HEADING_LENGTH = 40
SENTENCE_END = re.compile(r"[。!?！？;；]")
INTRODUCTION = re.compile(r"([^。,，:：;；]{2,25})[:：](?=\S)")
DUTIES_END = re.compile(
    r"负责\s*[)）]\s*[。.]?\s*$|[(（]\s*(?:责任|牵头)(?:单位|部门)\s*[:：][^()（）]*[)）]\s*[。.]?\s*$"
)
CLOSING = re.compile(r"\s*(?:附\s*件\s*[:：\d]|附\s*表|[(（]此件|抄送|联系人|本(?:方案|意见|要点|通知)自)")


def find_clauses(lines: Sequence[Line]) -> tuple[Clause, ...]:
    """Return the clauses of a document's body, in order, spans in the restored text.

    Guarantees: spans do not overlap and cover every line; text before the first label is clause `0`; what follows the
    last item's bracket of duties, or opens with an attachment list, is clause `end`.
    """
    labels = {i: m for i, line in enumerate(lines) if not line.is_row and (m := match_label(line.text))}
    labels = {i: m for i, m in labels.items() if not _in_list(lines, i)}
    closing = _find_closing(lines, max(labels)) if labels else len(lines)
    paths, clauses, first = PathMaker(), list[Clause](), 0
    for i in [*sorted(labels), closing]:
        clauses += _close(lines[first:i], labels.get(first), paths)
        first = i
    if closing < len(lines):
        clauses.append(Clause("end", None, None, None, lines[closing].start, lines[-1].end))
    return tuple(clauses)


def _close(lines: Sequence[Line], label: Label | None, paths: PathMaker) -> Iterator[Clause]:
    if not lines:
        return
    start, end = lines[0].start, lines[-1].end
    if label is None:
        yield Clause("0", None, None, None, start, end)
        return
    path, parent = paths.add(label)
    alone = len(lines) == 1
    yield Clause(path, parent, label.printed, find_heading(lines[0].text[label.length :], alone), start, end)


def find_heading(text: str, alone: bool = True) -> str | None:
    """Return the words up to the first 。, or the words before a colon that introduces the rest.

    None for an item that is one long sentence: nothing follows its 。 and it has the length of running text.
    `alone` says that the item has no further line.
    """
    m = SENTENCE_END.search(text)
    first = (text[: m.start()] if m else text).strip()
    rest = text[m.end() :].strip() if m else ""
    if m and not rest and alone and (len(first) > 25 or re.search("[,，]", first)):
        return None
    if len(first) <= HEADING_LENGTH and not _introduces(first):
        return first.rstrip(":：") or None
    intro = INTRODUCTION.match(text)
    if intro:
        return intro.group(1).strip()
    return first if not m and len(first) <= 60 and not re.search("[,，].*[,，]", first) else None


def _introduces(text: str) -> bool:
    """Whether a colon stands inside, so that only what is before it can be the heading."""
    return INTRODUCTION.match(text) is not None


def _find_closing(lines: Sequence[Line], last_label: int) -> int:
    for i in range(last_label + 1, len(lines)):
        if CLOSING.match(lines[i].text) or DUTIES_END.search(lines[i - 1].text):
            return i
    return len(lines)


def _in_list(lines: Sequence[Line], i: int) -> bool:
    """Whether the labelled line `i` is an entry of an attachment list that began above it."""
    while i > 0 and match_label(lines[i].text):
        i -= 1
        if re.match(r"\s*附\s*件\s*[:：]", lines[i].text):
            return True
    return False
