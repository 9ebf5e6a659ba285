"""Clients that ask a server over HTTP at the same time, each over one connection, and how long the answers took."""

import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection
from itertools import cycle
from statistics import quantiles
from threading import Lock

from etl.errors import Complaint

CLIENTS = 4
PATIENCE = 60  # seconds for an answer


@dataclass(frozen=True, slots=True)
class Timing:
    """Answers with status 200 in a number of seconds, and the seconds that each took, to its last byte."""

    seconds: float
    each: tuple[float, ...]

    @property
    def rate(self) -> float:
        """Answers a second, all clients together."""
        return len(self.each) / self.seconds

    def percentile(self, part: int) -> float:
        """Return the seconds within which `part` of a hundred answers came."""
        return quantiles(self.each, n=100, method="inclusive")[part - 1] if len(self.each) > 1 else self.each[0]


def ask_once(port: int, paths: Sequence[str]) -> Timing:
    """Ask every path once, four clients at a time."""
    waiting = iter(paths)
    lock = Lock()

    def take() -> str | None:
        with lock:
            return next(waiting, None)

    return _ask(port, take)


def ask_again(port: int, paths: Sequence[str], seconds: float) -> Timing:
    """Ask the same paths in turn, four clients at a time, for some seconds; all of them were asked once before."""
    ask_once(port, paths)
    turns = cycle(paths)
    lock = Lock()
    until = time.perf_counter() + seconds

    def take() -> str | None:
        with lock:
            return next(turns) if time.perf_counter() < until else None

    return _ask(port, take)


def _ask(port: int, take: Callable[[], str | None]) -> Timing:
    def work(_: int) -> list[float]:
        connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        each = []
        while (path := take()) is not None:
            each.append(_time(connection, path))
        connection.close()
        return each

    began = time.perf_counter()
    with ThreadPoolExecutor(CLIENTS) as clients:
        each = [t for found in clients.map(work, range(CLIENTS)) for t in found]
    return Timing(time.perf_counter() - began, tuple(each))


def _time(connection: HTTPConnection, path: str) -> float:
    began = time.perf_counter()
    connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
    answer = connection.getresponse()
    answer.read()
    if answer.status != 200:
        raise Complaint(f"the server answered {answer.status}", path, "Open the address in a browser to see why.")
    return time.perf_counter() - began


def time_first_byte(port: int, path: str) -> float:
    """Return the seconds from the opening of a connection to the first byte of the body."""
    connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    began = time.perf_counter()
    connection.request("GET", path)
    answer = connection.getresponse()
    answer.read(1)
    taken = time.perf_counter() - began
    connection.close()
    if answer.status != 200:
        raise Complaint(f"the server answered {answer.status}", path, "Build with `taizhang build`.")
    return taken
