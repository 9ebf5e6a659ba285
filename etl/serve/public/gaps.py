"""What a source says exists but lacks, by kind, with the words around the place where it would stand."""

import sqlite3

from etl.serve.public.ask import Ask, Page
from etl.serve.public.levels import describe_level
from etl.serve.public.listing import list_rows
from etl.serve.public.opposed import cut_to, mark_words
from etl.serve.public.passages import Quote, say_absence

GAPS = """
select g.*, d.title as document_title, d.title_en as document_title_en, d.region_id, r.name as place,
    r.name_en as place_en, c.label, c.path, c.heading, c.heading_en, c.characters, v.text_status, x.text, s.url
from gaps g
join documents d using (document_id)
join document_overview v using (document_id)
join sources s on s.source_id = d.source_id
left join regions r using (region_id)
left join clauses c on c.clause_id = g.clause_id
left join clause_texts x on x.clause_id = g.clause_id
order by g.kind, d.region_id, g.rowid
"""


def show_gaps(ask: Ask) -> Page:
    """Return every gap with the place where the words would stand."""
    found = list_rows(ask, GAPS)
    kinds: dict[str, list[tuple[sqlite3.Row, Quote | None]]] = {}
    for row in found:
        kinds.setdefault(row["kind"], []).append((row, find_around(ask, row)))
    values = {
        "listing": found,
        "kinds": [(kind, name_kind(ask, kind), describe_level(ask, "gaps.kind", kind), r) for kind, r in kinds.items()],
    }
    about = ask.say("What a source says exists but lacks: an image, an empty field, words that cannot be read.")
    return Page("gaps.html", ask.say("Gaps"), values, about)


def name_kind(ask: Ask, kind: str) -> str:
    """Return what stands where something is missing, in the page's language."""
    called = {
        "image": ask.say("The original is an image"),
        "empty_field": ask.say("Not stated"),
        "unreadable": ask.say("Cannot be read"),
        "missing_part": ask.say("A part is missing"),
        "open_damage": ask.say("Damaged and not repaired"),
    }
    return called[kind]


def find_around(ask: Ask, row: sqlite3.Row) -> Quote | None:
    """Return the words around a gap, what is printed of it marked; None where it is of the document as a whole."""
    if row["clause_id"] is None:
        return None
    if row["text"] is None:
        return Quote((), say_absence(ask, row["text_status"], row["characters"]))
    return Quote(mark_words(cut_to(row["text"], [row["what"]]), [row["what"]]), None)
