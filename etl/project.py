"""Where things are: the project folder, its data, its build, and the source store."""

import os
from dataclasses import dataclass
from pathlib import Path

from etl.errors import Complaint


@dataclass(frozen=True)
class Project:
    """The folder that holds datapackage.json, and the paths that hang on it.

    `served` is the copy of the build that a server answers from, so that the next build can take the place of the last.
    """

    root: Path
    store: Path
    served: Path | None = None

    @property
    def contract(self) -> Path:
        """The descriptor."""
        return self.root / "datapackage.json"

    @property
    def data(self) -> Path:
        """The committed edition, one CSV a table."""
        return self.root / "data"

    @property
    def build(self) -> Path:
        """Everything made."""
        return self.served or self.root / "build"

    @property
    def summaries(self) -> Path:
        """Our own words on documents and tasks, as people write them; a release copies them into the edition."""
        return self.root / "etl" / "summaries.csv"

    @property
    def pins(self) -> Path:
        """The register of sources."""
        return self.root / "etl" / "sources.yml"


def find_project(store: str | None = None, start: Path | None = None) -> Project:
    """Find the project at or above `start`, else beside this package.

    The store is `store`, else TAIZHANG_SOURCES, else `sources/` at the root; it need not exist.
    """
    start = (start or Path.cwd()).resolve()
    for folder in (start, *start.parents, Path(__file__).resolve().parent.parent):
        if (folder / "datapackage.json").is_file() and (folder / "metadata.yml").is_file():
            named = store or os.environ.get("TAIZHANG_SOURCES")
            return Project(folder, Path(named).expanduser().resolve() if named else folder / "sources")
    raise Complaint("no Taizhang project here or above", start, "Go to a clone of the repository and call it there.", 2)
