"""What changed from one edition to another, for people: by document, words marked, causes as labels."""

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from markupsafe import Markup

from etl.edition.between import Between, Changed
from etl.serve.editions.shelf import find_shelf
from etl.serve.public.ask import Ask, Missing, Page
from etl.serve.public.editions_shown import locate_record, name_cause, name_change, name_row, show_change

PAGE_LENGTH = 60  # records
CHANGES = ("added", "removed", "moved", "changed")


@dataclass(frozen=True)
class Entry:
    """One record that came, went, changed or only took another id: its name and address, its changed cells, and why."""

    document_id: str
    table: str
    record_id: str
    change: str
    name: str
    address: str
    old_id: str
    cells: list[tuple[str, Markup]]
    causes: list[str]


def show_differences(ask: Ask) -> Page:
    """Return a page of the differences between two editions."""
    shelf, old, new = find_shelf(ask.site), ask.names["old"], ask.names["new"]
    if not {old, new} <= set(shelf.history.editions):
        raise Missing("editions", f"{old}..{new}")
    between = Between(shelf, old, new)
    found = between.group_records()
    tables = Counter(r.table for r in found)
    table = ask.query.get("table", "")
    kept = [r for r in found if table in ("", r.table)]
    number, last = find_page(ask, len(kept))
    entries = [describe_record(ask, between, r) for r in kept[(number - 1) * PAGE_LENGTH : number * PAGE_LENGTH]]
    counts = Counter(r.change for r in kept)
    title = ask.say("What changed from %(old)s to %(new)s", old=old, new=new)
    values: dict[str, Any] = {
        "old": old, "new": new, "table": table, "total": len(found), "kept": len(kept), "page_number": number,
        "last_page": last,
        "tables": [(t, ask.choose(*ask.site.title(t)), tables[t]) for t in shelf.contract.tables if tables[t]],
        "changes": [(name_change(ask, c), counts[c]) for c in CHANGES if counts[c]],
        "documents": [
            (i, *between.name_document(i), list(own)) for i, own in groupby(entries, lambda e: e.document_id)
        ],
    }  # fmt: skip
    return Page("differences.html", title, values)


def find_page(ask: Ask, count: int) -> tuple[int, int]:
    """Return the number of the page that is asked for, and of the last one."""
    last = max(1, -(-count // PAGE_LENGTH))
    asked = ask.query.get("page", "1")
    return (min(max(1, int(asked)), last) if asked.isascii() and asked.isdigit() else 1), last


def describe_record(ask: Ask, between: Between, changed: Changed) -> Entry:
    """Return what is shown of a record: changed cells where both editions have it, under whatever id."""
    table = between.shelf.contract.tables[changed.table]
    before, after = between.find_rows(changed)
    row = after or before or {}
    keys = [row[c] for c in table.primary_key]
    # Where a record moved, the ids in it moved with it.
    own = {*table.primary_key, *(k.column for k in table.foreign_keys)} if changed.old_id else set()
    cells = [
        (ask.choose(*ask.site.column(table.name, c)), show_change(ask, c, before.get(c, ""), after.get(c, "")))
        for c in table.column_names
        if before and after and c not in own and before.get(c, "") != after.get(c, "")
    ]
    causes = [name_cause(ask, cause) for cause in changed.causes]
    address = locate_record(ask, table.name, keys)
    return Entry(
        changed.document_id, table.name, " · ".join(keys), changed.change, name_row(row), address, changed.old_id,
        cells, causes,
    )  # fmt: skip
