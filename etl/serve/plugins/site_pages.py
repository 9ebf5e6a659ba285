"""What the templates know beyond Datasette's own, and how cells are shown."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from datasette.utils import tilde_decode
from markupsafe import Markup
from pluggy import HookimplMarker

from etl.serve.cells import show_cell
from etl.serve.failure import make_failure
from etl.serve.origin import find_origin, read_origin
from etl.serve.passage import describe_texts, find_passage
from etl.serve.record import find_labels
from etl.serve.site import DATABASE_NAME, find_site
from etl.serve.styles import digest_style
from etl.serve.taking.forms import list_forms
from etl.serve.taking.snippets import write_snippets

hookimpl = HookimplMarker("datasette")


@hookimpl
def prepare_jinja2_environment(env: Any, datasette: Any) -> None:
    """Give every page, error pages too, the site and the version of its styles."""
    site = find_site(datasette)
    style = digest_style("site.css")
    env.globals.update(site=site, style_version=style, text_notice=describe_texts(site), make_failure=make_failure)
    env.globals["public_origin"] = read_origin
    env.auto_reload = False  # a server shows one state of the code
    env.trim_blocks = env.lstrip_blocks = True


@hookimpl
def extra_template_vars(
    datasette: Any, table: str | None, view_name: str, request: Any
) -> Callable[[], Awaitable[dict[str, Any]]]:
    """Give a page its other forms; that of a row the words that it rests on, or the reason why they are not here."""

    async def find() -> dict[str, Any]:
        contract = find_site(datasette).contract
        forms = describe_forms(request, view_name, table) if request else {}
        if view_name != "row" or table not in contract.tables:
            return forms
        keys = [tilde_decode(part) for part in request.url_vars["pks"].split(",")]
        passage, notice = await find_passage(datasette, contract.tables[table], keys)
        labels = await find_labels(datasette, contract.tables[table], keys)
        return forms | {"passage": passage, "passage_notice": notice, "row_labels": labels}

    return find


def describe_forms(request: Any, view_name: str, table: str | None) -> dict[str, Any]:
    """Return the other forms of a page, and code that takes its rows."""
    is_table = view_name == "table" and table is not None
    address = dict(list_forms(request, labels=False))["CSV"]
    snippets = write_snippets(find_origin(request), address, f'select * from "{table}"' if is_table else "")
    return {"forms": list_forms(request, is_table), "snippets": snippets}


@hookimpl
def render_cell(
    row: Mapping[str, object], value: object, column: str, table: str | None, database: str, datasette: Any
) -> Markup | None:
    """Show a cell of the database `policy` in our way."""
    return show_cell(find_site(datasette), row, column, value, table) if database == DATABASE_NAME else None
