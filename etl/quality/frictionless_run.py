"""The two Data Packages, data/ at the root and the build's receipt, validated by frictionless."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from etl.project import Project
from etl.quality.result import Check

SHOWN = 10
REASON = "Who downloads the tables opens them with the descriptor alone."
REASON_ZH = "下载者只凭描述文件就能打开数据表。"
MEND = "data/ is extracted, never edited: mend the words or the code that made the row, then extract again."
BUILD = "Run `taizhang build` again."


def validate_packages(project: Project) -> list[Check]:
    """Return a check for each table of both packages that is right, and for each kind of error in one that is not."""
    return [
        *validate_package("data", project.contract, MEND),
        *validate_package("build", project.build / "datapackage.json", BUILD),
    ]


def validate_package(name: str, descriptor: Path, next_step: str) -> list[Check]:
    """Validate the package of `descriptor`; an absent or unreadable one is one failed check.

    Errors of one kind in one column become one check that names at most ten rows. No path of this machine is repeated.
    """
    if not descriptor.is_file():
        return [_fail(name, "", "descriptor", f"{name}/{descriptor.name} is not here", next_step=next_step)]
    from frictionless import FrictionlessException, Package

    try:
        report = Package(str(descriptor)).validate()
    except FrictionlessException as error:
        return [_fail(name, "", "descriptor", error.error.message, next_step="Mend the descriptor.")]
    place = f"{descriptor.parent.resolve()}/"
    checks = [_fail(name, "", e.type, e.message.replace(place, ""), next_step=next_step) for e in report.errors]
    for task in report.tasks:
        checks += _read_task(name, task, place, next_step)
    return checks


def _read_task(name: str, task: Any, place: str, next_step: str) -> Iterator[Check]:
    if task.valid:
        observed = f"{task.stats.get('rows') or 0} rows"
        yield Check(f"{name}: valid", task.name, "fail", True, observed, REASON, REASON_ZH, "frictionless")
        return
    groups: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for error in (e.to_dict() for e in task.errors):
        column = error.get("fieldName") or ", ".join(error.get("fieldNames", ()))
        groups.setdefault((error["type"], column), []).append(error)
    for (kind, column), errors in groups.items():
        note = str(errors[0]["note"] or errors[0]["title"]).replace(place, "")
        where = f"column {column}: " if column else ""
        rows = tuple(_name_row(e, column) for e in errors[:SHOWN] if "rowNumber" in e)
        observed = f"{where}{note} ({len(errors)} times)" if len(errors) > 1 else f"{where}{note}"
        yield _fail(name, task.name, f"{kind}:{column}" if column else kind, observed, rows, next_step)


def _name_row(error: dict[str, Any], column: str) -> str:
    """Return the line in the file (the header is line 1), the column and the value."""
    value = error["cell"] if "cell" in error else ", ".join(str(c) for c in error.get("fieldCells", ()))
    shown = "empty" if value in ("", "None") else value
    named = f"line {error['rowNumber']}"
    return f"{named}, column {column}, value {shown}" if column else named


def _fail(name: str, table: str, kind: str, observed: str, rows: tuple[str, ...] = (), next_step: str = "") -> Check:
    return Check(f"{name}: {kind}", table, "fail", False, observed, REASON, REASON_ZH, "frictionless", rows, next_step)
