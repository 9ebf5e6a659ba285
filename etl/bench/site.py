"""Our pages beside those of stock Datasette: the same database, one run, four clients, one server after the other."""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from urllib.parse import quote

from etl.bench.clients import Timing, ask_again, ask_once, time_first_byte
from etl.bench.servers import run_ours, run_stock
from etl.errors import Complaint
from etl.load.receipt import DATABASE, read_receipt
from etl.project import Project

SECONDS = 5.0
TABLES = ("documents", "clauses", "tasks", "assignments", "targets", "deadlines")
SIZES = (10, 20, 30, 40, 50)
WORDS = 20
TIMES = 20


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of page: what is asked of us and of stock Datasette for the same thing."""

    name: str
    ours: Sequence[str]
    stock: Sequence[str]


@dataclass(frozen=True, slots=True)
class Compared:
    """A kind of page measured; `again` says whether each had been asked before. Stock Datasette keeps nothing."""

    name: str
    again: bool
    ours: Timing
    stock: Timing

    @property
    def ratio(self) -> float:
        """How many times as many requests a second we answer."""
        return self.ours.rate / self.stock.rate


@dataclass(frozen=True, slots=True)
class Measured:
    """What one run gives; the seconds to the first byte of the zip, when first asked and as the median of twenty."""

    compared: tuple[Compared, ...]
    first_byte: float
    first_byte_again: float


def bench_site(project: Project, seconds: float = SECONDS) -> Measured:
    """Measure every kind of page, made anew and asked again; each takes `seconds` on either side."""
    receipt = read_receipt(project.build)
    if receipt is None:
        raise Complaint("there is no build yet", project.build, "Make one with `taizhang build`.")
    kinds = list(list_kinds(project))
    zipped = f"/editions/{receipt.edition}.zip"
    with run_ours(project) as port:
        first, again = time_first_byte(port, zipped), [time_first_byte(port, zipped) for _ in range(TIMES)]
        ours = _ask_both_ways(port, [k.ours for k in kinds], seconds)
    with run_stock(project) as port:
        stock = _ask_both_ways(port, [k.stock for k in kinds], seconds)
    names = [(k.name, again) for again in (True, False) for k in kinds]
    compared = tuple(Compared(*name, o, s) for name, o, s in zip(names, ours, stock, strict=True))
    return Measured(compared, first, median(again))


def _ask_both_ways(port: int, kinds: Sequence[Sequence[str]], seconds: float) -> list[Timing]:
    """Every kind asked again, then every kind made anew: at addresses that nobody has asked, though the page is one."""
    return [ask_again(port, paths, seconds) for paths in kinds] + [ask_once(port, _vary(paths)) for paths in kinds]


def list_kinds(project: Project) -> Iterator[Kind]:
    """Yield the kinds of pages with their addresses, taken from the build."""
    with sqlite3.connect(f"file:{project.build / DATABASE}?immutable=1", uri=True) as database:
        documents = [row[0] for row in database.execute("select document_id from documents order by 1")]
        words = [row[0] for row in database.execute(f"select name from themes order by theme_id limit {WORDS}")]
    yield Kind(
        "document",
        [f"/{language}/d/{d}" for d in documents for language in ("zh", "en")],
        [f"/policy/documents/{d}" for d in documents],
    )
    tables = [f"/policy/{table}?_size={size}" for table in TABLES for size in SIZES]
    yield Kind("table", tables, tables)
    yield Kind(
        "search",
        [f"/zh/search?q={quote(word)}" for word in words],
        [f"/policy/clauses?_search={quote(word)}" for word in words],
    )


def _vary(paths: Sequence[str]) -> list[str]:
    return [f"{path}{'&' if '?' in path else '?'}asked=anew" for path in paths]


def print_measured(measured: Measured) -> str:
    """Return the measurement for the terminal."""
    lines = ["ratio   ours/s  stock/s  ours p50, p95 ms   stock p50, p95 ms"]
    for c in measured.compared:
        spread = [1000 * t.percentile(p) for t in (c.ours, c.stock) for p in (50, 95)]
        numbers = f"{c.ratio:5.1f} {c.ours.rate:8.0f} {c.stock.rate:8.0f} " + " ".join(f"{ms:8.1f}" for ms in spread)
        lines.append(f"{numbers}  {c.name}, {'asked again' if c.again else 'made anew'}")
    lines.append(f"{1000 * measured.first_byte:.0f} ms to the first byte of the whole edition as zip, first request")
    lines.append(f"{1000 * measured.first_byte_again:.0f} ms to it afterwards")
    return "\n".join(lines)
