"""A server answers from a copy of the build: what it has opened stays whole while `taizhang build` makes the next."""

import shutil
import time
from pathlib import Path
from tempfile import mkdtemp

from etl.errors import Complaint
from etl.load.receipt import NAME, holds_what_it_says
from etl.project import Project

REPORT = Path("quality") / "report.json"
TRIES, PAUSE = 5, 0.3  # seconds

Stamp = tuple[tuple[int, int, int] | None, ...]


def take_stamp(build: Path) -> Stamp:
    """Return what changes whenever a build takes the place of another, or is checked."""
    return tuple(_stat(build / name) for name in (NAME, REPORT))


def _stat(path: Path) -> tuple[int, int, int] | None:
    try:
        stat = path.stat()
    except FileNotFoundError:
        return None
    return stat.st_ino, stat.st_mtime_ns, stat.st_size


def take_snapshot(project: Project) -> Path:
    """Copy the project's build into a new folder for temporary files and return that; a Complaint where none is whole.

    Every file is as the receipt says, even if another build took the place of this one meanwhile.
    """
    for _ in range(TRIES):
        folder = Path(mkdtemp(prefix="taizhang-"))
        try:
            shutil.copytree(project.build, folder, dirs_exist_ok=True)
            if holds_what_it_says(folder):
                return folder
        except (FileNotFoundError, shutil.Error):
            pass  # the folder was exchanged while it was read: once more
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        shutil.rmtree(folder, ignore_errors=True)
        time.sleep(PAUSE)
    raise Complaint("there is no whole build", project.build, "Make one with `taizhang build`.")
