"""The lists that spell a slogan out: before its name, behind it (即…), or in the bracket behind it."""

import re

NUMERAL = "[二两三四五六七八九十]"
ITEM = r"[^、，,。；;：:“”\"《》\n]{1,16}"
LEADS_IN = re.compile(
    r"^(?:.*(?:发挥|履行|提供|提升|强化|做好|抓好|突出|围绕|聚焦|打造|推进|推动|实现|深化|实行|加强|统筹|构建|形成集|形成|包括|落实|推行|建立|建成|组建|设立|按照|坚持|健全|完善|建设)|其|将|对|集)(?=.{2,})"
)
# “三升”，即…; “四个一”工作。即…
# …、丁实行分项管理: what goes on behind the last member.
TAIL = re.compile(r"(?:(?<=..)(?:等|实行|进行|予以)|(?<![(（].)(?<![(（]..)(?<![(（]...)[)）]).*$")
BRACKET = re.compile(r"[”\"]?[\u4e00-\u9fff]{0,4}[(（](?:即|是指|指|包括)?\s*[:：]?\s*([^()（）。\n]{3,240})[)）]")
SPELLS_OUT = re.compile(r"[^。，,、；;]{0,6}[。，,]?\s*[(（]?(?:即|是指|包括|分别是|也就是|[:：])\s*[:：]?\s*")


def read_before(words: str, count: int) -> list[str]:
    """The list of `count` items that ends where `words` ends."""
    m = re.search(rf"((?:{ITEM}、){{{count - 1}}}{ITEM}?)[”\"]?$", words)
    if m is None:
        return []
    items = [i for i in m.group(1).split("、") if i]
    if len(items) != count:
        return []
    last = re.sub(r"(?:等)?(?:不变的|的|方面)?$", "", items[-1])
    return _trim([*items[:-1], last or items[-1]])


def read_behind(words: str, count: int, name: str) -> list[str]:
    """The list of `count` items that spells out `name`, with which the text before `words` ends."""
    of_each = _say_of_each(words, count, name)
    lead = SPELLS_OUT.match(words) or of_each
    long = _begin_alike(words[lead.end() :], count, name) if lead else []
    if long:
        return long
    m = re.match(rf"(?:{ITEM}[、，,]){{{count - 1}}}{ITEM}", words[lead.end() :]) if lead else None
    if m is None:
        return _in_bracket(words, count, name)
    *items, last = re.split("[、，,]", m.group())
    last = re.sub(rf"{re.escape(_noun(name))}(?:管理)?$", "", last) if of_each else TAIL.sub("", last) or last
    return _share_noun(_drop_lead([*items, last]), name)


def _say_of_each(words: str, count: int, name: str) -> re.Match[str] | None:
    """What leads in to a list behind which the noun of the name stands again: “六统一”。实行甲、乙、丙统一管理."""
    noun = re.escape(_noun(name))
    item = r"[^、，,。；;：:“”\"《》\n和与及]{1,8}"
    listed = rf"(?:{item}、){{{count - 2}}}{item}[、和与及]{item}{noun}(?:管理)?[，,。；;\n]"
    lead = rf"[”\"]?[^。，,、；;]{{0,6}}[。，,\n]\s*(?:实行|实现|推行|坚持)(?={listed})"
    return re.match(lead, words) if noun else None


def _begin_alike(words: str, count: int, name: str) -> list[str]:
    """The items, of any length, that all begin with the word of the name: “两个允许”，即允许…，允许…."""
    sign = re.fullmatch(rf"{NUMERAL}个([\u4e00-\u9fff]{{2}})", name)
    if sign is None:
        return []
    item = rf"{sign.group(1)}[^。，,；;\n]{{2,60}}"
    m = re.match(rf"{item}(?:[，,；;]{item}){{{count - 1}}}(?=[。；;）)\n]|$)", words)
    return [i.strip() for i in re.split("[，,；;]", m.group())] if m else []


def _in_bracket(words: str, count: int, name: str) -> list[str]:
    """The list in the bracket right behind the name, or behind its noun: “三张清单”制度（甲清单、乙清单、丙清单）."""
    m = BRACKET.match(words)
    if m is None:
        return []
    for marks in ("[、，,；;]", "[，,；;]", "[；;]"):
        items = [i.strip() for i in re.split(marks, m.group(1)) if i.strip()]
        if len(items) == count:
            return _share_noun([*items[:-1], items[-1].removesuffix("等")], name)
    return []


def _share_noun(items: list[str], name: str) -> list[str]:
    """The items without the noun of the name where only the last prints it: 行政、人员、信息系统统一."""
    noun = _noun(name)
    *rest, last = items
    if len(noun) > 1 and last.endswith(noun) and len(last) > len(noun) and not any(i.endswith(noun) for i in rest):
        last = last.removesuffix(noun)
    return [i.strip() for i in (*rest, last)]


def _noun(name: str) -> str:
    """What a slogan says of each member, without its number and measure word: 统一 of 六统一."""
    return re.sub(rf"^.*{NUMERAL}(?:[大个项张位])?", "", name)


def _trim(items: list[str]) -> list[str]:
    """Take the verb that leads the list in off its first member."""
    rest = max(len(i) for i in items[1:])
    first = _drop_lead(items)[0]
    if len(first) > rest or LEADS_IN.match(first):
        shorter = LEADS_IN.sub("", first)
        first = shorter if len(shorter) >= 2 else first
    if len(first) > rest + 2:
        first = _last_word(first)
    return [i.strip() for i in (first, *items[1:])]


def _drop_lead(items: list[str]) -> list[str]:
    """The items, the first from where all others begin: 区内机构统一行政、统一财务、统一药械."""
    shared = _common_start(items[1:])
    if len(items) > 2 and len(shared) >= 2 and shared in items[0]:
        return [items[0][items[0].rindex(shared) :], *items[1:]]
    return items


def _common_start(items: list[str]) -> str:
    """The characters with which all items begin."""
    same = 0
    while all(len(i) > same and i[same] == items[0][same] for i in items):
        same += 1
    return items[0][:same]


def _last_word(text: str) -> str:
    import rjieba

    words: list[str] = rjieba.cut(text)
    return words[-1]
