"""English for bodies that no registry lists, out of the words that their names are made of."""

import re
from functools import cache
from typing import Any

from etl.lexicon import alternatives, load_words
from etl.resolve.place_names import list_in_english, name_in_english


def compose_department(name: str) -> str | None:
    """Return the English of a department whose name is words of its business and an ending, or None.

    财政金融局 is the Finance and Financial Affairs Bureau; a name with any other word in it is not guessed at.
    """
    words = _words()
    m = re.fullmatch(rf"(.+?)({alternatives(list(words['endings']))})", name)
    if not m:
        return None
    one = rf"(?:{alternatives(list(words['functions']))})"
    if not re.fullmatch(rf"{one}(?:[和与]?{one})*", m.group(1)):
        return None
    functions = [words["functions"][f] for f in re.findall(one, m.group(1))]
    return f"{list_in_english(functions)} {words['endings'][m.group(2)]}"


def compose_institution(name: str) -> str | None:
    """Return the English of a hospital, health centre and the like: its own name in pinyin and what it is; or None."""
    words = _words()
    ends = sorted(words["institutions"], key=lambda end: (-len(end), end))
    end = next((e for e in ends if name.endswith(e)), None)
    if end is None:
        return None
    own, english = name.removesuffix(end), str(words["institutions"][end])
    while word := next((w for w in words["modifiers"] if own.endswith(w)), ""):
        own, english = own.removesuffix(word), f"{words['modifiers'][word]} {english}"
    rank = next((r for r in words["low_ranks"] if own.endswith(r) and len(own) > len(r) + 1), "")
    own = own.removesuffix(rank)
    return f"{compose_institution(own) or name_in_english(own)} {english}" if own else english


def compose_group(name: str) -> str | None:
    """Return the English of bodies named together: 各有关部门, 市直相关单位, 卫生健康行政部门; or None."""
    words = _words()
    what = alternatives(list(words["groups"]))
    m = re.fullmatch(rf"(?:(自治区|[省市县区旗盟州])(?:直|级|属))?(各级各|各级|各)?(相关|有关)?(?:职能)?({what})", name)
    if m:
        level = words["ranks"].get(m.group(1), "")
        said = f"{level} {words['groups'][m.group(4)]}{' concerned' if m.group(3) else ''}".strip()
        whole = f"all {said}" if m.group(2) else said
        return whole[:1].upper() + whole[1:] + (" at all levels" if m.group(2) == "各级各" else "")
    sectors = alternatives(list(words["functions"]))
    m = re.fullmatch(rf"(各级|各地|各)?((?:{sectors})+)(?:行政|主管|行政主管|管理)*部门", name)
    if not m:
        return None
    functions = [words["functions"][f] for f in re.findall(sectors, m.group(2))]
    return f"{list_in_english(functions)} Authorities" + (" at all levels" if m.group(1) == "各级" else "")


def name_units(units: str) -> str | None:
    """Return the English of the places that 各 takes one by one: 县(市、区) -> county, city and district; or None."""
    table: dict[str, str] = _words()["units"]
    plain = re.sub(r"[()]", "、", units).strip("、")
    if plain in table:
        return table[plain]
    one = alternatives(list(table))
    if not re.fullmatch(rf"(?:{one})(?:[、和及]*(?:{one}))*", plain):
        return None
    return list_in_english([table[u] for u in re.findall(one, plain)])


def split_each(name: str) -> tuple[str, str] | None:
    """Part 各县(市、区)政府 into the places and the body; None where 各 takes no places."""
    m = re.match(rf"各((?:(?:{alternatives(list(_words()['units']))})|[()、和及])+)", name)
    if not m:
        return None
    units = m.group(1)
    while units and (units[-1] in "、和及(" or units.count("(") > units.count(")")):
        units = units[:-1]
    return (units, name[1 + len(units) :]) if units else None


@cache
def _words() -> dict[str, Any]:
    words: dict[str, Any] = load_words("organizations_en")
    return words
