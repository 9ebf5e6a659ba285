"""A project of its own for each test, and one with three editions for all that only read."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))
from releases import Workplace, make_three_editions

from etl.edition.shelf import Shelf
from etl.project import Project


@pytest.fixture
def workplace(tmp_path: Path) -> Workplace:
    return Workplace(tmp_path / "project")


@pytest.fixture(scope="session")
def three_editions(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return make_three_editions(tmp_path_factory.mktemp("editions") / "project")


@pytest.fixture(scope="session")
def shelf(three_editions: Project) -> Shelf:
    return Shelf(three_editions)
