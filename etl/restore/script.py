"""Traditional characters become simplified ones, in a traditional document only."""

from collections.abc import Iterator, Sequence

from etl.lines import Line
from etl.model import Edit
from etl.restore.converter import convert_words
from etl.restore.script_tests import is_traditional_text
from etl.restore.walk import walk_lines


def find_script(text: str) -> Sequence[Edit]:
    """Write a traditional document in simplified characters.

    Guarantees: a document that is simplified, or names something in the other script, gets no edit; an edit spans the
    characters that differ and no more.
    """
    if not is_traditional_text(text):
        return ()
    return [e for line in walk_lines(text) if not line.text.isascii() for e in _convert(line)]


def _convert(line: Line) -> Iterator[Edit]:
    before, after = line.text, convert_words(line.text)
    if len(before) != len(after):  # rare: a form that OpenCC writes with a surrogate of two
        yield Edit(line.start, line.end, before, after, "script")
        return
    start = None
    for i, (old, new) in enumerate(zip(before + "\n", after + "\n", strict=True)):
        if old != new and start is None:
            start = i
        elif old == new and start is not None:
            yield Edit(line.start + start, line.start + i, before[start:i], after[start:i], "script")
            start = None
