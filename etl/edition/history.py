"""What every edition said: current rows, closed rows with the editions between which they held, and the way back.

data/<table>.csv            the rows of the last edition
data/history/<table>.csv    closed rows: the columns, then edition_from and edition_to (the first edition without it)
data/changes.csv            what changed, cell by cell; the edition from which a current row holds is its last change
data/history/contracts/     the descriptor of each edition that changed it
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from etl.contract import Contract, Table, load_contract
from etl.edition.records import Record, key_records, name_record
from etl.edition.tables import LOGS, write_table
from etl.errors import Complaint
from etl.ids import sort_naturally

SPAN = ("edition_from", "edition_to")


@dataclass(frozen=True, slots=True)
class Version:
    """A row and the editions that say it: from `since` on, up to but not in `until`; a current one has no `until`."""

    record_id: str
    row: Record
    since: str
    until: str | None

    def describe(self, history: "History") -> dict[str, object]:
        """Return the row with its editions, as numbers and as places in their order from 1; None for an open end."""
        return {
            **self.row, "edition_from": self.since, "edition_to": self.until,
            "from_position": history.place(self.since) + 1,
            "to_position": history.place(self.until) + 1 if self.until else None,
        }  # fmt: skip


class History:
    """All editions in a `data/` folder."""

    def __init__(self, data: Path, contract: Contract) -> None:
        self._data, self._contract = data, contract
        path = data / "editions.csv"
        editions = read_as_written(path)
        self.editions: list[str] = [e["edition"] for e in sorted(editions, key=lambda e: int(e["position"]))]

    @property
    def last(self) -> str | None:
        """The number of the last edition, or None before the first."""
        return self.editions[-1] if self.editions else None

    def place(self, edition: str) -> int:
        """Return an edition's place in the order of release; a Complaint names those that there are."""
        try:
            return self.editions.index(edition)
        except ValueError:
            known = ", ".join(self.editions) or "none yet"
            raise Complaint(f"there is no edition {edition}", self._data, f"Editions: {known}.", 2) from None

    def contract_of(self, edition: str) -> Contract:
        """Return the contract that an edition was published under."""
        self.place(edition)
        folder = self._data / "history" / "contracts"
        known = [p for e in self.editions[: self.place(edition) + 1] if (p := folder / f"{e}.json").is_file()]
        return load_contract(known[-1]) if known else self._contract

    def versions(self, table: Table) -> Iterator[Version]:
        """Yield every row that `table` ever had, with its editions; current rows first."""
        since = self._last_changes(table.name)
        first = self.editions[0] if self.editions else ""
        path = self._data / f"{table.name}.csv"
        for record_id, row in key_records(table, read_as_written(path)).items():
            yield Version(record_id, row, since.get(record_id, first), None)
        for row in read_as_written(self._data / "history" / f"{table.name}.csv"):
            said = {column: value for column, value in row.items() if column not in SPAN}
            yield Version(name_record(table, row), said, row["edition_from"], row["edition_to"])

    def _last_changes(self, table: str) -> dict[str, str]:
        path = self._data / "changes.csv"
        rows = read_as_written(path)
        own = [r for r in rows if r["table"] == table and r["change"] != "removed"]
        return {r["record_id"]: r["edition"] for r in sorted(own, key=lambda r: self.place(r["edition"]))}

    def rows_as_of(self, table: Table, edition: str) -> list[Record]:
        """Return the rows of `table` that an edition said."""
        if table.name in LOGS:
            return self._log_as_of(table, edition)
        at = self.place(edition)
        return [
            v.row
            for v in self.versions(table)
            if self.place(v.since) <= at and (v.until is None or self.place(v.until) > at)
        ]

    def _log_as_of(self, table: Table, edition: str) -> list[Record]:
        path, at = self._data / f"{table.name}.csv", self.place(edition)
        rows = read_as_written(path)
        return [r for r in rows if self.place(r["edition"]) <= at]

    def files_as_of(self, edition: str) -> dict[str, bytes]:
        """Return the CSV of every facts table as an edition published it, byte for byte."""
        contract = self.contract_of(edition)
        return {
            table.name: write_table(table, self.rows_as_of(self._contract.tables.get(table.name, table), edition))
            for table in contract.layer("facts")
        }


def read_as_written(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV in the columns that it has, those of the edition that wrote it; none without a file."""
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write_closed(table: Table, rows: Iterable[Mapping[str, str]]) -> bytes:
    """Return closed rows as CSV, sorted by key and the edition that closed them; columns since dropped stay, last."""
    closed, out = list(rows), io.StringIO()
    columns = [c for c in dict.fromkeys([*table.column_names, *(c for r in closed for c in r)]) if c not in SPAN]
    writer = csv.DictWriter(out, [*columns, *SPAN], restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(
        sorted(closed, key=lambda r: sort_naturally([*(r[k] for k in table.primary_key), r["edition_to"]]))
    )
    return out.getvalue().encode()


def close_rows(
    table: Table, old: Mapping[str, Record], changed: Sequence[str], since: Mapping[str, str], edition: str
) -> list[dict[str, str]]:
    """Return the old rows of the records in `changed`, closed by `edition`."""
    return [{**old[i], "edition_from": since[i], "edition_to": edition} for i in changed if i in old]
