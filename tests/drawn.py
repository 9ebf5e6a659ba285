"""The invented edition with so many rows of everything that is drawn, in turn in two places."""

from typing import Any

from edition import LIST, PLAN, make_tables

DRAWN = (
    "targets", "deadlines", "phases", "citations", "instruments", "instrument_mentions", "dimensions", "formulas",
    "formula_members",
)  # fmt: skip
FIRST, SECOND = f"{LIST}/1.1", f"{PLAN}/2"


def make_drawn(count: int) -> dict[str, list[dict[str, Any]]]:
    """Return the invented edition with `count` rows of everything that is drawn, in turn in two places."""
    tables = make_tables() | {table: [] for table in DRAWN}
    span = {"start": 0, "end": 2}
    for n in range(count):
        clause = {"clause_id": (FIRST, SECOND)[n % 2], **span}
        due = {"due_on": f"203{n % 7}-12-31", "due_precision": "year", "due_text": "年底前"}
        share = {"indicator_id": "contract-rate", "comparator": ">=", "value": 50 + n, "unit": "%", "baseline": n}
        tables["targets"].append({"target_id": f"t{n}", **clause, **share, **due})
        days = {"starts_on": f"203{n % 7}-01-01", "ends_on": f"203{n % 7}-06-30"}
        if n:
            tables["phases"].append({"phase_id": f"p{n}", "clause_id": FIRST, **span, "name": "启动", **days})
        tables["citations"].append({"citation_id": f"c{n}", **clause, "title": f"云川省办法{n}", "state": "wanted"})
        name = {"name": f"工具{n}", "name_en": f"Tool {n}", "theme_id": "primary-care"}
        tables["instruments"].append({"instrument_id": f"tool-{n}", **name})
        for place in (FIRST, SECOND)[: 1 + (n > 0)]:
            tables["instrument_mentions"].append({"clause_id": place, "instrument_id": f"tool-{n}", "count": 1})
        tables["dimensions"].append({"dimension_id": f"d{n}", "name": f"人员{n}", "name_en": f"Staff {n}"})
        tables["formulas"].append({"formula_id": f"f{n}", **clause, "name": "一统一", "count": 1})
        member = {"formula_id": f"f{n}", "position": 1, "member": "人员", "dimension_id": f"d{n // 2}"}
        tables["formula_members"].append(member)
    return tables
