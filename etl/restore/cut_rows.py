"""Table rows that a line break inside a cell cut in two become one row again."""

import itertools
import re
from collections.abc import Iterator, Sequence

from etl.lines import Line, split_lines
from etl.model import Edit
from etl.restore.spaces import BODY_END, BODY_START
from etl.words import crosses_word

FEWEST_CELLS = 3
MOST_PIECES = 4
# 县人社局、 and 县人社局、县: the name of a body goes on; a second sentence begins behind ；
LOOSE = re.compile(r"[、，,（(；;。]$|(?:^|[、，,])[省市县区旗盟州各]$")


def find_cut_rows(text: str) -> Sequence[Edit]:
    """Join the lines of a row whose cell holds a line break: `县人社局、县` and `卫健局 | 8月底`.

    Lines are joined only where together they have as many cells as the header over them, and where the break goes
    through a word, stands behind 、, or parts two bodies, which a space then keeps apart.
    """
    lines = list(split_lines(text))
    edits: list[Edit] = []
    width, i = 0, 0
    while i < len(lines):
        cells = lines[i].text.count("\t") + 1
        if lines[i].is_row:
            width = max(width, cells) if width or cells >= FEWEST_CELLS else 0
        elif i + 1 == len(lines) or not lines[i + 1].is_row:
            width = 0  # one line between rows is a section of the table; two end it
        pieces = _count_pieces(lines, i, width) if 1 < cells < width else 1
        for above, below in zip(lines[i : i + pieces], lines[i + 1 : i + pieces], strict=False):
            joint = "" if _is_cut(above, below) else " "
            edits.append(Edit(above.end, below.start, text[above.end : below.start], joint, "layout", "likely"))
        i += pieces
    return edits


def _count_pieces(lines: Sequence[Line], first: int, width: int) -> int:
    """How many lines make the row that begins on line `first`: 1 where the lines under it do not complete it."""
    cells = lines[first].text.count("\t") + 1
    for pieces, (above, below) in enumerate(_pairs(lines[first : first + MOST_PIECES]), 2):
        if not (_is_cut(above, below) or _parts_bodies(above, below)):
            return 1
        cells += below.text.count("\t")
        if cells >= width:
            return pieces if cells == width else 1
    return 1


def _pairs(lines: Sequence[Line]) -> Iterator[tuple[Line, Line]]:
    return itertools.pairwise(lines)


def _is_cut(above: Line, below: Line) -> bool:
    last, first = above.text.rsplit("\t", 1)[-1].strip(), below.text.split("\t", 1)[0].strip()
    return bool(last and first) and (LOOSE.search(last) is not None or crosses_word(last, first))


def _parts_bodies(above: Line, below: Line) -> bool:
    last, first = above.text.rsplit("\t", 1)[-1].strip(), below.text.split("\t", 1)[0].strip()
    return BODY_END.search(last) is not None and BODY_START.match(first) is not None
