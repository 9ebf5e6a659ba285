"""The one list of files that every catalogue describes, and where they are found: on a site, or in the build itself."""

from collections.abc import Iterable
from dataclasses import dataclass

from etl.load.receipt import BuiltFile


@dataclass(frozen=True, slots=True)
class Place:
    """Where a catalogue stands: on the site at `origin`, or, where that is empty, in the build beside the files."""

    origin: str = ""

    @property
    def base(self) -> str:
        """The address of the catalogue, which the names in it hang on."""
        return f"{self.origin}/catalog" if self.origin else ""

    def locate(self, file: BuiltFile) -> str:
        """Return the address of a file."""
        return f"{self.origin}{file.url}" if self.origin else file.path


def select_files(files: Iterable[BuiltFile], edition: str) -> list[BuiltFile]:
    """Return what a reader takes of an edition: its zip, database and workbook, and every table in every format."""
    return [f for f in files if f.table or f.format in ("sqlite", "xlsx") or f.path == f"editions/{edition}.zip"]
