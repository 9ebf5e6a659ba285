"""Our repair of damaged pages beside its peers, on the same simulated damage, and how fast it is."""

import sys
import time
from collections.abc import Callable, Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from statistics import median
from types import ModuleType
from typing import Any

from etl.bench.error_rate import measure_error_rate
from etl.bench.peers import find_repairers, repair_damage
from etl.errors import Complaint

CASES: tuple[tuple[str, dict[str, Any]], ...] = (
    ("5 %, toned", {"share": 0.05, "seed": 1}),
    ("30 %, toned", {"share": 0.3, "seed": 2}),
    ("30 %, toneless", {"share": 0.3, "seed": 3, "tones": False}),
    ("30 %, toneless and spaced", {"share": 0.3, "seed": 4, "tones": False, "space": True}),
    ("60 %, toned", {"share": 0.6, "seed": 5}),
    ("60 %, toneless", {"share": 0.6, "seed": 6, "tones": False}),
    ("90 %, toned", {"share": 0.9, "seed": 7}),
)
RUNS, REPEATS = 8, 10

Row = dict[str, object]


def bench_restore(root: Path) -> list[Row]:
    """Return, by kind of damage, the character error rate of ours and of each peer, then our speed.

    The damage and the text come from `tests/restore` of the checkout at `root`: the simulator is a test's, written
    apart from the repair. Rates are fractions; speeds are medians over differently damaged texts, by processor time,
    so that other work on the machine counts little.
    """
    simulate = _load_simulator(root)
    texts = read_corpus(root)
    return [*_compare(simulate, texts), *_time(simulate, texts)]


def read_corpus(root: Path) -> str:
    """Return our own text, the chapters one behind the other."""
    chapters = sorted((root / "tests" / "restore" / "corpus").glob("*.txt"))
    return "\n".join(path.read_text(encoding="utf-8") for path in chapters)


def _load_simulator(root: Path) -> ModuleType:
    path = root / "tests" / "restore" / "simulate.py"
    spec = spec_from_file_location("simulate", path)
    if not path.is_file() or spec is None or spec.loader is None:
        raise Complaint("the damage simulator is not here", path, "Run this in a checkout of the repository.", 2)
    module = module_from_spec(spec)
    sys.modules["simulate"] = module  # its dataclass looks itself up there
    spec.loader.exec_module(module)
    return module


def _compare(simulate: ModuleType, text: str) -> Iterator[Row]:
    repairers = find_repairers()
    for name, options in CASES:
        damaged = simulate.damage(text, simulate.Site(**options))
        yield {"measure": name, **{peer: _rate(text, repair(damaged)) for peer, repair in repairers.items()}}
    yield {"measure": "clean text", **{peer: _rate(text, repair(text)) for peer, repair in repairers.items()}}


def _rate(original: str, made: str) -> float:
    return measure_error_rate(zip(original.split("\n"), made.split("\n"), strict=True))


def _time(simulate: ModuleType, text: str) -> Iterator[Row]:
    clean = "\n".join([text] * REPEATS)
    yield {"measure": "clean text, MB a second", "taizhang": _speed(repair_damage, [clean] * RUNS) / 1e6}
    for share in (0.05, 0.3, 0.6):
        pages = [simulate.damage(text, simulate.Site(share=share, seed=8 + run)) for run in range(RUNS)]
        yield {"measure": f"{share:.0%} list, KB a second", "taizhang": _speed(repair_damage, pages) / 1e3}


def _speed(repair: Callable[[str], str], texts: list[str]) -> float:
    """Return the median of UTF-8 bytes a second; the first text loads the dictionaries and does not count."""
    speeds = []
    for text in texts:
        began = time.process_time()
        repair(text)
        speeds.append(len(text.encode()) / (time.process_time() - began))
    return median(speeds[1:])


def format_rows(rows: list[Row]) -> str:
    """Return the rows as Markdown tables: error rates in per cent, then speeds."""
    rates = [row for row in rows if len(row) > 2]
    peers = [key for key in rates[0] if key != "measure"]
    lines = ["| list | " + " | ".join(peers) + " |", "|---|" + "---:|" * len(peers)]
    lines += [f"| {row['measure']} | " + " | ".join(f"{row[p]:.3%}" for p in peers) + " |" for row in rates]
    lines += ["", "| speed | |", "|---|---:|"]
    lines += [f"| {row['measure']} | {row['taizhang']:,.1f} |" for row in rows if len(row) == 2]
    return "\n".join(lines)
