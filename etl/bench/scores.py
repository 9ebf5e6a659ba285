"""What comparing with answer keys came to: counts a table, shares with intervals, and the file that keeps them."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from math import sqrt
from pathlib import Path

# The standard score of a 95 % interval.
Z = 1.959964


@dataclass(frozen=True, slots=True)
class Score:
    """One table: records in the keys, records that we found, and how many of these are right."""

    table: str
    key: int
    found: int
    right: int


@dataclass(frozen=True, slots=True)
class Scores:
    """The sources that the keys answer, and a score a table over all of them together."""

    sources: Sequence[str]
    tables: Sequence[Score]


def write_scores(scores: Scores, path: Path) -> None:
    """Write the counts as JSON: what the page and the site say is computed from them, so that neither is typed."""
    path.write_text(json.dumps(asdict(scores), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def read_scores(path: Path) -> Scores | None:
    """Return what `write_scores` wrote; None where there is no such file."""
    if not path.is_file():
        return None
    kept = json.loads(path.read_text(encoding="utf-8"))
    return Scores(kept["sources"], [Score(**row) for row in kept["tables"]])


def measure_interval(right: int, total: int) -> tuple[float, float]:
    """Return the Wilson 95 % interval of a share; of nothing, anything may be true."""
    if total == 0:
        return 0.0, 1.0
    share, spread = right / total, Z * Z / total
    middle = share + spread / 2
    reach = Z * sqrt(share * (1 - share) / total + spread / (4 * total))
    return max(0.0, (middle - reach) / (1 + spread)), min(1.0, (middle + reach) / (1 + spread))


def print_share(right: int, total: int) -> str:
    """Return a share with its interval, `0.960 (0.866–0.989)`; of nothing there is none."""
    if total == 0:
        return "—"
    low, high = measure_interval(right, total)
    return f"{right / total:.3f} ({low:.3f}–{high:.3f})"
