"""The public pages under /zh/ and /en/, and the way from / to one of them."""

from collections.abc import Callable
from typing import Any

from datasette.utils.asgi import Response
from pluggy import HookimplMarker

from etl.serve.public.answer import make_handler
from etl.serve.public.language import choose_language
from etl.serve.public.missing import show_unknown
from etl.serve.public.routes import ROUTES

hookimpl = HookimplMarker("datasette")


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Any]]]:
    """Answer `/`, `/zh`, `/en` and everything below them; `/.json` stays Datasette's."""
    pages = [(rf"^/(?:zh|en)/{pattern}$", make_handler(show)) for pattern, show in ROUTES]
    rest = (r"^/(?:zh|en)/.*$", make_handler(show_unknown))
    return [(r"^/$", choose_home), (r"^/(?P<language>zh|en)$", add_slash), *pages, rest]


async def choose_home(request: Any) -> Any:
    """Lead to the first page in the visitor's language."""
    language = choose_language(request.headers.get("accept-language", ""))
    return Response.redirect(f"/{language}/", headers={"Vary": "Accept-Language"})


async def add_slash(request: Any) -> Any:
    """Lead to the first page of the language that the address names."""
    return Response.redirect(f"/{request.url_vars['language']}/", status=301)
