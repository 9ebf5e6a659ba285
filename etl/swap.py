"""A folder is made beside the last one and takes its place in one step, so that there is always a whole one."""

import ctypes
import fcntl
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from etl.errors import Complaint

AT_FDCWD, RENAME_EXCHANGE = -100, 2


@contextmanager
def lock_folder(folder: Path) -> Iterator[None]:
    """Hold `folder` for one build at a time; a second one is told so at once."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError:
        raise Complaint("another build is running", folder, "Wait until it has ended.") from None
    finally:
        os.close(handle)


@contextmanager
def replace_folder(target: Path, keep: tuple[str, ...]) -> Iterator[Path]:
    """Yield an empty folder; when the block ends well it stands at `target`, and files named in `keep` went with it.

    When the block is left by an exception, `target` is what it was. The caller holds a lock: what an earlier run that
    was killed left beside `target` is put right first.
    """
    made = target.with_name(f".{target.name}-next")
    last = target.with_name(f".{target.name}-last")
    if last.exists() and not target.exists():
        last.rename(target)
    _remove(made, last)
    made.mkdir()
    try:
        yield made
        for name in keep:
            if (target / name).is_file():
                shutil.copy2(target / name, made / name)
        _put_in_place(made, target, last)
    finally:
        _remove(made, last)


def _put_in_place(made: Path, target: Path, last: Path) -> None:
    if not target.exists():
        made.rename(target)
    elif not _exchange(made, target):
        # Two steps where the system has no single one; a kill between them is mended by the next run.
        target.rename(last)
        made.rename(target)


def _exchange(one: Path, other: Path) -> bool:
    """Swap two paths atomically and say whether this was possible: Linux, and a file system that knows how."""
    if not sys.platform.startswith("linux"):
        return False
    rename = getattr(ctypes.CDLL(None), "renameat2", None)
    if rename is None:
        return False
    return int(rename(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE)) == 0


def _remove(*folders: Path) -> None:
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)
