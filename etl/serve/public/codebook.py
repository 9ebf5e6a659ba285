"""What every table, column, value, theme, instrument and dimension means; made from the contract and the lexicon."""

import sqlite3

from etl.serve.public.ask import Ask, Page

THEMES = "select * from themes order by rowid"
INSTRUMENTS = "select * from instruments order by theme_id, rowid"


def show_codebook(ask: Ask) -> Page:
    """Return the tables with their columns and values, and the themes with their instruments."""
    themes = ask.rows(THEMES)
    instruments: dict[str, list[sqlite3.Row]] = {}
    for row in ask.rows(INSTRUMENTS):
        instruments.setdefault(row["theme_id"], []).append(row)
    dimensions = ask.rows("select * from dimensions order by rowid")
    values = {
        "tables": list(ask.site.contract.tables.values()),
        "themes": themes,
        "instruments": instruments,
        "dimensions": dimensions,
    }
    about = ask.say("What every table, column and value means.")
    return Page("codebook.html", ask.say("Codebook"), values, about)
