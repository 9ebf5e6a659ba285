"""Editions as files with permanent addresses: each is made once, kept while there is room, and is the same for ever.

/editions/0.1.0/data/tasks.csv     /editions/0.1.0/datapackage.json     /editions/0.1.0/SHA256SUMS
/editions/0.1.0.zip                /editions/0.1.0..0.2.0.zip           /editions/0.1.0..0.2.0.json and .csv
"""

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TypeVar, cast

from etl.contract import Contract, load_contract
from etl.edition.bundle import delta_files, full_files, pack
from etl.edition.diff import Difference, diff_editions, print_differences
from etl.edition.kept_history import KeptHistory
from etl.edition.records import Record
from etl.edition.tables import read_table
from etl.errors import Complaint
from etl.project import Project

Made = TypeVar("Made")
ROOM = 80
BUNDLES = "editions"  # the folder of a build that holds what it made of editions
MEDIA_TYPES = {
    "csv": "text/csv; charset=utf-8", "json": "application/json; charset=utf-8", "zip": "application/zip",
    "SHA256SUMS": "text/plain; charset=utf-8",
}  # fmt: skip


@dataclass(frozen=True)
class File:
    """A file of an edition: its path under /editions/, and its bytes."""

    path: str
    content: bytes

    @cached_property
    def sha256(self) -> str:
        """The digest of the bytes."""
        return hashlib.sha256(self.content).hexdigest()

    @property
    def media_type(self) -> str:
        """What kind of file it is, for a header."""
        return MEDIA_TYPES[self.path.rpartition("/")[2].rpartition(".")[2]]


class Shelf:
    """The editions of a project that are there when the shelf is made; after a release, make another (`is_fresh`).

    What was on the shelf is on the next one with the same bytes.
    """

    def __init__(self, project: Project, made: Path | None = None) -> None:
        """Put the editions of `project` on the shelf; `made` is a folder of bundles that a build laid down."""
        self._made = made
        self.contract: Contract = load_contract(project.contract)
        self.history = KeptHistory(project.data, self.contract)
        self._path = project.data / "editions.csv"
        self._stamp = self._take_stamp()
        rows = read_table(self.contract.tables["editions"], self._path) if self._stamp else []
        self._rows: dict[str, Record] = {row["edition"]: row for row in rows}
        self._kept: OrderedDict[tuple[str, ...], object] = OrderedDict()
        self._lock = Lock()

    @property
    def is_fresh(self) -> bool:
        """Whether no edition was released since."""
        return self._stamp == self._take_stamp()

    def _take_stamp(self) -> tuple[int, int] | None:
        if not self._path.is_file():
            return None
        stat = self._path.stat()
        return stat.st_mtime_ns, stat.st_size

    def describe(self, edition: str) -> Record:
        """Return the row of `editions` of an edition; a Complaint names those that there are."""
        self.history.place(edition)
        return self._rows[edition]

    def take_files(self, edition: str) -> dict[str, bytes]:
        """Return the files of an edition by their path in it."""
        return self._keep(("files", edition), lambda: full_files(self.history, edition))

    def take_delta(self, old: str, new: str) -> dict[str, bytes]:
        """Return the files of what leads from one edition to another."""
        return self._keep(("delta", old, new), lambda: delta_files(self.history, old, new))

    def take_differences(self, old: str, new: str) -> list[Difference]:
        """Return every difference between two editions."""
        return self._keep(("diff", old, new), lambda: diff_editions(self.history, self.contract, old, new))

    def take_rows(self, table: str, edition: str) -> list[Record]:
        """Return the rows of a table as of an edition."""
        return self._keep(
            ("rows", table, edition), lambda: self.history.rows_as_of(self.contract.tables[table], edition)
        )

    def find_file(self, path: str) -> File:
        """Return the file at `path` under /editions/; a Complaint where no edition has it."""
        return self._keep(("file", path), lambda: File(path, self._make_file(path)))

    def _make_file(self, path: str) -> bytes:
        if "/" in path:
            edition, _, inner = path.partition("/")
            return _pick(self.take_files(edition), inner, edition)
        if self._made and (self._made / path).is_file():
            return (self._made / path).read_bytes()
        stem, _, kind = path.rpartition(".")
        old, dots, new = stem.partition("..")
        match kind, bool(dots):
            case "zip", False:
                return pack(self.take_files(stem))
            case "zip", True:
                return pack(self.take_delta(old, new))
            case (("json" | "csv"), True):
                return (print_differences(self.take_differences(old, new), kind) + "\n").encode()
            case _:
                raise Complaint(f"no edition has a file {path}", "/editions/", "See /editions/index.json.", 2)

    def _keep(self, key: tuple[str, ...], make: Callable[[], Made]) -> Made:
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return cast(Made, self._kept[key])
        made = make()
        with self._lock:
            self._kept[key] = made
            while len(self._kept) > ROOM:
                self._kept.popitem(last=False)
        return made


def _pick(files: Mapping[str, bytes], inner: str, edition: str) -> bytes:
    try:
        return files[inner]
    except KeyError:
        raise Complaint(f"edition {edition} has no file {inner}", "/editions/", "See its SHA256SUMS.", 2) from None
