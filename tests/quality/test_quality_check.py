"""Everything together on a project that has no build yet, and on one whose rows are given."""

import shutil
from pathlib import Path

from yunshui import ROOT

from etl.project import Project
from etl.quality.check import has_failed, run_checks
from etl.quality.result import Check


def test_a_project_without_data_and_build_says_what_to_do(tmp_path: Path):
    shutil.copy(ROOT / "datapackage.json", tmp_path)
    said: list[str] = []
    reproduced = Check(
        "data", "tasks", "fail", False, "2 rows differ", "Same in, same out.", "同入同出。", "reproduction"
    )
    checks = run_checks(Project(tmp_path, tmp_path / "sources"), [reproduced], said.append)
    assert has_failed(checks)
    assert {c.source for c in checks} == {"frictionless", "expectations", "reproduction"}
    assert reproduced in checks
    assert any("taizhang build" in c.next_step for c in checks)
    assert len(said) == 2
    assert (tmp_path / "build/quality/report.html").is_file()
