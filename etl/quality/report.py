"""The result of all checks as JSON and as our own page; same checks, same bytes."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from etl.contract import Contract
from etl.quality.result import Check, count_states, sort_checks

TEMPLATES = Path(__file__).parent / "templates"


def write_reports(checks: Sequence[Check], folder: Path, contract: Contract) -> None:
    """Write `report.json` and `report.html` into `folder`; neither has a clock or a path in it."""
    edition, titles = contract.version, {t.name: t.title for t in contract.tables.values()}
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "report.json").write_text(render_json(checks, edition), encoding="utf-8")
    (folder / "report.html").write_text(render_page(checks, edition, titles), encoding="utf-8")


def render_json(checks: Sequence[Check], edition: str) -> str:
    """Return the checks as a JSON object: edition, counts of states, and the checks, failures first."""
    body = {
        "edition": edition,
        "counts": count_states(checks),
        "checks": [{"state": c.state, **asdict(c)} for c in sort_checks(checks)],
    }
    return json.dumps(body, ensure_ascii=False, indent=1) + "\n"


def render_page(checks: Sequence[Check], edition: str, titles: Mapping[str, str]) -> str:
    """Return a page of its own, without script, font or image from elsewhere; Chinese first, English beside.

    `titles` are the Chinese titles of tables; a table without one keeps its name.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    ordered = sort_checks(checks)
    values = {
        "edition": edition,
        "titles": titles,
        "counts": count_states(checks),
        "broken": [c for c in ordered if not c.passed],
        "tables": summarise_tables(checks),
        "kept": [c for c in ordered if c.passed],
    }
    return environment.get_template("report.html").render(values)


def summarise_tables(checks: Sequence[Check]) -> list[dict[str, Any]]:
    """Return one row a table, in the order of names: how many checks of it fail, warn and pass."""
    tables: dict[str, list[Check]] = {}
    for check in checks:
        tables.setdefault(check.table, []).append(check)
    return [{"table": name, **count_states(tables[name])} for name in sorted(tables)]
