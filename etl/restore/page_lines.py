"""What a line of a captured page can be, judged by its shape: markup, a row of links, a control, prose."""

import re
from functools import cache

from etl.lexicon import alternatives, load_words

TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]*(?:\s+[a-zA-Z-]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'))?)*\s*/?>")
BULLETS = re.compile(r"[\s•·●▪■◆○►▶>\-*|]+")
SEPARATORS = ("_", "|", "｜", "丨", ",", "，", "#")
CODE = re.compile(r"\s*(?:<script\b|</?style\b|var \w+\s*=|document\.write|\(function\s*\w*\()[\x00-\x7f]*$")
IDENTIFIER = re.compile(r"\bid\s*=\s*[\"']?([\w-]+)")
HAN = re.compile("[㐀-䶿一-鿿]")
FOOT = re.compile(r"ICP备|公网安备|版权所有|(?i:copyright|all rights reserved)|©|^\s*(?:上|下)一(?:篇|条)\s*[:：]")
# 主站蜘蛛池模板: a label that a generator of such pages leaves before its list
ROW_LABEL = re.compile(r"^[^:：|]{2,10}[:：]\s*(?=[^|]{1,8}\|)")
LABELLED = re.compile(r"[:：。；;！？!]")
SENTENCE = re.compile(r"[。；！？!?][”’」』)）]?\s*$|。")
# 首页 > 法律法规 > 正文
PATH = re.compile(r"\s*(?:网站)?首页\s*[>›»→][^。]{0,60}$")
ENTRY_ENDS = re.compile(r"[>›»|/\s]+")
# 2019-03-02 10:20:30王五, 某某杂志 2019年5期: what a journal's site prints over an article
STAMP = re.compile(r"\s*\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\s+\d{1,2}:\d{2}(?::\d{2})?[^。；;，,]{0,40}$")
ISSUE = re.compile(r"[^。；;，,：:]{2,24}\s*\d{4}\s*年\s*第?\s*\d{1,3}\s*期\s*$")
IMAGE = re.compile(r"\.(?:jpe?g|png|gif|bmp|tiff?|webp|pdf|docx?|xlsx?|wps|zip|rar)\s*$", re.IGNORECASE)


@cache
def word_pattern(kind: str) -> re.Pattern[str]:
    """Return a pattern of the words of one kind in `lexicon/furniture.yml`."""
    return re.compile(alternatives(load_words("furniture")[kind]))


def is_markup(line: str) -> bool:
    """Whether a line is made of tags and bullets alone, or is a piece of script."""
    if "<" in line and TAG.search(line) and not BULLETS.sub("", TAG.sub("", line)):
        return True
    return CODE.match(line) is not None


def is_prose(line: str) -> bool:
    """Whether a line is running Chinese text: long, with the end of a sentence in it."""
    return len(line) >= 40 and SENTENCE.search(line) is not None and len(HAN.findall(line)) >= 20


def split_items(line: str) -> list[str]:
    """Return the entries of a row of links: at least three titles, or eight names, between signs of one kind."""
    text = ROW_LABEL.sub("", line.strip())
    if LABELLED.search(text):
        return []
    for sign in SEPARATORS:
        items = [item.strip() for item in text.split(sign) if item.strip()]
        longest = max(map(len, items), default=0)
        if len(items) >= (3 if longest >= 5 else 8) and longest <= 40:
            return items
    return []


def is_control(line: str) -> bool:
    """Whether a simplified line is a page control: font size, print, share, the way back."""
    text = line.strip().lstrip("【[(（ ")
    return len(text) <= 60 and not SENTENCE.search(text) and word_pattern("controls").match(text) is not None


def is_navigation(line: str) -> bool:
    """Whether a simplified line is a bar of short entries, two of them known from such bars, or the path to a page."""
    if PATH.match(line) and not SENTENCE.search(line):
        return True
    entries = ENTRY_ENDS.sub(" ", line).split()
    known = [e for e in entries if word_pattern("navigation").match(e)]
    return len(entries) >= 3 and max(map(len, entries)) <= 12 and len(known) >= 2 and not SENTENCE.search(line)


def is_related_link(line: str) -> bool:
    """Whether a simplified line is a label and the title of another text."""
    match = word_pattern("related").match(line.strip())
    return match is not None and line.strip()[match.end() :][:1] in (":", "：") and not SENTENCE.search(line)


def is_recommendation(line: str) -> bool:
    """Whether a simplified line heads a list of links to other pages."""
    text = line.strip().strip("【】[]◆■●:：>» ")
    return len(text) <= 12 and word_pattern("recommended").match(text) is not None


def is_journal_header(line: str) -> bool:
    """Whether a simplified line is what a journal's site prints over an article: time and names, issue, key words."""
    text = line.strip()
    if STAMP.match(text) or ISSUE.match(text):
        return True
    match = word_pattern("journal").match(text.lstrip("【["))
    return match is not None and text.lstrip("【[")[match.end() :][:1] in tuple(":：】]") and not SENTENCE.search(text)


def is_foot(line: str) -> bool:
    """Whether a simplified line is the foot of a site: rights, register numbers, the pages before and after."""
    return len(line) <= 200 and FOOT.search(line) is not None
