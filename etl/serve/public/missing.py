"""The page that says that there is no such page, and where to go on."""

from etl.serve.public.ask import Ask, Missing, Page
from etl.serve.public.editions_history import bury


def show_missing(ask: Ask, missing: Missing) -> Page:
    """Return the page for an address that names nothing, or the tombstone of what it named once."""
    if gone := bury(ask):
        return gone
    return Page("missing.html", ask.say("There is no such page"), {"missing": missing}, status=404)


def show_unknown(ask: Ask) -> Page:
    """Answer every address of a language that no other page answers."""
    raise Missing
