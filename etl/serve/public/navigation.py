"""The ways that stand on every page."""

from etl.serve.public.ask import Ask, write_address
from etl.serve.public.language import Words

MAIN = ("documents", "indicators", "calendar", "compare", "findings", "editions", "download", "about")
MORE = ("gaps", "wanted", "citations", "quality", "codebook", "api")


def name_ways(words: Words) -> dict[str, str]:
    """Return what the ways are called."""
    say = words.gettext
    return {
        "documents": say("Documents"),
        "indicators": say("Indicators"),
        "calendar": say("Calendar"),
        "compare": say("Compare"),
        "findings": say("Contradictions"),
        "editions": say("Editions"),
        "download": say("Download"),
        "about": say("About"),
        "gaps": say("Gaps"),
        "wanted": say("Wanted"),
        "citations": say("Citations"),
        "quality": say("Quality"),
        "codebook": say("Codebook"),
        "api": say("API"),
    }


def here_in(language: str, ask: Ask) -> str:
    """Return the address of the page that is shown, in another language."""
    return write_address(language, ask.path, **ask.query)
