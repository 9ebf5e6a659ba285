from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from edition import list_versions, make_text_rows, write_edition
from live import serve

from etl.load.build import load_edition
from etl.project import Project

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = (
    "--no-sandbox --headless --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The invented edition, served."""
    project = write_edition(tmp_path_factory.mktemp("browser"))
    load_edition(project, make_text_rows(), versions=list_versions(project))
    with serve(project) as address:
        yield address


@pytest.fixture(scope="session")
def editions_address(three_editions: Project) -> Iterator[str]:
    """A build of three editions, served."""
    with serve(three_editions) as address:
        yield address


@pytest.fixture(scope="session")
def bare_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The invented edition without texts, served."""
    project = write_edition(tmp_path_factory.mktemp("browser-bare"))
    load_edition(project, {}, versions=list_versions(project))
    with serve(project) as address:
        yield address


@pytest.fixture(scope="module")  # its event loop must end before other tests run theirs
def chromium() -> Iterator[Any]:
    if not CHROMIUM.exists():
        pytest.skip("no Chromium at /usr/bin/chromium: apt-get install chromium fonts-noto-cjk")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS.split())
        yield browser
        browser.close()
