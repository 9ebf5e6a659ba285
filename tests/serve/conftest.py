import asyncio
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from crawl import crawl
from edition import list_versions, make_text_rows, write_edition
from live import serve

from etl.bench.scores import Score, Scores, write_scores
from etl.contract import load_contract
from etl.load.build import load_edition
from etl.project import Project
from etl.quality.report import write_reports
from etl.quality.result import Check
from etl.serve.app import open_datasette

Get = Callable[..., Any]


@pytest.fixture(scope="session")
def with_texts(tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = write_edition(tmp_path_factory.mktemp("with-texts"))
    load_edition(project, make_text_rows(), versions=list_versions(project))
    write_quality(project)
    return project


def write_quality(project: Project) -> None:
    """Put a measurement and a report beside the build; the build without texts has neither."""
    (project.root / "docs").mkdir()
    write_scores(Scores(["yunze-2031"], [Score("targets", 25, 24, 23), Score("people", 0, 2, 0)]),
                 project.root / "docs" / "accuracy.json")  # fmt: skip
    checks = [
        Check("unit", "targets", "warn", False, "1 rows", "Units are <alike>.", "单位须一致。", "expectations",
              ("target_id=t1",)),
        Check("number", "targets", "fail", True, "", "Numbers are numbers.", "数值须是数。", "expectations"),
    ]  # fmt: skip
    write_reports(checks, project.build / "quality", load_contract(project.contract))


@pytest.fixture(scope="session")
def without_texts(tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = write_edition(tmp_path_factory.mktemp("without-texts"))
    load_edition(project, {}, versions=list_versions(project))
    return project


@pytest.fixture(scope="session")
def runner() -> Iterator[asyncio.Runner]:
    with asyncio.Runner() as runner:
        yield runner


@pytest.fixture(scope="session")
def served(with_texts: Project) -> Any:
    return open_datasette(with_texts)


@pytest.fixture(scope="session")
def get(served: Any, runner: asyncio.Runner) -> Get:
    """Ask the build that has texts."""
    return lambda path, **more: runner.run(served.client.get(path, **more))


@pytest.fixture(scope="session")
def get_bare(without_texts: Project, runner: asyncio.Runner) -> Get:
    """Ask the build that has none."""
    bare = open_datasette(without_texts)
    return lambda path, **more: runner.run(bare.client.get(path, **more))


@pytest.fixture(scope="session")
def address(with_texts: Project) -> Iterator[str]:
    """The build that has texts, over the network."""
    with serve(with_texts) as address:
        yield address


@pytest.fixture(scope="session")
def get_editions(three_editions: Project, runner: asyncio.Runner) -> Get:
    """Ask the build that has three editions."""
    served = open_datasette(three_editions)
    return lambda path, **more: runner.run(served.client.get(path, **more))


@pytest.fixture(scope="module", params=["get", "get_bare"])
def ask(request: pytest.FixtureRequest) -> Get:
    """Ask each of the two builds of one edition."""
    return request.getfixturevalue(request.param)  # type: ignore[no-any-return]


@pytest.fixture(scope="session", params=["get", "get_bare", "get_editions"])
def pages(request: pytest.FixtureRequest) -> dict[str, Any]:
    """Everything that can be reached from the first pages: with texts, without them, and with several editions."""
    return crawl(request.getfixturevalue(request.param))
