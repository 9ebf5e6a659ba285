"""Pages become HTML: one Jinja environment a language, everything that is put in escaped."""

from functools import lru_cache
from pathlib import Path
from typing import Any

from datasette.utils import tilde_encode
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from etl.edition.citation import suggest_citations
from etl.serve.passage import describe_texts
from etl.serve.public.ask import Ask, Page, write_address
from etl.serve.public.language import TAGS, read_words
from etl.serve.public.marked import cut_around
from etl.serve.public.marks import make_marks, write_mixed
from etl.serve.public.navigation import MAIN, MORE, here_in, name_ways
from etl.serve.styles import STYLES, digest_style

TEMPLATES = Path(__file__).parent / "templates"


@lru_cache(maxsize=len(TAGS))
def open_templates(language: str) -> Environment:
    """Return the templates with the words and the ways of writing of a language."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    words = read_words(language)
    environment.install_gettext_callables(words.gettext, words.ngettext, newstyle=True)  # type: ignore[attr-defined]
    environment.filters["tilde"] = tilde_encode
    ways = name_ways(words)
    environment.globals.update(
        language=language,
        tag=TAGS[language],
        styles={name: f"/static/{name}?{digest_style(name)}" for name in STYLES},
        link=_link_in(language),
        here_in=here_in,
        navigation=[(path, ways[path]) for path in MAIN],
        more_navigation=[(path, ways[path]) for path in MORE],
        excerpt=cut_around,
        **make_marks(language),
    )
    return environment


def _link_in(language: str) -> Any:
    def link(path: str, **query: object) -> str:
        return write_address(language, path, **query)

    return link


def render_page(ask: Ask, page: Page) -> str:
    """Return a page as HTML."""
    template = open_templates(ask.language).get_template(page.template)
    around = {
        "ask": ask, "page": page, "site": ask.site, "text_notice": describe_texts(ask.site),
        "citations": list_citations(ask, page),
    }  # fmt: skip
    return template.render(around | dict(page.values))


def list_citations(ask: Ask, page: Page) -> list[dict[str, object]]:
    """Return what a page offers to copy: for papers and for the press, in the page's language and in the other."""
    if page.cited is None:
        return []
    citations = suggest_citations(ask.site.contract, page.cited)
    citations.sort(key=lambda c: c.language != ask.language)
    return [
        {"audience": c.audience, "tag": TAGS[c.language], "text": write_mixed(c.language, c.text)} for c in citations
    ]
