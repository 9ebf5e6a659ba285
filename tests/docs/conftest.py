import sqlite3
from collections.abc import Iterator

import pytest
from edition import make_text_rows, write_edition

from etl.load.build import load_edition


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    project = write_edition(tmp_path_factory.mktemp("codebook"))
    load_edition(project, make_text_rows())
    connection = sqlite3.connect(project.build / "policy.db")
    yield connection
    connection.close()
