"""Where a text says who does what: the final bracket of an item, and lines such as 责任单位：…."""

import re
from functools import cache

from etl.lexicon import alternatives, load_words

WORDS = "牵头|配合|参与|参加|协助|协同|协办|责任|负责|落实|承办|主办|主责|实施"
# 责任单位：, 牵头责任单位:, 配合科室：
LABEL = rf"(?:(?:{WORDS})(?:责任)?(?:单位|部门|科室|处室|股室|机构|主体)|牵头|配合|参与|协办)\s*[:：]"
LINE = re.compile(rf"[-—]*\s*[(（【\[]?\s*{LABEL}")
# on a line of its own, or behind the last 。 of a paragraph
PLAIN = re.compile(rf"(?:^|[。;；])[-—]*\s*({LABEL}[^\n]*?)[。.\s]*$")
# What stands beside the bodies and is none: 完成时限：…, 责任人：…
OTHER_LABEL = r"(?:(?:完成|办结|整改)?(?:时限|时间|期限)|(?:责任|分管|牵头)?领导|(?:责任|联系)人|备注)\s*[:：]"
# 排在第一位的为牵头单位,下同; 首位为牵头单位
FIRST_LEADS = re.compile(r"(?:第一|首)(?:位|名|个|家)?(?:的|者)?(?:单位|部门)?(?:为|是)?牵头")
# (甲局、乙局按职责分工负责)。 and 【责任单位：甲局】; one pair of brackets may stand inside.
BRACKET = re.compile(r"[(（【\[〔]((?:[^()（）【】\[\]〔〕]|[(（][^()（）]*[)）])*)[)）】\]〕]\s*[。.;；]?\s*$")
# 各县（市、区）党委和
WORD = r"(?:[\u4e00-\u9fff]|[(（][^()（）]{1,12}[)）]){1,20}?"
# Of several names one is an authority's.
AUTHORITIES = re.compile(r"[、,，;；].*(?:[委局办厅]|政府)(?:[、,，;；]|等?$)|(?:[委局办厅]|政府)[、,，;；]")
DUTY = re.compile(rf"(?:负责|牵头|配合|落实)(?:[、。;；，,]|$)|(?:{LABEL})|按职责|{FIRST_LEADS.pattern}")


def find_bracket(text: str) -> tuple[int, int] | None:
    """Return the span of the words in the bracket that ends `text`, when it names who does the work.

    A bracket of names alone counts behind the end of a sentence: 增加床位。（县医院） but not 县级医院（县中医院）。
    Without one, two or more authorities count: 增加床位（县卫健局、县财政局）.
    """
    m = BRACKET.search(text)
    if m is None:
        return None
    words = m.group(1).strip()
    if DUTY.search(words):
        return m.start(1), m.start(1) + _first_sentence(m.group(1))
    stands_apart = re.search(r"[。；;！!]\s*$|^\s*$", text[: m.start()]) is not None
    is_list = _names().fullmatch(words) is not None
    return m.span(1) if is_list and (stands_apart or AUTHORITIES.search(words)) else None


def _first_sentence(words: str) -> int:
    """Where the words on duties in a bracket end: a note may follow (…负责。以下不再列出), but no second label."""
    end = words.find("。")
    return len(words) if end < 0 or re.search(LABEL, words[end:]) or FIRST_LEADS.search(words[end:]) else end


def strip_bracket(text: str) -> str:
    """Return `text` without the bracket of duties at its end."""
    span = find_bracket(text)
    return text[: span[0] - 1].rstrip() if span else text


def find_duties(text: str) -> list[tuple[int, int]]:
    """Return the spans in an item's text that say who does the work: its lines of duties, else its final bracket.

    A bracket at the end of the heading counts where the item has no other.
    """
    spans, at = list[tuple[int, int]](), 0
    for line in text.split("\n"):
        bracket = find_bracket(line)
        plain = None if bracket else PLAIN.search(line)
        if bracket and LINE.match(line):
            spans.append((at + bracket[0], at + bracket[1]))
        elif plain:
            spans.append((at + plain.start(1), at + plain.end(1)))
        at += len(line) + 1
    if spans:
        return spans
    last = find_bracket(text)
    if last:
        return [last]
    first = text.split("\n", 1)[0]
    heading = find_bracket(first) or find_bracket(first[: first.find("。") + 1])
    return [heading] if heading else []


def is_duty_line(text: str) -> bool:
    """Whether a line of its own says who does the work."""
    return LINE.match(text.strip()) is not None


def ends_with_duty(text: str) -> bool:
    """Whether a line closes an item: it is a line of duties, or ends with a bracket of them."""
    return is_duty_line(text) or find_bracket(text) is not None


@cache
def _names() -> re.Pattern[str]:
    name = rf"{WORD}(?:{alternatives(load_words('bodies')['ends'])})"
    return re.compile(rf"{name}(?:[、,，;；]\s*{name})*等?")
