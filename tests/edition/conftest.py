"""A project of its own for each test, and the shelf of three editions for all that only read."""

from pathlib import Path

import pytest
from releases import Workplace

from etl.edition.shelf import Shelf
from etl.project import Project


@pytest.fixture
def workplace(tmp_path: Path) -> Workplace:
    return Workplace(tmp_path / "project")


@pytest.fixture(scope="session")
def shelf(three_editions: Project) -> Shelf:
    return Shelf(three_editions)
