"""The measurement of the site runs on any edition, and the page in docs/ is of its make."""

import re
from pathlib import Path

import pytest
from edition import list_versions, make_text_rows, write_edition

from etl.bench.clients import Timing, ask_once
from etl.bench.servers import run_stock
from etl.bench.site import Compared, Measured, bench_site, print_measured
from etl.docs.speed import PAGE, write_speed
from etl.errors import Complaint
from etl.load.build import load_edition
from etl.project import Project

ROOT = Path(__file__).parents[2]
KINDS = ["document", "table", "search"]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    made = write_edition(tmp_path_factory.mktemp("bench"))
    load_edition(made, make_text_rows(), versions=list_versions(made))
    return made


def test_both_servers_are_measured_on_the_same_pages(project: Project) -> None:
    measured = bench_site(project, seconds=0.2)
    assert [(c.name, c.again) for c in measured.compared] == [(k, a) for a in (True, False) for k in KINDS]
    for compared in measured.compared:
        assert compared.ours.rate > 0 < compared.stock.rate
        assert 0 < compared.ours.percentile(50) <= compared.ours.percentile(95)
    # Every path once, and no more: six tables of five sizes.
    assert {len(c.ours.each) for c in measured.compared if (c.name, c.again) == ("table", False)} == {30}
    assert measured.first_byte > 0 < measured.first_byte_again
    lines = print_measured(measured).splitlines()
    assert [line.rpartition("  ")[2].split(",")[0] for line in lines[1:7]] == KINDS * 2


def test_a_page_that_fails_is_no_measurement(project: Project) -> None:
    with run_stock(project) as port, pytest.raises(Complaint, match=r"/policy/nowhere: the server answered 404"):
        ask_once(port, ["/policy/nowhere"])


def test_without_a_build_the_next_step_is_named(tmp_path: Path) -> None:
    with pytest.raises(Complaint, match="taizhang build"):
        bench_site(write_edition(tmp_path))


def test_the_page_is_of_this_make() -> None:
    """All but the figures of docs/speed.md is what the command writes."""
    timing = Timing(1.0, (0.001, 0.002))
    compared = tuple(Compared(kind, again, timing, timing) for again in (True, False) for kind in KINDS)
    made, kept = write_speed(Measured(compared, 0.1, 0.1)), (ROOT / "docs" / PAGE).read_text(encoding="utf-8")
    assert strip_figures(made) == strip_figures(kept)


def strip_figures(page: str) -> str:
    return re.sub(r"\d+(?:\.\d+)*", "0", page)
