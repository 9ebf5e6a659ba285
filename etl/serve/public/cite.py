"""What is cited on the page of a document, a clause or a fact: what it says and where that is printed."""

from sqlite3 import Row

from etl.edition.citation import Cited
from etl.edition.records import Record
from etl.serve.public.ask import Ask
from etl.serve.public.language import read_words

EDITION = "select edition, released_on from editions where edition = :edition"
CLAUSE = """
    select c.label, c.path, d.title, d.title_en, coalesce(d.doc_number, p.doc_number) as number
    from documents d
    left join documents p on p.document_id = d.parent_id
    left join clauses c on c.document_id = d.document_id and c.clause_id = :record_id
    where d.document_id = :document_id
"""


def cite_clause(ask: Ask, record_id: str, path: str, what: str = "", what_en: str = "") -> Cited | None:
    """Return a clause or a document as it is cited; `what` is said of it, and `path` leads to the page that says it.

    None where the edition is not released: what has no day cannot be cited.
    """
    edition = find_edition(ask)
    row = ask.row(CLAUSE, record_id=record_id, document_id=record_id.partition("/")[0])
    if row is None:
        raise LookupError(record_id)
    if edition is None:
        return None
    number = f"（{row['number']}）" if row["number"] else ""
    source = f"《{row['title']}》{number}{name_place('zh', row)}"
    title = f"{row['title_en']} ({row['title']})" if row["title_en"] else row["title"]
    source_en = ", ".join(part for part in (title, row["number"], name_place("en", row)) if part)
    return Cited(
        edition,
        ask.absolute(path, "zh"),
        f"{what}，见{source}" if what else source,
        f"{what_en or what}, in {source_en}" if what else source_en,
        ask.absolute(path, "en"),
    )


def name_place(language: str, clause: Row) -> str:
    """Return where in its document a clause stands: its label, else its number in the order of the text."""
    if not clause["path"]:
        return ""
    say = read_words(language).gettext
    opening, closing = say("Opening"), say("Closing")
    return str(clause["label"] or {"0": opening, "end": closing}.get(clause["path"], clause["path"]))


def find_edition(ask: Ask) -> Record | None:
    """Return number and day of the edition that is served; None where it is not released."""
    row = ask.row(EDITION, edition=ask.site.receipt.edition)
    return dict(row) if row else None
