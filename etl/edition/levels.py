"""The level of a release, and the number that an edition of that level has."""

from collections.abc import Sequence

from etl.edition.records import Change
from etl.errors import Complaint


def find_level(changes: Sequence[Change], contract_moved: bool) -> str:
    """Return the level of a set of changes: the contract, rows that came or went, or values alone."""
    if contract_moved:
        return "major"
    return "minor" if any(c.change != "changed" for c in changes) else "patch"


def raise_number(edition: str | None, level: str) -> str:
    """Return the number that follows `edition`; before 1.0.0 a major change raises the second number, as semver has it.

    The first edition is 0.1.0.
    """
    major, minor, patch = (int(n) for n in (edition or "0.0.0").split("."))
    if level == "major" and major:
        return f"{major + 1}.0.0"
    return f"{major}.{minor}.{patch + 1}" if level == "patch" else f"{major}.{minor + 1}.0"


def check_level(changes: Sequence[Change], level: str, contract_moved: bool, last: str | None) -> None:
    """Raise a Complaint unless `level` is that of the changes since the `last` edition; the first one is minor."""
    if last is None:
        if level != "minor":
            raise Complaint(f"the first edition is no {level} release", "data/", "Call `taizhang release minor`.", 2)
        return
    if not changes and not contract_moved:
        raise Complaint(f"nothing has changed since edition {last}", "data/", "There is nothing to release.")
    right = find_level(changes, contract_moved)
    if level != right:
        reason = {
            "major": "the contract changed", "minor": "rows came or went", "patch": "only values changed",
        }[right]  # fmt: skip
        raise Complaint(f"this is no {level} release: {reason}", "data/", f"Call `taizhang release {right}`.", 2)
