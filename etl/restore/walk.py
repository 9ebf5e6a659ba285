"""Lines one at a time, forward or backward, and a text in pieces: what a step holds does not grow with the file."""

from collections.abc import Iterator

from etl.lines import Line

PIECE = 1 << 16


def walk_lines(text: str, start: int = 0, stop: int | None = None) -> Iterator[Line]:
    """Yield the lines of `text[start:stop]`, newline excluded, with their offsets in `text`."""
    stop = len(text) if stop is None else stop
    while start <= stop:
        end = text.find("\n", start, stop)
        end = stop if end < 0 else end
        yield Line(start, text[start:end])
        start = end + 1


def walk_lines_back(text: str) -> Iterator[Line]:
    """Yield the lines of `text` from the last to the first."""
    end = len(text)
    while end >= 0:
        start = text.rfind("\n", 0, end) + 1
        yield Line(start, text[start:end])
        end = start - 1


def walk_pieces(text: str) -> Iterator[str]:
    """Yield `text` in pieces of at most 64 K characters."""
    for start in range(0, len(text), PIECE):
        yield text[start : start + PIECE]
