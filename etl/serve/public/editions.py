"""The editions: all of them, and one with its files, what changed in it, and how to cite it."""

from collections import Counter

from etl.edition.citation import Cited
from etl.edition.index import index_edition
from etl.edition.shelf import Shelf
from etl.serve.editions.shelf import find_shelf
from etl.serve.public.ask import Ask, Missing, Page
from etl.serve.public.editions_shown import name_cause
from etl.serve.public.jsonld_dataset import describe_shelved
from etl.serve.public.signposts import sign_edition


def show_editions(ask: Ask) -> Page:
    """Return the list of editions, the last one first."""
    shelf = find_shelf(ask.site)
    editions = [describe_edition(ask, shelf, edition) for edition in reversed(shelf.history.editions)]
    about = ask.say("What each edition changed and why; every one of them stays as it was published.")
    return Page("editions.html", ask.say("Editions"), {"editions": editions}, description=about)


def describe_edition(ask: Ask, shelf: Shelf, edition: str) -> dict[str, object]:
    """Return an edition's row, the edition before and after it, and its changes in records and by cause."""
    editions, place = shelf.history.editions, shelf.history.place(edition)
    changes = [r for r in shelf.take_rows("changes", edition) if r["edition"] == edition]
    records = Counter(change for _, _, change in {(r["table"], r["record_id"], r["change"]) for r in changes})
    causes = Counter(r["cause"] for r in changes)
    return {
        "row": shelf.describe(edition),
        "before": editions[place - 1] if place else None,
        "after": editions[place + 1] if place + 1 < len(editions) else None,
        "records": records,
        "causes": [(name_cause(ask, cause), count) for cause, count in causes.most_common()],
    }


def show_edition(ask: Ask) -> Page:
    """Return one edition."""
    shelf, edition = find_shelf(ask.site), ask.names["edition"]
    if edition not in shelf.history.editions:
        raise Missing("editions", edition)
    row = shelf.describe(edition)
    values = {
        **describe_edition(ask, shelf, edition),
        "edition": edition,
        "size": write_size,
        "index": index_edition(shelf, edition),
    }
    about = ask.say(
        "The edition of %(day)s: its files with checksums, what changed, how to cite it.", day=row["released_on"]
    )
    return Page(
        "edition.html",
        ask.say("Edition %(edition)s", edition=edition),
        values,
        about,
        cited=Cited(row, f"{ask.origin}/editions/{edition}/"),
        described=describe_shelved(ask, shelf, edition),
        links=sign_edition(ask, edition),
    )


def write_size(count: int) -> str:
    """Return a number of bytes as people write it."""
    return f"{count} B" if count < 1000 else f"{count / 1000:.1f} kB" if count < 10**6 else f"{count / 10**6:.1f} MB"
