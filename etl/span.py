"""Offsets: applying edits, folding later edits into earlier ones, and the way back to the captured text."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from etl.model import Edit, Text

CERTAINTIES = ("exact", "likely", "open")


def apply_edits(text: str, edits: Sequence[Edit]) -> str:
    """Return `text` with sorted, non-overlapping `edits` made; raise ValueError where an edit does not fit the text."""
    parts, at = [], 0
    for edit in edits:
        if edit.start < at or text[edit.start : edit.end] != edit.before:
            raise ValueError(f"edit at {edit.start} does not fit: expected {edit.before!r}")
        parts += [text[at : edit.start], edit.after]
        at = edit.end
    parts.append(text[at:])
    return "".join(parts)


def undo_edits(text: str, edits: Sequence[Edit]) -> str:
    """Return the text that `edits` were made on; the inverse of `apply_edits`."""
    parts, at, shift = [], 0, 0
    for edit in edits:
        start = edit.start + shift
        parts += [text[at:start], edit.before]
        at = start + len(edit.after)
        shift += len(edit.after) - len(edit.before)
    parts.append(text[at:])
    return "".join(parts)


def fold_edits(captured: str, middle: str, first: Sequence[Edit], second: Sequence[Edit]) -> tuple[Edit, ...]:
    """Express `second`, made on `middle` (the result of `first` on `captured`), with `first`, in captured offsets.

    Guarantee: applying the result to `captured` equals applying `first` and then `second`. Edits that meet become one,
    which keeps the kind of its earliest part and the weakest certainty.
    """
    result: list[Edit] = []
    shift = 0
    for cluster in _clusters(first, second):
        start, end = cluster.start, cluster.end
        captured_start = start - shift
        shift += sum(len(e.after) - len(e.before) for e in cluster.first)
        captured_end = end - shift
        local = [replace(e, start=e.start - start, end=e.end - start) for e in cluster.second]
        after = apply_edits(middle[start:end], local)
        before = captured[captured_start:captured_end]
        parts = (*cluster.first, *cluster.second)
        weakest = max((e.certainty for e in parts), key=CERTAINTIES.index)
        if before != after or weakest == "open":
            result.append(Edit(captured_start, captured_end, before, after, parts[0].kind, weakest))
    return tuple(result)


@dataclass
class _Cluster:
    """Edits of two passes that touch the same stretch `start:end` of the text between the passes."""

    start: int
    end: int
    first: list[Edit]
    second: list[Edit]

    def meets(self, start: int, end: int) -> bool:
        """Whether a later stretch overlaps this one; two empty ones meet when they stand at the same place."""
        if self.start == self.end == start == end:
            return True
        return start < self.end


def _clusters(first: Sequence[Edit], second: Sequence[Edit]) -> list[_Cluster]:
    spans: list[tuple[int, int, int, Edit]] = [(e.start, e.end, 1, e) for e in second]
    shift = 0
    for edit in first:
        start = edit.start + shift
        spans.append((start, start + len(edit.after), 0, edit))
        shift += len(edit.after) - len(edit.before)
    clusters: list[_Cluster] = []
    for start, end, stage, edit in sorted(spans, key=lambda s: s[:3]):
        if not clusters or not clusters[-1].meets(start, end):
            clusters.append(_Cluster(start, end, [], []))
        cluster = clusters[-1]
        cluster.end = max(cluster.end, end)
        (cluster.second if stage else cluster.first).append(edit)
    return clusters


class OffsetMap:
    """Leads from restored offsets to captured ones.

    A restored character made by an edit maps to the first character of that edit's captured span.
    """

    def __init__(self, text: Text) -> None:
        self._edits = text.edits
        self._restored, shift = [], 0
        for edit in text.edits:
            self._restored.append(edit.start + shift)
            shift += len(edit.after) - len(edit.before)

    def to_captured(self, offset: int) -> int:
        """Return the captured offset of a restored offset."""
        i = bisect_right(self._restored, offset) - 1
        if i < 0:
            return offset
        edit, start = self._edits[i], self._restored[i]
        if offset < start + len(edit.after):
            return edit.start
        return edit.end + offset - start - len(edit.after)

    def span_to_captured(self, start: int, end: int) -> tuple[int, int]:
        """Return the captured span of a restored span: from its first character to behind its last."""
        first = self.to_captured(start)
        if end <= start:
            return first, first
        i = bisect_right(self._restored, end - 1) - 1
        if i >= 0 and end - 1 < self._restored[i] + len(self._edits[i].after):
            return first, self._edits[i].end
        return first, self.to_captured(end - 1) + 1
