"""Printed names of bodies -> rows of the registry: 市医保局 in a document of 白山市 is that city's bureau."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from etl.ids import UNKNOWN_PLACE
from etl.lexicon import load_words
from etl.resolve.bodies_en import compose_department, compose_group, compose_institution, name_units, split_each
from etl.resolve.place_names import list_in_english, name_in_english, say_whose
from etl.resolve.regions import Region, list_ancestors
from etl.resolve.registry import Entry, load_bodies, load_entries, load_national
from etl.resolve.terms import fold_print
from etl.resolve.whose import list_whose

MEMBERS = re.compile(r"(.+?)(?:各|的)?(相关|有关)?(?:各)?(?:成员|组成)(?:单位|部门)")
# 市工信局等短缺药品…机制: the body behind 等 is meant, the one before it an example.
SUCH_AS = re.compile(r"[^()]+?等(.{4,})")
OFFICE = re.compile(r"(.{4,}?)(办公室|秘书处|办)")
BRANCH = re.compile(r"(.+[局厅委署])(.{2,6}?)(检查|稽查|监管|监督|直属|管理)?分局")
YOUTH = re.compile(r"(?:共青)?团([省市县区旗盟州])委")
WHOLE_PARTY = re.compile(r"^中共(.+?[省市县区旗盟州])委员会")
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


@cache
def resolve_organization(printed: str, region: Region | None) -> Organization:
    """Return the body that `printed` means in a document that governs `region`.

    A body that every place has is that place's, under its present full name; members of a group, branches, offices and
    bodies named together are named after what they belong to; any other body is its place's own, as printed. An
    English name is composed of known words, or is None.
    """
    parts = [fold_print(part) for part in re.split(r"[\s、]+", printed.strip())]
    if len(parts) > 1 and all(_find_registered(part, region) for part in parts):
        return _join([resolve_organization(part, region) for part in parts], region)
    name = WHOLE_PARTY.sub(r"\1委", fold_print(printed).strip()).removeprefix("中共")
    name = re.sub(r"\((县|市)区\)", r"(\1、区)", name)
    for rule in RULES:
        body = rule(name, region)
        if body:
            return body
    return _name_own(name, region)


def _join(bodies: list[Organization], region: Region | None) -> Organization:
    """Bodies that stand in one field, as the issuers of a joint notice do: together they are a group."""
    english = list_in_english([b.name_en or b.name for b in bodies])
    return _group("、".join(b.name for b in bodies), english, region)


def _find_national(name: str, _region: Region | None) -> Organization | None:
    entry = load_national().get(name)
    if entry:
        return _make_national(entry)
    local = load_entries().get(name.removeprefix("国家"))
    if name.startswith("国家") and local:
        return _make_national(
            Entry(f"国家{local.name}", f"National {local.name_en.format(place='National')}", local.body)
        )
    return None


def _make_national(entry: Entry) -> Organization:
    body = entry.body
    later = load_bodies().get(body.get("was", ""))
    successor = (
        _make_national(Entry(later["national"], later["national_en"], later)) if later and "national" in later else None
    )
    return Organization(f"cn-{body['id']}", entry.name, entry.name_en, body["kind"], None, None, successor)


def _find_registered(name: str, region: Region | None) -> Organization | None:
    """A body that every place has, or the office of one."""
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
    english = f"{rank} {_drop_place(entry.name_en)}".strip()
    return Organization(f"{UNKNOWN_PLACE}-{spell_id(name)}", name, english, entry.body["kind"], None)


def _drop_place(english: str) -> str:
    return english.replace(" of the {place}", "").replace("{place} ", "")


def _make_local(entry: Entry, place: Region, region: Region | None) -> Organization:
    body, name, english = entry.body, entry.name, entry.name_en
    if name == body["name"] and "province" in body and place.level == "province" and not place.name.endswith("市"):
        name, english = body["province"], body["province_en"]
    whole = (
        f"{place.name}党{name}" if name.startswith("委") and place.name.endswith("自治区") else f"{place.name}{name}"
    )
    return Organization(
        f"{place.region_id}-{body['id']}", whole, _place_english(english, place), body["kind"],
        _region_id(place, region), _find_other(body.get("parent"), place, region),
        _find_other(body.get("was"), place, region),
    )  # fmt: skip


def _find_other(body_id: str | None, place: Region, region: Region | None) -> Organization | None:
    if body_id is None:
        return None
    other = load_bodies()[body_id]
    return _make_local(Entry(other["name"], other["name_en"], other), place, region)


def _place_english(english: str, place: Region) -> str:
    whose = say_whose(place.name)
    if "{place}" in english:
        return english.format(place=whose)
    return f"{english} of the {whose}" if place.level == "zone" else f"{whose} {english}"


def _region_id(place: Region, region: Region | None) -> str | None:
    """The row of `regions` that a body hangs on: places above the document's have one, places inside it may not."""
    if region is None:
        return None
    return place.region_id if place in (region, *list_ancestors(region)) else region.region_id


def _find_office(name: str, region: Region | None) -> Organization | None:
    m = OFFICE.fullmatch(name)
    body = _find_registered(m.group(1), region) if m else None
    if m is None or body is None or body.kind not in ("leading_group", "government", "party"):
        return None
    word, english = ("秘书处", "Secretariat") if m.group(2) == "秘书处" else ("办公室", "Office")
    return replace(
        body, organization_id=f"{body.organization_id}-{english.lower()}", name=f"{body.name}{word}",
        name_en=f"{english} of the {body.name_en}", parent=body, successor=None,
    )  # fmt: skip


def _find_members(name: str, region: Region | None) -> Organization | None:
    m = MEMBERS.fullmatch(name)
    such = SUCH_AS.fullmatch(m.group(1)) if m else None
    body = _find_registered(such.group(1) if such else m.group(1), region) if m else None
    if m is None or body is None:
        return None
    tail, word, english = ("-concerned", "相关", " concerned") if m.group(2) else ("", "", "")
    return replace(
        body, organization_id=f"{body.organization_id}-members{tail}", name=f"{body.name}{word}成员单位", kind="group",
        name_en=f"Member units{english} of the {body.name_en}", parent=body, successor=None,
    )  # fmt: skip


def _find_branch(name: str, region: Region | None) -> Organization | None:
    """省药监局白山检查分局 is a branch of the province's administration."""
    m = BRANCH.fullmatch(name)
    body = _find_registered(m.group(1), region) if m else None
    if m is None or body is None or region is None:
        return None
    task = load_words("organizations_en")["branches"].get(m.group(3), "")
    english = " ".join(w for w in (name_in_english(m.group(2)), task, "Branch of the", body.name_en or "") if w)
    rest = name.removeprefix(m.group(1))
    return replace(
        body, organization_id=f"{body.organization_id}-{spell_id(rest)}", name=f"{body.name}{rest}", name_en=english,
        region_id=region.region_id, parent=body, successor=None,
    )  # fmt: skip


def _find_each(name: str, region: Region | None) -> Organization | None:
    """各县(市、区)政府: one body of each place."""
    parts = split_each(name)
    units = name_units(parts[0]) if parts else None
    if parts is None or units is None:
        return None
    entry = load_entries().get(parts[1])
    if entry is None:
        return _group(name, f"Each {units}", region) if parts[1] == "" else None
    english = entry.body.get("in_each") or _drop_place(entry.name_en)
    return _group(name.replace("人民政府", "政府"), f"Each {units} {english}", region)


def _find_group(name: str, region: Region | None) -> Organization | None:
    english = compose_group(name)
    return _group(name, english, region) if english else None


def _group(name: str, english: str, region: Region | None) -> Organization:
    return Organization(
        f"{_id_of(region)}-{spell_id(name)}", name, english, "group", region.region_id if region else None
    )


RULES: tuple[Callable[[str, Region | None], Organization | None], ...] = (
    _find_national, _find_registered, _find_members, _find_branch, _find_each, _find_group, _find_office,
)  # fmt: skip


def _name_own(name: str, region: Region | None) -> Organization:
    """A body of its own: with its place's full name where a place is printed before it, else as printed."""
    place, rest = list_whose(name, region)[-1]
    kind = find_kind(rest)
    if place is None or (rest != name and kind == "other"):
        place, rest = region, name
        kind = find_kind(name)
    department, institution = compose_department(rest), compose_institution(rest)
    if place is None:
        return Organization(f"{UNKNOWN_PLACE}-{spell_id(name)}", name, department or institution, kind, None)
    is_division = rest.endswith(tuple(load_words("organizations_en")["divisions"])) and kind == "department"
    is_place_said = rest != name or (department is not None and not is_division)
    english = department or (institution if kind in ("institution", "department", "government") else None)
    if english and is_place_said:
        english = _place_english(english, place)
    whole = f"{place.name}{rest}" if is_place_said else name
    return Organization(f"{place.region_id}-{spell_id(rest)}", whole, english, kind, _region_id(place, region))


def find_kind(name: str) -> str:
    """Return the kind of a body by the words of its name; `other` where none is known."""

    def fits(rule: dict[str, Any]) -> bool:
        heads, ends, words = (rule.get(key, []) for key in ("starts", "ends", "words"))
        return name.startswith(tuple(heads)) or name.endswith(tuple(ends)) or any(w in name for w in words)

    return next((str(rule["kind"]) for rule in load_words("organization_kinds") if fits(rule)), "other")


def _id_of(region: Region | None) -> str:
    return region.region_id if region else UNKNOWN_PLACE


def spell_id(name: str) -> str:
    """Return a name as a readable id: pinyin without tones, joined by hyphens."""
    from pypinyin import lazy_pinyin

    return re.sub(r"[^a-z0-9]+", "-", "-".join(lazy_pinyin(name)).lower()).strip("-")
