"""What a source says exists but lacks, by document."""

from etl.serve.public.ask import Ask, Page
from etl.serve.public.listing import list_rows

GAPS = """
select g.*, d.title as document_title, d.title_en as document_title_en, d.region_id, r.name as place,
    r.name_en as place_en, c.label, c.path, c.heading, c.heading_en
from gaps g
join documents d using (document_id)
left join regions r using (region_id)
left join clauses c on c.clause_id = g.clause_id
order by d.region_id, g.rowid
"""


def show_gaps(ask: Ask) -> Page:
    """Return every gap with the place where the words would stand."""
    about = ask.say("What a source says exists but lacks: an image, an empty field, words that cannot be read.")
    return Page("gaps.html", ask.say("Gaps"), {"listing": list_rows(ask, GAPS)}, about)
