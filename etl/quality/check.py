"""Everything that `taizhang check` asks, in one list."""

from collections.abc import Callable, Sequence

from etl.contract import load_contract
from etl.project import Project
from etl.quality.frictionless_run import validate_packages
from etl.quality.report import write_reports
from etl.quality.result import Check, sort_checks
from etl.quality.suite import run_suite


def run_checks(
    project: Project, reproduction: Sequence[Check] = (), announce: Callable[[str], None] = lambda _: None
) -> list[Check]:
    """Return every check of the project, failures first, and leave both reports in build/quality.

    `reproduction` are checks that the caller made; `announce` is told what begins, for the seconds that it takes.
    """
    contract = load_contract(project.contract)
    announce("frictionless: data/ and build/")
    packages = validate_packages(project)
    announce("expectations: build/policy.db")
    expectations = run_suite(project.build / "policy.db", contract)
    checks = sort_checks([*packages, *expectations, *reproduction])
    write_reports(checks, project.build / "quality", contract)
    return checks


def has_failed(checks: Sequence[Check]) -> bool:
    """Whether a promise is broken that may not be; warnings are none."""
    return any(c.state == "fail" for c in checks)
