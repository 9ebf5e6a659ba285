"""How one value is shown in a cell: ids as links, numbers as people write them, listed values with their Chinese."""

from collections.abc import Mapping, Sequence

from datasette.utils import tilde_encode
from markupsafe import Markup

from etl.serve.reasons import find_reason, list_missing
from etl.serve.site import DATABASE_NAME, Site, Words

UNKNOWN = Markup('<span class="unknown" title="未载明 · not stated">—</span>')

EMPTY = '<span class="unknown">{} <span lang="en">{}</span></span>'
MISSING = '{}：{} <span class="why" lang="en">{}: {}</span>'


def show_cell(site: Site, row: Mapping[str, object], column: str, value: object, table: str | None) -> Markup | None:
    """Return the cell's HTML, or None where plain text is right."""
    if value in (None, ""):
        reason = find_reason(row, column)
        return Markup(EMPTY).format(*reason) if reason else UNKNOWN
    if column == "missing":
        return Markup("<br>").join(_say_missing(*said) for said in list_missing(site, table, value))
    if isinstance(value, dict):  # Datasette has looked up the row that a foreign key names
        other = next((k.table for k in site.contract.tables[table or ""].foreign_keys if k.column == column), None)
        return _link(other, value["value"], value["label"])
    if isinstance(value, float) and value.is_integer():
        return Markup("%d") % int(value)
    if (term := site.term(column, value)) is not None:
        return Markup('{} <span class="value" lang="en">{}</span>').format(term, value)
    return _link_id(site, row, column, value, table)


def _say_missing(reason: Words, columns: Sequence[Words]) -> Markup:
    zh, en = "、".join(c.zh for c in columns), ", ".join(c.en for c in columns)
    return Markup(MISSING).format(reason.zh, zh, reason.en, en)


def _link_id(site: Site, row: Mapping[str, object], column: str, value: object, table: str | None) -> Markup | None:
    """A table says itself which of its columns are ids of other tables; views and questions say it by their names."""
    if table in site.contract.tables:
        keys = {k.column: k.table for k in site.contract.tables[table].foreign_keys}
        return _link(keys.get(column), value, value)
    other = str(row["record_table"]) if column == "record_id" else site.table_of(column)
    return _link(other, value, value)


def _link(table: str | None, key: object, label: object) -> Markup | None:
    if table is None:
        return None
    # A compound key is written with commas, each of its parts encoded by itself.
    address = ",".join(tilde_encode(part) for part in str(key).split(","))
    style, shown = ("id", key) if label in (None, key) else ("named", label)
    return Markup('<a class="{}" href="/{}/{}/{}">{}</a>').format(style, DATABASE_NAME, table, address, shown)
