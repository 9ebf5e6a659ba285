"""Rows of the codebooks, as the lexicon has them: themes, instruments, indicators, dimensions."""

from typing import Any

from etl.lexicon import load_words

Row = dict[str, object]


def codebook_rows() -> dict[str, list[Row]]:
    """Return the rows of every codebook table, whether a document uses an entry or not."""
    return {
        "themes": [
            {"theme_id": e["id"], **_words(e), "parent_id": e.get("parent")} for e in load_words("themes")
        ],
        "instruments": [
            {"instrument_id": e["id"], **_words(e), "theme_id": e.get("theme")} for e in load_words("instruments")
        ],
        "indicators": [
            {
                "indicator_id": e["id"], **_words(e), "unit": e.get("unit"), "theme_id": e.get("theme"),
                "direction": e.get("direction"),
            }
            for e in load_words("indicators")["indicators"]
        ],
        "dimensions": [{"dimension_id": e["id"], **_words(e)} for e in load_words("dimensions")["dimensions"]],
    }  # fmt: skip


def _words(entry: dict[str, Any]) -> Row:
    return {name: entry[name] for name in ("name", "name_en", "definition", "definition_en")}
