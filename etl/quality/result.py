"""What one check found."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Severity = Literal["fail", "warn"]
Origin = Literal["frictionless", "expectations", "reproduction"]
ORIGINS: tuple[Origin, ...] = ("frictionless", "expectations", "reproduction")


@dataclass(frozen=True, slots=True)
class Check:
    """One promise and whether it is kept; `rows` names at most ten rows that break it, `next_step` says what to do."""

    name: str
    table: str
    severity: Severity
    passed: bool
    observed: str
    reason: str
    reason_zh: str
    source: Origin
    rows: tuple[str, ...] = ()
    next_step: str = ""

    @property
    def state(self) -> str:
        """`pass`, or the severity of a promise that is broken."""
        return "pass" if self.passed else self.severity


def sort_checks(checks: Sequence[Check]) -> list[Check]:
    """Return the checks with failures first, then warnings, then passes, each by origin, table and name."""
    order = {"fail": 0, "warn": 1, "pass": 2}
    return sorted(checks, key=lambda c: (order[c.state], ORIGINS.index(c.source), c.table, c.name, c.observed))


def count_states(checks: Sequence[Check]) -> dict[str, int]:
    """Return how many checks are in each state; all three states are always there."""
    counts = {"fail": 0, "warn": 0, "pass": 0}
    for check in checks:
        counts[check.state] += 1
    return counts
