"""The records that differ between two editions, each once: those that only took another id are one, not two."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from etl.edition.diff import Difference
from etl.edition.records import Record, name_record
from etl.edition.shelf import Shelf
from etl.ids import sort_naturally


@dataclass(frozen=True, slots=True)
class Changed:
    """A record that was added, removed, changed or moved to another id; `old_id` is its id before, where it moved."""

    document_id: str
    table: str
    record_id: str
    change: str
    old_id: str
    causes: tuple[str, ...]


class Between:
    """Two editions of a shelf, in either order."""

    def __init__(self, shelf: Shelf, old: str, new: str) -> None:
        self.shelf, self.old, self.new = shelf, old, new
        self._rows: dict[tuple[str, str], dict[str, Record]] = {}

    def group_records(self) -> list[Changed]:
        """Return every record that differs: by document, the registers last; then in the order of the contract."""
        order = {name: i for i, name in enumerate(self.shelf.contract.tables)}
        return sorted(
            self._join_moved(),
            key=lambda r: (not r.document_id, r.document_id, order[r.table], sort_naturally([r.record_id])),
        )

    def _join_moved(self) -> Iterator[Changed]:
        names = ("document_id", "table", "record_id", "change")
        differences = self.shelf.take_differences(self.old, self.new)
        groups = [list(own) for _, own in groupby(differences, lambda d: tuple(getattr(d, name) for name in names))]
        came = {(g[0].table, g[0].record_id) for g in groups if g[0].change == "added"}
        went = {(g[0].table, g[0].record_id) for g in groups if g[0].change == "removed"}
        new_ids = {key: new_id for key, new_id in self._rekeys.items() if key in went and (key[0], new_id) in came}
        old_ids = {(table, new_id): old_id for (table, old_id), new_id in new_ids.items()}
        for group in groups:
            key, change = (group[0].table, group[0].record_id), group[0].change
            if change == "added" and key in old_ids:
                yield _changed(group, "moved", old_ids[key])
            elif change != "removed" or key not in new_ids:
                yield _changed(group, change, "")

    @cached_property
    def _rekeys(self) -> dict[tuple[str, str], str]:
        """For each id of the old edition that was exchanged on the way, the id in the new one."""
        low, high = self.shelf.history.place(self.old), self.shelf.history.place(self.new)
        upper = self.shelf.history.editions[max(low, high)]
        last: dict[tuple[str, str], str] = {}
        placed = [(self.shelf.history.place(r["edition"]), r) for r in self.shelf.take_rows("rekeys", upper)]
        # From the last to the first, so that each id leads to the end of its way.
        for _, row in sorted((p for p in placed if p[0] > min(low, high)), key=lambda p: -p[0]):
            last[row["table"], row["old_id"]] = last.get((row["table"], row["new_id"]), row["new_id"])
        return last if low <= high else {(table, new): old for (table, old), new in last.items()}

    def find_rows(self, changed: Changed) -> tuple[Record | None, Record | None]:
        """Return what the two editions say of a record; None where one says nothing."""
        before = self._keyed(changed.table, self.old).get(changed.old_id or changed.record_id)
        return before, self._keyed(changed.table, self.new).get(changed.record_id)

    def _keyed(self, table: str, edition: str) -> dict[str, Record]:
        if (table, edition) not in self._rows:
            keyed = self.shelf.contract.tables[table]
            rows = self.shelf.take_rows(table, edition)
            self._rows[table, edition] = {name_record(keyed, row): row for row in rows}
        return self._rows[table, edition]

    def name_document(self, document_id: str) -> tuple[str, str]:
        """Return the title of a document in Chinese and in English; empty for the registers."""
        for edition in (self.new, self.old):
            if row := self._keyed("documents", edition).get(document_id):
                return row["title"], row["title_en"]
        return "", ""


def _changed(group: list[Difference], change: str, old_id: str) -> Changed:
    first = group[0]
    causes = dict.fromkeys(cause for d in group for cause in d.cause.split(", ") if cause)
    return Changed(first.document_id, first.table, first.record_id, change, old_id, tuple(causes))
