"""What tests of several parts share; it stands here also so that pytest finds the modules beside it."""

import pytest
from releases import make_three_editions

from etl.project import Project


@pytest.fixture(scope="session")
def three_editions(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A build of three editions, for all that only read."""
    return make_three_editions(tmp_path_factory.mktemp("editions") / "project")
