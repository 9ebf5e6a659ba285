"""What went wrong with a request, in words of both languages, and the next step; and when an answer is only a part."""

import sqlite3
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from datasette.database import QueryInterrupted
from datasette.utils.asgi import Base400
from datasette.views.base import DatasetteError

from etl.serve.site import Words
from etl.serve.taking.whole import TooMany

# Arguments whose values Datasette reads without expecting that they may be wrong.
READ_BLINDLY = ("_timelimit", "_through")
BY_STATUS = {400: "asked", 403: "forbidden", 404: "missing"}


@dataclass(frozen=True)
class Way:
    """A page that helps on, by its address in each language."""

    address: Words
    label: Words


@dataclass(frozen=True)
class Failure:
    """Why there is no answer, or why it is not all; `detail` is what is wrong with this very request, where known."""

    kind: str
    status: int
    title: Words
    advice: Words
    ways: tuple[Way, ...]
    detail: str = ""

    def describe(self) -> dict[str, Any]:
        """Return it as JSON, in the fields that Datasette has and `hint`."""
        error = self.detail or self.title.en
        return {
            "ok": False, "status": self.status, "title": self.title.en, "error": error, "hint": self.hint,
        }  # fmt: skip

    @property
    def hint(self) -> dict[str, str]:
        """What is so and what to do, by language."""
        return {
            "zh": f"{self.title.zh}。{self.advice.zh}",
            "en": f"{self.title.en}. {self.advice.en}",
        }


@lru_cache(maxsize=1)
def read_failures() -> dict[str, Any]:
    """Return the words."""
    words: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("failures.yml").read_text(encoding="utf-8"))
    return words


def make_failure(kind: str, detail: str = "", **values: object) -> Failure:
    """Return the failure of a kind; `values` are put into its words."""
    words = read_failures()
    told, named = words[kind], words["ways"]
    title, advice = (Words(*(w.format(**values) for w in told[part])) for part in ("title", "advice"))
    ways = tuple(
        Way(Words(named[way][0], named[way][-1] if len(named[way]) == 4 else named[way][0]), Words(*named[way][1:3]))
        for way in told["ways"]
    )
    return Failure(kind, told["status"], title, advice, ways, detail)


def explain(exception: Exception, request: Any, limit_ms: int) -> Failure:
    """Return what a reader is told of an exception: of our own mistakes only that there was one."""
    if isinstance(exception, QueryInterrupted) or getattr(exception, "title", None) == "SQL Interrupted":
        return make_failure("interrupted", seconds=f"{limit_ms / 1000:g}")
    if isinstance(exception, TooMany):
        return make_failure("many", limit=f"{exception.args[0]:,}")
    if isinstance(exception, DatasetteError):
        if exception.title == "Invalid SQL":
            return make_failure("sql", exception.message)
        # Without a status Datasette means 500, but it says so only of arguments that make no sense.
        return make_failure(BY_STATUS.get(exception.status, "asked"), exception.message)
    if isinstance(exception, Base400):
        detail = str(exception.args[0]) if exception.args else ""
        return make_failure(BY_STATUS[exception.status], "" if detail == "404" else detail)
    if isinstance(exception, sqlite3.ProgrammingError) and "pks" in request.url_vars:
        return make_failure("missing", "the key of a row here has more parts")
    if isinstance(exception, (ValueError, KeyError, TypeError)):
        named = [name for name in READ_BLINDLY if name in request.args]
        if named:
            return make_failure("asked", f"{named[0]}={request.args[named[0]]}")
    return make_failure("broken")
