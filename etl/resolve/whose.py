"""Whose body a printed name means: the places in front of it."""

import re
from collections.abc import Iterator

from etl.lexicon import alternatives, load_words
from etl.resolve.place_names import shorten_name, split_zones
from etl.resolve.regions import Region, find_named, list_ancestors, strip_rank

# 市医保局 is a city's; 市场监管局, 市级, 市直 and 区域 begin with no place.
RANKED = re.compile(r"(省|自治区|市|盟|州|县|区|旗|镇|乡)(?!级|场|直|域|内|外(?![办事])|属|辖|际|舰|间)(?=..|委$)")
LONGEST_NAME = 15

Whose = tuple[Region | None, str]


def list_whose(name: str, region: Region | None) -> list[Whose]:
    """Return every way to part `name` into a place and a body, the whole name first and the barest body last.

    `region` is the place that the document governs: what is printed without a place, and the city, county or zone that
    a bare 市, 县 or 示范区 means, is sought in it and above it. A place inside it is found by its full name.
    """
    if region is None:
        m = RANKED.match(name)
        return [(None, name), *([(None, name[m.end() :])] if m else [])]
    found: list[Whose] = [(region, name)]
    for cut in (_cut_full_names, _cut_zones, _cut_rank):
        found += [whose for whose in (cut(name, region),) if whose and whose[1]]
    return found


def _cut_full_names(name: str, region: Region) -> Whose | None:
    """吉林省白山市医保局 in a document of 白山市; a bare name counts before another place: 内蒙古阿拉善…."""
    place: Region | None = None
    rest, chain = name, [*reversed(list_ancestors(region)), *_list_parts(region), region]
    for i, step in enumerate(chain):
        bare, short = strip_rank(step.name), shorten_name(step.name)
        if rest.startswith((step.name, short)):
            place, rest = step, rest.removeprefix(step.name).removeprefix(short)
        elif rest.startswith(bare) and rest.removeprefix(bare).startswith(tuple(r.name for r in chain[i + 1 :])):
            rest = rest.removeprefix(bare)
    inside = _find_inside(rest, region)
    if inside:
        place, rest = inside, rest.removeprefix(inside.name)
    return (place, rest) if place else None


def _find_inside(name: str, region: Region) -> Region | None:
    """The place of the register inside `region` with whose name `name` begins."""
    for end in range(min(len(name) - 1, LONGEST_NAME), 1, -1):
        for place in find_named(name[:end]):
            if region in list_ancestors(place):
                return place
    return None


def _list_parts(region: Region) -> list[Region]:
    """The zones that a document's place is made of, where it is made of several."""
    zones = split_zones(region.name)
    return [_part_zone(region, zone) for zone in zones] if len(zones) > 1 else []


def _part_zone(region: Region, name: str) -> Region:
    """A zone of `region`: its id has the English of its rank behind the region's."""
    ranks = load_words("regions_en")["ranks"]
    rank = next((r for r in load_words("regions_en")["zones"] if name.endswith(r)), "")
    slug = re.sub(r"[^a-z]+", "-", str(ranks.get(rank, rank)).lower())
    return Region(f"{region.region_id}-{slug}", name, "zone", region.region_id)


def _cut_zones(name: str, region: Region) -> Whose | None:
    """示范区疾控局 in a document of a zone, or of a place with one; 高新区、示范区 together mean the whole."""
    short: dict[str, list[str]] = load_words("organizations_en")["zones"]
    one = f"(?:{alternatives(list(short))})"
    m = re.match(rf"{one}(?:[、和及]{one})*", name)
    if not m or m.end() == len(name):
        return None
    meant = list(_find_zones(re.findall(one, m.group()), region))
    whole = region.level == "zone" and len(meant) == len(split_zones(region.name))
    place = region if whole else meant[0] if len(meant) == 1 else region
    return place, name[m.end() :]


def _find_zones(printed: list[str], region: Region) -> Iterator[Region]:
    short: dict[str, list[str]] = load_words("organizations_en")["zones"]
    parts = [_part_zone(region, zone) for zone in split_zones(region.name)] if region.level == "zone" else []
    for word in printed:
        full = (word, *short[word])
        known = next((p for p in parts if p.name.endswith(full)), None)
        yield known or _part_zone(region, f"{region.name}{word}")


def _cut_rank(name: str, region: Region) -> Whose | None:
    """市医保局: the nearest place with that rank, the document's own first; the document's own where none has it."""
    m = RANKED.match(name)
    if not m:
        return None
    rank = m.group(1)
    ranks = ("省", "自治区", "市") if rank in ("省", "自治区") else (rank,)
    places = [r for r in (region, *list_ancestors(region)) if r.level != "zone"]
    fits = [r for r in places if r.name.endswith(ranks) and (rank != "区" or not r.name.endswith(("自治区", "地区")))]
    if rank in ("省", "自治区"):
        fits = [r for r in fits if r.level == "province"]
    return (fits[0] if fits else region), name[m.end() :]
