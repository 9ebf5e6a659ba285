"""Which questions the clock cut short: a table page then leaves out a count or a facet, and must not be kept."""

from contextvars import ContextVar
from typing import Any

from datasette.database import QueryInterrupted

_CUT: ContextVar[list[str] | None] = ContextVar("cut", default=None)


def note_interrupted() -> list[str]:
    """Return the list to which every question is added that is cut short in the answer that is made from here on."""
    cut: list[str] = []
    _CUT.set(cut)
    return cut


def tell_interrupted(database: Any) -> None:
    """Let a Datasette database add to that list."""
    ask = database.execute

    async def execute(sql: str, *values: Any, **named: Any) -> Any:
        try:
            return await ask(sql, *values, **named)
        except QueryInterrupted:
            if (cut := _CUT.get()) is not None:
                cut.append(sql)
            raise

    database.execute = execute
