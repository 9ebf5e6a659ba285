"""Numbered slogans that the text spells out: 七统一 and its seven members (DESIGN 4.9)."""

import re
from collections.abc import Iterator

from etl.extract.formula_lists import NUMERAL, SPELLS_OUT, read_before, read_behind
from etl.model import Clause, Document, Formula, Outline
from etl.numerals import parse_numeral

NAME = re.compile(
    # “七统一”, “三升二降”, “政府六项投资”
    rf"[“\"]((?:[^“”\"、，,。；;\d一]{{0,4}}?{NUMERAL}[^“”\"、，,。；;\d]{{1,7}}?)(?:{NUMERAL}[^“”\"、，,。；;\d]{{1,7}}?)?)[”\"]"
    # 六个方面统一管理
    r"|([三四五六七八九十]个(?:方面|统一)(?:统一管理)?)"
    # “医疗、医保、医药”三医联动
    rf"|(?<=[”\"])({NUMERAL}[\u4e00-\u9fff](?:联动|协同))"
    # 人、财、物三统一, 六位一体
    rf"|(?<![“\"第十一二两三四五六七八九])({NUMERAL}(?:统一|不变|分开|到位|位一体))"
    # 胸痛、卒中、创伤三大中心
    rf"|(?<=[\u4e00-\u9fff])(?<![第十一二两三四五六七八九])({NUMERAL}大(?:中心|体系|平台|机制|行动))"
)
COUNT = re.compile(NUMERAL)


def find_formulas(outline: Outline) -> tuple[Formula, ...]:
    """Return the slogans whose members the document lists, each once a document, where it is first spelled out.

    The number in the name must be the number of members: before the name (甲、乙、丙“三医”), behind it (“三升”,即…), in
    the items below a heading, or, for a name that all members share a character with, anywhere in the document.
    """
    return tuple(f for d in outline.documents for f in _document_formulas(d, outline.text))


# 行政、人员、财务、业务“五统一”; “五统一”，即…
LISTED = r"((?:[^、，,。；;：:“”\"\n]{1,10}、){2,}[^、，,。；;：:“”\"\n]{1,10})"
LISTED_BEFORE, LISTED_BEHIND = re.compile(rf"{LISTED}[“\"]$"), re.compile(rf"{LISTED}(?=[。；;)）\n]|$)")
# Slogans that say one thing of each member: the list beside them is whole.
SAYS_OF_EACH = re.compile(r"(?:统一|不变|分开)$")


def find_miscounts(words: str) -> Iterator[tuple[str, tuple[int, int], tuple[int, int], int]]:
    """Yield each slogan whose number is not that of the list beside it: its name, both spans, the list's length."""
    for m in NAME.finditer(words):
        name = m.group(1)
        if not name or not SAYS_OF_EACH.search(name) or _count(name) < 2:
            continue
        lead = SPELLS_OUT.match(words, m.end())
        listed = LISTED_BEHIND.match(words, lead.end()) if lead else LISTED_BEFORE.search(words[: m.start() + 1])
        if listed and "等" not in listed.group(1) and len(listed.group(1).split("、")) != _count(name):
            yield name, m.span(1), listed.span(1), len(listed.group(1).split("、"))


def _document_formulas(document: Document, text: str) -> Iterator[Formula]:
    found: dict[str, Formula] = {}
    names: dict[str, Formula] = {}
    for clause in document.clauses:
        words = text[clause.start : clause.end]
        for m in NAME.finditer(words):
            name = next(g for g in m.groups() if g)
            place = (document.key, clause.path, clause.start + m.start(), clause.start + m.end())
            count = _count(name)
            if count < 2 or name in found:
                continue
            members = read_before(words[: m.start()], count) or read_behind(words[m.end() :], count, name)
            members = members or _below(document, clause, words, m, count)
            if members:
                found[name] = Formula(*place, name, tuple(members))
            else:
                names.setdefault(name, Formula(*place, name, ()))
    yield from found.values()
    whole = text[document.start : document.end]
    for name, formula in names.items():
        members = _anywhere(whole, name) if name not in found else []
        if members:
            yield Formula(formula.doc, formula.path, formula.start, formula.end, name, tuple(members))


def _count(name: str) -> int:
    """七统一 is 7; 三升二降 is 5, 两降一升 3; 四个一 is 4; 十四五 and the like are no counts."""
    if re.match(r"十[一二三四五六七八九]", name) or name.startswith(("一", "十四", "十三")):
        return 0
    more = 1 if re.fullmatch(rf"{NUMERAL}[^个一]一[^体致站批]", name) else 0
    return more + sum(parse_numeral(c) or 0 for c in COUNT.findall(name))


def _below(document: Document, clause: Clause, words: str, m: re.Match[str], count: int) -> list[str]:
    """The headings of the items below, where the slogan stands in the heading over them."""
    children = [c for c in document.clauses if c.parent == clause.path and c.heading]
    if len(children) != count or m.start() > len(clause.heading or "") + 8:
        return []
    return [c.heading or "" for c in children]


def _anywhere(text: str, name: str) -> list[str]:
    """A list of the right length whose items all share the slogan's sign: 医疗、医保、医药 for 三医 or 三医联动."""
    m = re.fullmatch(rf"{NUMERAL}(.)(?:联动|协同)?", name)
    if m is None:
        return []
    count, sign = _count(name), m.group(1)
    item = rf"[\u4e00-\u9fff]?{sign}[\u4e00-\u9fff]"
    listed = re.search(rf"((?:[\u4e00-\u9fff]{{0,10}}{sign}[\u4e00-\u9fff]?、){{{count - 1}}}{item})", text)
    if listed is None:
        return []
    items = [re.sub(rf"^.*(?=[\u4e00-\u9fff]?{sign}[\u4e00-\u9fff]?$)", "", i) for i in listed.group(1).split("、")]
    return [i[i.index(sign) :] if len(i) > 2 else i for i in items]
