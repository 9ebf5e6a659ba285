"""Bodies as rows: what a row is, and the bodies that every place has or the centre has."""

import re
from dataclasses import dataclass

from etl.ids import UNKNOWN_PLACE
from etl.lexicon import load_words
from etl.resolve.place_names import say_whose
from etl.resolve.regions import Region, list_ancestors
from etl.resolve.registry import Entry, load_bodies, load_entries, load_national
from etl.resolve.whose import list_whose

YOUTH = re.compile(r"(?:共青)?团([省市县区旗盟州])委")
REMARK = re.compile(r"\([^()]*\)$")


@dataclass(frozen=True, slots=True)
class Organization:
    """A body of the registry; `region_id` is None for a national one.

    A body of a place inside the document's has the document's region; its id begins with its own place's code.
    """

    organization_id: str
    name: str
    name_en: str | None
    kind: str
    region_id: str | None
    parent: "Organization | None" = None
    successor: "Organization | None" = None


def list_related(body: Organization) -> list[Organization]:
    """Return the bodies that `parent` and `successor` lead to, so that no foreign key hangs in the air."""
    near = [other for other in (body.parent, body.successor) if other]
    return [*near, *(far for other in near for far in list_related(other))]


def find_national(name: str, _region: Region | None) -> Organization | None:
    """Return the national body that `name` is, or None."""
    entry = load_national().get(name)
    if entry:
        return _make_national(entry)
    local = load_entries().get(name.removeprefix("国家"))
    if name.startswith("国家") and local:
        english = local.name_en.format(place="National")
        whole = english if "{place}" in local.name_en else f"National {english}"
        return _make_national(Entry(f"国家{local.name}", whole, local.body))
    return None


def _make_national(entry: Entry) -> Organization:
    body = entry.body
    later = load_bodies().get(body.get("was", ""))
    successor = (
        _make_national(Entry(later["national"], later["national_en"], later)) if later and "national" in later else None
    )
    return Organization(f"cn-{body['id']}", entry.name, entry.name_en, body["kind"], None, None, successor)


def find_registered(name: str, region: Region | None) -> Organization | None:
    """Return a body that every place has, as the place that `name` says or implies has it; None where it is none."""
    name = YOUTH.sub(r"\1团委", name)
    for printed in (name, REMARK.sub("", name)):
        for place, rest in list_whose(printed, region):
            entry = load_entries().get(rest)
            if entry and entry.fits(place):
                return _make_local(entry, place, region) if place else _leave_open(printed, rest, entry)
    return None


def _leave_open(name: str, rest: str, entry: Entry) -> Organization:
    """A body of a place that is not known, of which only the rank may be printed: Municipal Finance Bureau."""
    rank = load_words("organizations_en")["ranks"].get(name.removesuffix(rest), "")
    english = f"{rank} {drop_place(entry.name_en)}".strip()
    return Organization(f"{UNKNOWN_PLACE}-{spell_id(name)}", name, english, entry.body["kind"], None)


def drop_place(english: str) -> str:
    """Return the English of a body without where its place goes."""
    return english.replace(" of the {place}", "").replace("{place} ", "")


def _make_local(entry: Entry, place: Region, region: Region | None) -> Organization:
    body, name, english = entry.body, entry.name, entry.name_en
    if name == body["name"] and "province" in body and place.level == "province" and not place.name.endswith("市"):
        name, english = body["province"], body["province_en"]
    whole = (
        f"{place.name}党{name}" if name.startswith("委") and place.name.endswith("自治区") else f"{place.name}{name}"
    )
    return Organization(
        f"{place.region_id}-{body['id']}", whole, place_english(english, place), body["kind"],
        choose_region(place, region), _find_other(body.get("parent"), place, region),
        _find_other(body.get("was"), place, region),
    )  # fmt: skip


def _find_other(body_id: str | None, place: Region, region: Region | None) -> Organization | None:
    if body_id is None:
        return None
    other = load_bodies()[body_id]
    return _make_local(Entry(other["name"], other["name_en"], other), place, region)


def place_english(english: str, place: Region) -> str:
    """Return the English of a body with its place: Baishan Municipal X; X of the zone."""
    whose = say_whose(place.name)
    if "{place}" in english:
        return english.format(place=whose)
    return f"{english} of the {whose}" if place.level == "zone" else f"{whose} {english}"


def choose_region(place: Region, region: Region | None) -> str | None:
    """Return the row of `regions` that a body hangs on: a place inside the document's may have none of its own."""
    if region is None:
        return None
    return place.region_id if place in (region, *list_ancestors(region)) else region.region_id


def spell_id(name: str) -> str:
    """Return a name as a readable id: pinyin without tones, joined by hyphens."""
    from pypinyin import lazy_pinyin

    return re.sub(r"[^a-z0-9]+", "-", "-".join(lazy_pinyin(name)).lower()).strip("-")
