"""What a Great Expectations result says, in a few words and at most ten rows."""

from collections.abc import Mapping, Sequence
from typing import Any

SHOWN = 10
WIDEST = 80


def observe_result(result: Any, key: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """Return the observation of `result` and the rows that break it, each as `key=value, ...`."""
    if error := _find_error(result.exception_info):
        return f"could not be asked: {error}", ()
    found = result.result
    named = () if result.success else tuple(name_row(row, key) for row in _find_rows(found)[:SHOWN])
    return _describe(found, bool(result.success)), named


def name_row(row: Mapping[str, Any], key: Sequence[str]) -> str:
    """Return the key of `row` and its other values, cut to a readable length."""
    ordered = [*(k for k in key if k in row), *(k for k in row if k not in key)]
    return ", ".join(f"{k}={_shorten(row[k])}" for k in ordered if k in key or row[k] is not None)


def _shorten(value: object) -> str:
    text = "null" if value is None else str(value)
    return text if len(text) <= WIDEST else f"{text[: WIDEST - 1]}…"


def _find_rows(found: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    """Return the rows that break a promise: by their key, from a query, or by the columns that are unique together."""
    rows = found.get("unexpected_index_list") or found.get("details", {}).get("unexpected_rows")
    return rows or [r for r in found.get("unexpected_list", ()) if isinstance(r, Mapping)]


def _describe(found: Mapping[str, Any], passed: bool) -> str:
    if "element_count" in found:
        return f"{found['unexpected_count'] or 0} of {found['element_count']} rows"
    if "unexpected_rows" in found.get("details", {}):
        return f"{found['observed_value']} rows"
    observed = found.get("observed_value")
    if isinstance(observed, list):
        return f"{len(observed)} columns" if passed else f"lacks {_list_missing(found)}"
    return str(observed)


def _list_missing(found: Mapping[str, Any]) -> str:
    return ", ".join(str(c) for c in found.get("details", {}).get("mismatched", {}).get("missing", ())) or "nothing"


def _find_error(info: Mapping[str, Any]) -> str | None:
    """Return the first error message; it stands by metric when a metric failed, by field when the expectation did."""
    entries = [info, *(v for v in info.values() if isinstance(v, Mapping))]
    messages = sorted(str(e["exception_message"]) for e in entries if e.get("exception_message"))
    return messages[0].splitlines()[0] if messages else None
