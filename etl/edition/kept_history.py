"""A history that reads the log of changes once, for asking it about many tables and editions in one process."""

from functools import cached_property

from etl.edition.history import History
from etl.edition.tables import read_table


class KeptHistory(History):
    """Says what a History says. The log is read when it is first asked for, so make another after a release."""

    @cached_property
    def _since(self) -> dict[str, dict[str, str]]:
        """For each table, the edition from which each of its current rows holds, where a change brought it."""
        path = self._data / "changes.csv"
        rows = read_table(self._contract.tables["changes"], path) if path.is_file() else []
        since: dict[str, dict[str, str]] = {}
        for row in sorted((r for r in rows if r["change"] != "removed"), key=lambda r: self.place(r["edition"])):
            since.setdefault(row["table"], {})[row["record_id"]] = row["edition"]
        return since

    def _last_changes(self, table: str) -> dict[str, str]:
        return self._since.get(table, {})
