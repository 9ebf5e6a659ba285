"""What is shown of a change: values with the words that differ marked, causes as labels, records by their names."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from etl.edition.tables import print_cell
from etl.serve.editions.marks import mark_cell
from etl.serve.editions.tombstone import locate_page, locate_row
from etl.serve.public.ask import Ask
from etl.serve.public.language import TAGS
from etl.serve.public.marks import HAN
from etl.serve.reasons import list_missing

# Digests say that something else changed, and nothing else to people; their beginnings are enough.
DIGESTS = ("digest", "clause_digest", "sha256")
# What a record is called: the first of these columns that it has and fills.
NAMES = ("title", "heading", "printed_indicator", "name", "printed_name", "due_text", "member", "what", "note", "file")


def show_change(ask: Ask, column: str, before: object, after: object) -> Markup:
    """Return a cell before and after a change in one; on an English page Chinese is said to be that."""
    said = [show_value(ask, column, value) for value in (before, after)]
    marked = mark_cell(*said)
    if ask.language == "en" and any(HAN.search(value) for value in said):
        return Markup('<span lang="{}">{}</span>').format(TAGS["zh"], marked)
    return marked


def show_value(ask: Ask, column: str, value: object) -> str:
    """Return a cell as people read it: of a digest the beginning, a value of a codebook in the page's language."""
    printed = str(print_cell(value))
    if column in DIGESTS and printed:
        return f"{printed[:8]}…"
    if column == "missing":
        return write_missing(ask, printed)
    return (ask.site.term(column, printed) or printed) if ask.language == "zh" else printed


def write_missing(ask: Ask, missing: str) -> str:
    """Return why columns of a row are empty, as people read it."""
    between, comma = ask.choose("：", ": "), ask.choose("、", ", ")
    said = [
        f"{ask.choose(*reason)}{between}{comma.join(ask.choose(*column) for column in columns)}"
        for reason, columns in list_missing(ask.site, None, missing)
    ]
    return ask.choose("；", "; ").join(said)


def name_cause(ask: Ask, cause: str) -> str:
    """Return why something changed, as a label."""
    match cause:
        case "source":
            return ask.say("source changed")
        case "code":
            return ask.say("read differently")
        case "lexicon":
            return ask.say("lexicon changed")
        case "summary":
            return ask.say("summary rewritten")
        case "contract":
            return ask.say("tables changed")
        case _:
            return cause


def name_change(ask: Ask, change: str) -> str:
    """Return what happened to a record, as a label."""
    said = {
        "added": ask.say("added"), "removed": ask.say("removed"), "changed": ask.say("changed"),
        "moved": ask.say("another id"),
    }  # fmt: skip
    return said[change]


def name_row(row: Mapping[str, object]) -> str:
    """Return what a record is called, in the words of its source; empty where it has no name."""
    return next((str(row[column]) for column in NAMES if row.get(column)), "")


def locate_record(ask: Ask, table: str, keys: Sequence[str]) -> str:
    """Return the address of a record: its page where the site has such pages, else its row."""
    page = locate_page(table, keys)
    return ask.address(page) if page else locate_row(table, keys)
