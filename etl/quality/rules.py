"""The expectations that we type ourselves: one yml file a table, each rule with its severity and its reason."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from etl.errors import Complaint
from etl.quality.result import Severity

EXPECTATIONS = Path(__file__).parent / "expectations"
OWN_KEYS = ("name", "type", "severity", "reason", "reason_zh")


@dataclass(frozen=True)
class Rule:
    """One expectation on one table: a Great Expectations type, its arguments, and why it is asked."""

    name: str
    table: str
    type: str
    arguments: dict[str, Any]
    severity: Severity
    reason: str
    reason_zh: str

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that the arguments name; a query names its own."""
        named = [self.arguments[k] for k in ("column", "column_A", "column_B") if k in self.arguments]
        return (*named, *self.arguments.get("column_list", ()), *self.arguments.get("column_set", ()))


def load_rules(folder: Path = EXPECTATIONS) -> list[Rule]:
    """Read every `<table>.yml` in `folder`, in the order of the file names and of the rules in them."""
    return [rule for path in sorted(folder.glob("*.yml")) for rule in read_rules(path)]


def read_rules(path: Path) -> list[Rule]:
    """Read one file; every rule has all its own keys, a severity we know, and a name that occurs once in the file."""
    rules = [_build_rule(path, entry) for entry in yaml.safe_load(path.read_text(encoding="utf-8"))]
    names = [rule.name for rule in rules]
    if doubled := sorted({n for n in names if names.count(n) > 1}):
        raise Complaint(f"rules with the same name: {', '.join(doubled)}", path, "Give each rule a name of its own.")
    return rules


def _build_rule(path: Path, entry: dict[str, Any]) -> Rule:
    if missing := [k for k in OWN_KEYS if not entry.get(k)]:
        what = f"rule {entry.get('name', '?')} lacks {', '.join(missing)}"
        raise Complaint(what, path, "Every rule has a name, a type, a severity and its reason in both languages.")
    if entry["severity"] not in ("fail", "warn"):
        raise Complaint(f"severity {entry['severity']!r} of rule {entry['name']}", path, "Write fail or warn.")
    own = {k: str(entry[k]).strip() for k in OWN_KEYS}
    return Rule(
        table=path.stem,
        arguments={k: v for k, v in entry.items() if k not in OWN_KEYS},
        severity=entry["severity"],
        **{k: own[k] for k in ("name", "type", "reason", "reason_zh")},
    )
