"""Printed names of bodies -> rows of the registry: 市医保局 in a document of 白山市 is that city's bureau."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from etl.lexicon import load_words
from etl.resolve.regions import Region, list_ancestors, name_in_english

# What stands before a department's name to say whose it is.
WHOSE = re.compile(r"(国家|省|自治区|市|盟|州|县|区|旗)(?=.)")
LEVEL_OF = {"省": "province", "自治区": "province", "市": "prefecture", "盟": "prefecture", "州": "prefecture"}


@dataclass(frozen=True, slots=True)
class Organization:
    """A body of the registry; `region_id` is None for a national one."""

    organization_id: str
    name: str
    name_en: str | None
    kind: str
    region_id: str | None


def resolve_organization(printed: str, region: Region | None) -> Organization:
    """Return the body that `printed` means in a document that governs `region`.

    A department that every place has is that place's, under its present full name; any other body is its place's own,
    under the name as printed.
    """
    place, rest = _whose(printed, region)
    known = _departments().get(rest)
    if known and (place or rest != printed):
        return _department(known, place)
    prefix = region.region_id if region else "000000"
    kind = next((r["kind"] for r in load_words("organization_kinds") if any(w in printed for w in r["words"])), "other")
    return Organization(f"{prefix}-{spell_id(printed)}", printed, None, kind, region.region_id if region else None)


def _department(entry: dict[str, Any], place: Region | None) -> Organization:
    if place is None:
        return Organization(
            f"cn-{entry['id']}", f"国家{entry['name']}", f"National {entry['name_en']}", entry["kind"], None
        )
    is_province = place.level == "province" and "province" in entry
    name, english = (entry["province"], entry["province_en"]) if is_province else (entry["name"], entry["name_en"])
    whose = name_in_english(place.name).replace(" Province", " Provincial").replace(" City", " Municipal")
    return Organization(
        f"{place.region_id}-{entry['id']}", f"{place.name}{name}", f"{whose} {english}", entry["kind"], place.region_id
    )


@cache
def _departments() -> dict[str, dict[str, Any]]:
    return {
        form: entry
        for entry in load_words("organizations")
        for form in (entry["name"], entry.get("province", entry["name"]), *entry["aliases"], *entry.get("was", ()))
    }


def _whose(printed: str, region: Region | None) -> tuple[Region | None, str]:
    """The place that a printed name belongs to, and the name without it."""
    if region is None:
        return None, printed
    for place in (region, *list_ancestors(region)):
        if printed.startswith(place.name):
            return place, printed.removeprefix(place.name)
    m = WHOSE.match(printed)
    if not m:
        return region, printed
    rest = printed[m.end() :]
    if m.group(1) == "国家":
        return None, rest
    level = LEVEL_OF.get(m.group(1), region.level)
    if m.group(1) in ("市", "盟", "州") and region.level == "county" and region.name.endswith("市"):
        level = "county"
    return next((r for r in (region, *list_ancestors(region)) if r.level == level), region), rest


def spell_id(name: str) -> str:
    """Return a name as a readable id: pinyin without tones, joined by hyphens."""
    from pypinyin import lazy_pinyin

    return re.sub(r"[^a-z0-9]+", "-", "-".join(lazy_pinyin(name)).lower()).strip("-")
