"""The registry of bodies that every place has: every printed form, and its entry under the name that it stands for."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from etl.lexicon import load_words
from etl.resolve.regions import Region


@dataclass(frozen=True, slots=True)
class Entry:
    """A body as a place calls it; `body` is what all names of it have in common."""

    name: str
    name_en: str
    body: dict[str, Any]

    def fits(self, place: Region | None) -> bool:
        """Whether a place of this kind has such a body: only a zone has a 管委会."""
        only = self.body.get("only")
        return only is None or place is None or (only == "zone") == (place.level == "zone")


@cache
def load_entries() -> dict[str, Entry]:
    """Return the entry behind each form that is printed without a place."""
    return {form: entry for body in load_words("organizations") for form, entry in _list_forms(body)}


@cache
def load_bodies() -> dict[str, dict[str, Any]]:
    """Return the bodies of the registry by id."""
    return {body["id"]: body for body in load_words("organizations")}


@cache
def load_national() -> dict[str, Entry]:
    """Return the entry behind each form of a national body: its name, 国家 and a local form, and its short names."""
    forms: dict[str, Entry] = {}
    for body in load_words("organizations"):
        if "national" in body:
            entry = Entry(body["national"], body["national_en"], body)
            local = [f"国家{form}" for form, _ in _list_forms(body)]
            forms |= dict.fromkeys((*local, body["national"], *body.get("national_aliases", ())), entry)
    return forms


def _list_forms(body: dict[str, Any]) -> Iterator[tuple[str, Entry]]:
    main = Entry(body["name"], body["name_en"], body)
    for form in (body["name"], *body["aliases"], *([body["province"]] if "province" in body else ())):
        yield form, main
    for other in body.get("also", ()):
        if isinstance(other, str):
            yield other, Entry(other, body["name_en"], body)
        else:
            entry = Entry(other["name"], other["name_en"], body)
            yield from ((form, entry) for form in (other["name"], *other["aliases"]))
