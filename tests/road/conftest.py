"""The committed edition, built with and without the source store, as a stranger would have it."""

import asyncio
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from etl.pipeline import build_edition
from etl.project import Project
from etl.serve.app import open_datasette
from etl.sources import check_source, load_pins

ROOT = Path(__file__).resolve().parents[2]
Get = Callable[[Project, str], Any]


def copy_project(folder: Path, store: Path) -> Project:
    for name in ("datapackage.json", "metadata.yml"):
        shutil.copyfile(ROOT / name, folder / name)
    shutil.copytree(ROOT / "data", folder / "data")
    (folder / "etl").mkdir()
    shutil.copyfile(ROOT / "etl" / "sources.yml", folder / "etl" / "sources.yml")
    return Project(folder, store)


@pytest.fixture(scope="session")
def store() -> Path:
    """The source store; what needs the captured texts is skipped where there is none."""
    folder = Path(os.environ.get("TAIZHANG_SOURCES") or ROOT / "sources")
    folder = folder if folder.is_absolute() else ROOT / folder
    project = Project(ROOT, folder)
    missing = [s.source_id for s in load_pins(project) if check_source(s, project) == "missing"]
    if missing:
        pytest.skip(f"the source store {folder.name}/ lacks {', '.join(missing)}")
    return folder


@pytest.fixture(scope="session")
def facts_only(tmp_path_factory: pytest.TempPathFactory) -> Project:
    folder = tmp_path_factory.mktemp("facts")
    project = copy_project(folder, folder / "no-store")
    build_edition(project)
    return project


@pytest.fixture(scope="session")
def with_texts(tmp_path_factory: pytest.TempPathFactory, store: Path) -> Project:
    project = copy_project(tmp_path_factory.mktemp("texts"), store)
    build_edition(project)
    return project


@pytest.fixture(scope="session")
def get() -> Iterator[Get]:
    """Ask the served build for a path."""
    served: dict[Path, Any] = {}
    with asyncio.Runner() as runner:

        def ask(project: Project, path: str) -> Any:
            if project.root not in served:
                served[project.root] = open_datasette(project)
            return runner.run(served[project.root].client.get(path))

        yield ask
