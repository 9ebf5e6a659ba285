"""Reduced dates as the contract keeps them: the last day of the period named, and how precise the source is."""

from calendar import monthrange


def spell_due(due: str | None, printed: str | None) -> dict[str, object]:
    """Return `due_on`, `due_precision` and `due_text` for a reduced date: 2024-05 is 2024-05-31, month."""
    if due is None:
        return {"due_on": None, "due_precision": None, "due_text": printed}
    precision = ("year", "month", "day")[due.count("-")]
    return {"due_on": last_day(due), "due_precision": precision, "due_text": printed}


def first_day(reduced: str) -> str:
    """Return the first day of a year, a month or a day."""
    return (reduced + "-01-01")[:10]


def last_day(reduced: str) -> str:
    """Return the last day of a year, a month or a day."""
    parts = [int(p) for p in reduced.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else 12
    day = parts[2] if len(parts) > 2 else monthrange(year, month)[1]
    return f"{year:04}-{month:02}-{day:02}"
