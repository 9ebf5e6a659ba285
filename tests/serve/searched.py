"""What searches are held against: every row of a table, and where the page of a record found is."""

from collections.abc import Callable
from typing import Any

Get = Callable[..., Any]
PATHS = {"documents": "d", "bodies": "bodies", "targets": "targets", "tasks": "tasks", "clauses": "d"}


def table(get: Get, name: str) -> list[dict[str, Any]]:
    """Return the rows of a table, up to as many as one answer has."""
    return get(f"/policy/{name}.json?_shape=array&_size=max").json()  # type: ignore[no-any-return]
