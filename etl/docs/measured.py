"""What `taizhang bench` prints, and the pages that it writes."""

from pathlib import Path

from etl.bench.report import run_bench
from etl.docs.accuracy import report_accuracy
from etl.docs.speed import report_speed
from etl.project import Project


def report(what: str, project: Project, keys: Path | None, write: bool) -> str:
    """Return a measurement as text; `write` is for those that have a page in docs/."""
    match what:
        case "accuracy":
            return report_accuracy(project, keys, write)
        case "site":
            return report_speed(project, write)
        case _:
            return run_bench(what, project)
