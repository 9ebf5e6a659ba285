import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from edition import make_text_rows, write_edition

from etl.load.build import load_edition
from etl.project import Project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return write_edition(tmp_path)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = write_edition(tmp_path_factory.mktemp("edition"))
    load_edition(project, make_text_rows())
    return project


@pytest.fixture(scope="session")
def database(built: Project) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(f"file:{built.build / 'policy.db'}?immutable=1", uri=True)
    connection.row_factory = sqlite3.Row
    yield connection
    connection.close()
