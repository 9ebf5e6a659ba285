"""Which lines of a body open a numbered item: labels line by line, decimal numbers as one series, boxes left out."""

import re
from collections.abc import Container, Iterator, Mapping, Sequence

from etl.lines import Line
from etl.parse.labels import ARABIC, Label, match_label

# 1.2 and 1.2.3 before words; 1.5亿元 and 8.5月 are none.
DECIMAL = re.compile(r"(\d{1,2}(?:[.．]\d{1,2}){1,4})[.．、]?\s*(?=[^\W\d_]|[“《\"(（])(?![月年日万亿元倍岁])")
HEAD = re.compile(r"(\d{1,2})\s*(?=[\u4e00-\u9fff])(?![月年日万亿元倍岁个项条])")
LONGEST_HEAD = 30
CONTENTS = re.compile(r"\s*目\s*录\s*")
# 一、总体要求……3
LEADERS = re.compile(r"[\s.…·\-—]*\d{0,3}\s*$")
LONGEST_ENTRY = 60
BOX = re.compile(r"专栏\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})?\s*[:：\s]?")


def find_labels(lines: Sequence[Line], listed: Container[int] = ()) -> dict[int, Label]:
    """Return the labels of the lines that open an item, by index.

    Decimal numbers count where they make a series (1.1, 1.1.1, 1.2); a bare number over its first member then does,
    too. The items of a box (专栏) belong to the clause in which it stands.
    """
    open_lines = {i: line for i, line in enumerate(lines) if not line.is_row and line.start not in listed}
    labels = {i: label for i, line in open_lines.items() if (label := match_label(line.text))}
    labels |= _find_decimals(open_lines)
    for i in _find_contents(open_lines):
        labels.pop(i, None)
    for i in list(_find_boxed(open_lines, labels)):
        del labels[i]
    return labels


def _find_contents(lines: Mapping[int, Line]) -> Iterator[int]:
    """Yield the lines of a table of contents: short ones behind 目录, up to where the first of them stands again."""
    listed: list[tuple[int, str]] = []
    is_open = False
    for i, line in lines.items():
        entry = LEADERS.sub("", line.text).strip()
        if CONTENTS.fullmatch(line.text):
            is_open = True
        elif is_open and listed and entry == listed[0][1]:
            yield from (at for at, _ in listed)
            return
        elif is_open and not line.is_prose and len(line.text) <= LONGEST_ENTRY:
            listed.append((i, entry))
        elif is_open:
            return


def _find_decimals(lines: Mapping[int, Line]) -> dict[int, Label]:
    found: dict[int, Label] = {}
    last: tuple[int, ...] = ()
    above = -1
    for i, line in lines.items():
        m = DECIMAL.match(line.text)
        parts = tuple(int(n) for n in re.split("[.．]", m.group(1))) if m else ()
        if not m or not _follows(parts, last):
            continue
        head = _find_head([(j, lines[j]) for j in range(above + 1, i) if j in lines], parts[0])
        if head and parts[1:] == (1,) * (len(parts) - 1):
            found[head[0]] = Label(str(parts[0]), ARABIC, parts[0], head[1], parts[:1])
        found[i] = Label(m.group(1), ARABIC, parts[-1], m.end(), parts)
        last, above = parts, i
    return found if sum(len(label.parts) > 1 for label in found.values()) > 1 else {}


def _follows(parts: tuple[int, ...], last: tuple[int, ...]) -> bool:
    """Whether a decimal begins a series (2.1, 2.1.1) or is the next of it: of `last`, or of one above."""
    if all(n == 1 for n in parts[1:]) and (not last or parts[0] > last[0]):
        return True
    if parts == (*last, 1):
        return True
    return any(parts == (*last[: n - 1], last[n - 1] + 1) for n in range(2, len(last) + 1))


def _find_head(lines: Sequence[tuple[int, Line]], number: int) -> tuple[int, int] | None:
    for i, line in reversed(lines):
        m = HEAD.match(line.text)
        if m and int(m.group(1)) == number and len(line.text) <= LONGEST_HEAD and not line.is_finished:
            return i, m.end()
    return None


def _find_boxed(lines: Mapping[int, Line], labels: Mapping[int, Label]) -> Iterator[int]:
    """Yield the labels of boxes: they count from 1 again behind a line 专栏, up to where the text's own go on."""
    boxed: Label | None = None
    outer: Label | None = None
    is_box = False
    for i, line in lines.items():
        if BOX.match(line.text):
            is_box, boxed = True, None
        label = labels.get(i)
        if label is None:
            continue
        if is_box and _goes_on(label, boxed) and not _is_next(label, outer, i, labels):
            boxed = label
            yield i
        else:
            is_box, outer = False, label


def _goes_on(label: Label, boxed: Label | None) -> bool:
    """Whether a label is the next of its box."""
    if boxed is None:
        return label.number == 1 and label.rank >= ARABIC
    return label.rank >= ARABIC and (label.depth > boxed.depth or label.number == boxed.number + 1)


def _is_next(label: Label, outer: Label | None, at: int, labels: Mapping[int, Label]) -> bool:
    """Whether a label in a box is the text's own next: its number fits, and it does not come once more."""
    if outer is None or label.depth != outer.depth or label.number != outer.number + 1:
        return False
    for later in (labels[i] for i in sorted(labels) if i > at):
        if later.depth < label.depth or (later.depth == label.depth and later.number == label.number + 1):
            return True
        if later.depth == label.depth and later.number == label.number:
            return False
    return True
