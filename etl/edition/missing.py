"""Why a cell is empty where a reader would look for a value: a reason for each, in the column `missing` of its row.

`missing` reads `column=reason`, several in the order of the contract with a space between, such as
`doc_number=on_carrier issued_on=not_printed`; it is null where nothing is missing.
"""

from collections.abc import Callable, Mapping, Sequence

Row = dict[str, object]
Index = Mapping[str, Row]
CARRIED = ("on_carrier", "not_printed")
# The columns where the rules of interpretation demand a value, each with the reasons that it may lack one for: the
# first that applies is given, and the last always applies. The contract lists the same reasons.
DEMANDED: dict[str, dict[str, tuple[str, ...]]] = {
    "regions": {"latitude": ("not_in_register",), "longitude": ("not_in_register",)},
    "organizations": {"name_en": ("not_translated",)},
    "sources": dict.fromkeys(("publisher", "url", "retrieved_on"), ("not_registered",)),
    "documents": {
        "title_en": ("not_translated",),
        **dict.fromkeys(("doc_number", "issuer_id", "region_id", "issued_on", "published_on"), CARRIED),
        **dict.fromkeys(("period_start", "period_end", "index_number"), CARRIED),
    },
    "tasks": {"theme_id": ("not_in_codebook",)},
    "targets": {
        "indicator_id": ("not_in_codebook",),
        "printed_indicator": ("not_printed",),
        "due_on": ("not_datable", "not_printed"),
    },
    "deadlines": {"due_on": ("recurs", "not_datable")},
    "phases": {"starts_on": ("not_printed",), "ends_on": ("not_printed",)},
    "appointments": dict.fromkeys(("body", "role", "post"), ("not_printed",)),
}


def explain_missing(tables: Mapping[str, Sequence[Row]]) -> None:
    """Give every row of the tables in DEMANDED its `missing`."""
    documents = {str(d["document_id"]): d for d in tables.get("documents", ())}
    for name, columns in DEMANDED.items():
        for row in tables.get(name, ()):
            found = [
                f"{column}={_find_reason(reasons, column, row, documents)}"
                for column, reasons in columns.items()
                if row.get(column) is None
            ]
            row["missing"] = " ".join(found) or None


def _find_reason(reasons: Sequence[str], column: str, row: Row, documents: Index) -> str:
    return next((r for r in reasons[:-1] if APPLIES[r](column, row, documents)), reasons[-1])


def _is_on_carrier(column: str, row: Row, documents: Index) -> bool:
    """Whether a document that carries this one, however far above, has the value."""
    above = documents.get(str(row.get("parent_id")))
    return above is not None and (above.get(column) is not None or _is_on_carrier(column, above, documents))


APPLIES: dict[str, Callable[[str, Row, Index], bool]] = {
    "on_carrier": _is_on_carrier,
    "not_datable": lambda _column, row, _documents: row.get("due_text") is not None,
    "recurs": lambda _column, row, _documents: row.get("recurrence") is not None,
}
