"""Printed names of bodies -> rows of the registry: 市医保局 in a document of 白山市 is that city's bureau."""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

from etl.ids import UNKNOWN_PLACE
from etl.lexicon import load_words
from etl.resolve.bodies import Organization as Organization
from etl.resolve.bodies import choose_region, drop_place, find_national, find_registered, place_english, spell_id
from etl.resolve.bodies import list_related as list_related
from etl.resolve.bodies_en import compose_department, compose_group, compose_institution, name_units, split_each
from etl.resolve.place_names import list_in_english, name_in_english
from etl.resolve.regions import Region
from etl.resolve.registry import load_entries
from etl.resolve.terms import fold_print
from etl.resolve.whose import list_whose

MEMBERS = re.compile(r"(.+?)(?:各|的)?(相关|有关)?(?:各)?(?:成员|组成)(?:单位|部门)")
# 市工信局等短缺药品…机制: the body behind 等 is meant, the one before it an example.
SUCH_AS = re.compile(r"[^()]+?等(.{4,})")
OFFICE = re.compile(r"(.{4,}?)(办公室|秘书处|办)")
BRANCH = re.compile(r"(.+[局厅委署])(.{2,6}?)(检查|稽查|监管|监督|直属|管理)?分局")
WHOLE_PARTY = re.compile(r"^中共(.+?[省市县区旗盟州])委员会")


@cache
def resolve_organization(printed: str, region: Region | None) -> Organization:
    """Return the body that `printed` means in a document that governs `region`.

    A body that every place has is that place's, under its present full name; members of a group, branches, offices and
    bodies named together are named after what they belong to; any other body is its place's own, as printed. An
    English name is composed of known words, or is None.
    """
    parts = [fold_print(part) for part in re.split(r"[\s、]+", printed.strip())]
    if len(parts) > 1 and all(find_registered(part, region) for part in parts):
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


def _find_office(name: str, region: Region | None) -> Organization | None:
    m = OFFICE.fullmatch(name)
    body = find_registered(m.group(1), region) if m else None
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
    body = find_registered(such.group(1) if such else m.group(1), region) if m else None
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
    body = find_registered(m.group(1), region) if m else None
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
    english = entry.body.get("in_each") or drop_place(entry.name_en)
    return _group(name.replace("人民政府", "政府"), f"Each {units} {english}", region)


def _find_group(name: str, region: Region | None) -> Organization | None:
    english = compose_group(name)
    return _group(name, english, region) if english else None


def _group(name: str, english: str, region: Region | None) -> Organization:
    return Organization(
        f"{_id_of(region)}-{spell_id(name)}", name, english, "group", region.region_id if region else None
    )


RULES: tuple[Callable[[str, Region | None], Organization | None], ...] = (
    find_national, find_registered, _find_members, _find_branch, _find_each, _find_group, _find_office,
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
        english = place_english(english, place)
    whole = f"{place.name}{rest}" if is_place_said else name
    return Organization(f"{place.region_id}-{spell_id(rest)}", whole, english, kind, choose_region(place, region))


def find_kind(name: str) -> str:
    """Return the kind of a body by the words of its name; `other` where none is known."""

    def fits(rule: dict[str, Any]) -> bool:
        heads, ends, words = (rule.get(key, []) for key in ("starts", "ends", "words"))
        return name.startswith(tuple(heads)) or name.endswith(tuple(ends)) or any(w in name for w in words)

    return next((str(rule["kind"]) for rule in load_words("organization_kinds") if fits(rule)), "other")


def _id_of(region: Region | None) -> str:
    return region.region_id if region else UNKNOWN_PLACE
