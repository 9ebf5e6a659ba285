"""Items that share a line: where a page or a converter lost the line break before a label."""

import re
from collections.abc import Container, Iterator, Sequence

from etl.lines import Line
from etl.parse.labels import ARABIC, COUNTED_IN, LETTERED, Label, match_label

RANKS = (LETTERED, COUNTED_IN, ARABIC)
NUMERAL = "[一二三四五六七八九十]{1,3}"
LABEL = rf"(?:{NUMERAL}、|[(（]{NUMERAL}[)）]|\d{{1,2}}[.．、](?!\d))(?=[\u4e00-\u9fff“《])"
# behind a sentence, or straight behind the heading of the item above
INSIDE = re.compile(rf"(?<=[。；;])\s*(?={LABEL})|(?<=[\u4e00-\u9fff])(?=[(（]一[)）]|1[.．、](?!\d))")
OPENING, CLOSING = "(（《“〔[【", ")）》”〕]】"
HEADING = re.compile(r"[^。；;，,：:]{2,25}")


def part_lines(lines: Sequence[Line], listed: Container[int] = ()) -> list[Line]:
    """Return the lines with every item on a line of its own.

    In 一、总体要求（一）指导思想。…（二）基本原则。… three items share a line. A label inside a line opens an item
    where it goes on counting from the line's own label, or begins a series of at least two of its own behind a sentence
    or behind the heading. Guarantee: the pieces make the line.
    """
    return [piece for line in lines for piece in (_part(line) if line.start not in listed else [line])]


def _part(line: Line) -> Iterator[Line]:
    at = 0
    for cut in [*_find_cuts(line), len(line.text)]:
        yield Line(line.start + at, line.text[at:cut])
        at = cut


def _find_cuts(line: Line) -> list[int]:
    if line.is_row:
        return []
    found = [(m.end(), label) for m in INSIDE.finditer(line.text) if (label := match_label(line.text[m.end() :]))]
    found = [(at, label) for at, label in found if label.rank in RANKS and _is_outside(line.text, at)]
    if not found:
        return []
    own = match_label(line.text)
    last: dict[int, int] = {own.rank: own.number} if own else {}
    cuts: list[int] = []
    for n, (at, label) in enumerate(found):
        if label.number == last.get(label.rank, 0) + 1 and (label.rank in last or _begins(line, at, own, found[n:])):
            cuts.append(at)
            last = {rank: number for rank, number in last.items() if rank < label.rank} | {label.rank: label.number}
    return cuts


def _begins(line: Line, at: int, own: Label | None, found: Sequence[tuple[int, Label]]) -> bool:
    """Whether a series of items begins at `at`: under the line's own, and a second member follows."""
    label = found[0][1]
    if own is None or label.rank <= own.rank:
        return False
    head = line.text[own.length : at]
    is_behind_sentence = line.text[:at].rstrip().endswith("。")
    if not is_behind_sentence and HEADING.fullmatch(head) is None:
        return False
    return any(other.rank == label.rank and other.number == 2 for _, other in found[1:])


def _is_outside(text: str, at: int) -> bool:
    before = text[:at]
    return sum(before.count(c) for c in OPENING) == sum(before.count(c) for c in CLOSING)
