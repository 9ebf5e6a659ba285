"""Names of places in English."""

import re
from functools import cache
from typing import Any

from etl.lexicon import alternatives, load_words

# A known name of two characters stands for a place only when it is the whole name: 阿里 is not in 阿里山.
SHORTEST_HEAD = 3
# How a zone's name goes on to end where it begins with the place around it: 白山市高新区.
STATE = "省市县区盟旗州"


def name_in_english(name: str) -> str:
    """Return a place's English name: the usual one where pinyin does not give it, else pinyin, and the rank.

    Zones named together are joined by `and`; a place inside another stands behind it and a comma.
    """
    zones = split_zones(name)
    if len(zones) > 1:
        return " and ".join(name_in_english(zone) for zone in zones)
    if name in _words()["ranks"]:
        return str(_words()["ranks"][name])
    rank = next((r for r in _words()["ranks"] if name.endswith(r)), "")
    stem = name.removesuffix(rank)
    if not rank or (rank == "州" and len(stem) == 1):  # 杭州 is a name, 湘西州 a name and a rank
        return _spell(name)
    plain = _name_banner(stem) if rank == "旗" else _name_zone(stem) if rank in _words()["zones"] else _spell(stem)
    return f"{plain} {_words()['ranks'][rank]}"


def say_whose(name: str) -> str:
    """Return a place's English name as it stands before the name of a body: Baishan Municipal, Dongsheng District."""
    return re.sub(" City$", " Municipal", re.sub(" Province$", " Provincial", name_in_english(name)))


def split_zones(name: str) -> list[str]:
    """Return the zones that are named together in `name`, else `name` alone."""
    zones = re.findall(rf".+?(?:{alternatives(_words()['zones'])})", name)
    return zones if "".join(zones) == name else [name]


def _words() -> dict[str, Any]:
    words: dict[str, Any] = load_words("regions_en")
    return words


def _name_banner(stem: str) -> str:
    """乌拉特前 -> Urad Front."""
    names, sides = _words()["names"], _words()["sides"]
    m = re.fullmatch(rf"({alternatives(list(names))})((?:{alternatives(list(sides))})+)", stem)
    if not m:
        return _spell(stem)
    found = re.findall(alternatives(list(sides)), m.group(2))
    return " ".join([names[m.group(1)], *(sides[side] for side in found)])


def _name_zone(stem: str) -> str:
    """白山市 and 甲山生态 before the rank of a zone."""
    business: dict[str, str] = _words()["businesses"]
    end = next((b for b in sorted(business, key=len, reverse=True) if stem.endswith(b) and stem != b), "")
    own = stem.removesuffix(end)
    around = len(own) > 2 and own.endswith(tuple(STATE))
    return f"{name_in_english(own) if around else _spell(own)} {business.get(end, '')}".strip()


def _spell(stem: str) -> str:
    names, ranks = _words()["names"], _words()["ranks"]
    if stem in names:
        return str(names[stem])
    for rank, english in ranks.items():
        head, found, tail = stem.partition(rank)
        if found and len(head) > 1 and len(rank) + len(tail) > 2 and tail:
            return f"{_spell(head)} {english}, {_spell(tail)}"
    place, peoples = _part_peoples(stem)
    if peoples and place:
        return f"{_spell(place)} {list_in_english(peoples)}"
    head = next((n for n in _long_names() if stem.startswith(n)), "")
    if head:
        return f"{names[head]} {_spell(stem.removeprefix(head))}"
    return spell_place(stem)


@cache
def _long_names() -> list[str]:
    return sorted((n for n in _words()["names"] if len(n) >= SHORTEST_HEAD), key=lambda n: (-len(n), n))


def shorten_name(name: str) -> str:
    """Return the name of an autonomous place without its peoples: 湘西土家族苗族自治州 -> 湘西自治州."""
    rank = next((r for r in _words()["ranks"] if r.startswith("自治") and name.endswith(r)), "")
    return _part_peoples(name.removesuffix(rank))[0] + rank if rank else name


def _part_peoples(stem: str) -> tuple[str, list[str]]:
    """湘西土家族苗族 -> 湘西, [Tujia, Miao]."""
    peoples, found = _words()["peoples"], list[str]()
    while end := next((p for p in sorted(peoples, key=len, reverse=True) if stem.endswith(p)), ""):
        stem = stem.removesuffix(end)
        found.insert(0, peoples[end])
    return stem, found


def list_in_english(items: list[str]) -> str:
    """Return items as a list in words: a, b and c."""
    return " and ".join(part for part in (", ".join(items[:-1]), items[-1]) if part)


def spell_place(stem: str) -> str:
    """Return a name in pinyin as one word: 延安 -> Yan'an, 长春 -> Changchun, 吕梁 -> Lüliang."""
    from pypinyin import lazy_pinyin

    read = _words()["readings"]
    spelled = lazy_pinyin(stem)
    if len(spelled) == len(stem):  # Latin letters would shift it
        spelled = [read.get(c, s) for c, s in zip(stem, spelled, strict=True)]
    apart = [f"'{s}" if i and s[:1] in ("a", "o", "e") else s for i, s in enumerate(spelled)]
    return "".join(apart).replace("v", "ü").capitalize()
