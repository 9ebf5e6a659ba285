"""Officials named in running text: 由县委书记张某某任组长, 组长由副县长李某某担任."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from etl.lexicon import alternatives, load_words

ROLE = r"(?:第一|常务|执行)?副?(?:组长|主任委员|主任|总指挥长?|指挥长|召集人|理事长|秘书长|队长|会长|主席|组员|联络员)"
BODY = r"(?:[\u4e00-\u9fff]{0,20}(?:委员会|领导小组|工作组|专班|指挥部|管委会|小组|办公室|联席会议))?"
POST = r"[\u4e00-\u9fff、]{0,24}?(?:长|主任|书记|主席|委员|常委|经理|秘书|负责人|调研员)"
TAKES = r"(?:兼任|担任|任)"
# What a name is not: a body.
BODY_END = re.compile(r"[委局办部院厅会组处科站所]$")


@dataclass(frozen=True, slots=True)
class Official:
    """A person's name, what he is by office, his part in a body, the body as printed, and the span of all this."""

    name: str
    post: str | None
    role: str
    body: str | None
    start: int
    end: int


def find_officials(text: str) -> Iterator[Official]:
    """Yield the officials that sentences put into a part, in order; a post without a person's name gives none."""
    if not re.search(TAKES, text):
        return
    found = [m for pattern in _patterns() for m in pattern.finditer(text)]
    for m in sorted(found, key=lambda m: m.start("span")):
        name = re.sub(r"\s", "", m.group("name"))
        if name.startswith(tuple(_words()["none"])) or BODY_END.search(name):
            continue
        body, role = m.group("body"), m.group("role")
        yield Official(name, m.group("post") or None, role, body or None, m.start("span"), m.end("span"))


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    w = _words()
    han = r"[\u4e00-\u9fff]"
    name = rf"(?P<name>(?:{alternatives(w['two'])}){han}{{1,2}}?|[{w['one']}]{han}{{1,2}}?|{han}{{2,6}}·{han}{{2,8}})"
    role = rf"(?P<body>{BODY})(?P<role>{ROLE})"
    given = rf"(?P<post>{POST})??{name}(?:同志)?"
    opening = r"(?:^|(?<=[。；;，,：:\n、]))\s*(?:(?:成立|明确|设立)[^。；;，,]{2,30}[，,])?"
    return (
        re.compile(rf"由(?P<span>{given}{TAKES}{role})", re.MULTILINE),
        re.compile(rf"(?:^|[，,；;。：:\n])(?P<span>(?!由)(?P<post>{POST}){name}(?:同志)?{TAKES}{role})", re.MULTILINE),
        re.compile(
            rf"(?:^|[，,；;。：:\n])(?P<span>(?P<post>){name}(?:同志)?兼任(?P<body>{BODY}?)(?P<role>办公室(?:副)?主任))",
            re.MULTILINE,
        ),
        re.compile(rf"{opening}(?P<span>{role}由{given}{TAKES})(?!{BODY}{ROLE})", re.MULTILINE),
    )


@cache
def _words() -> dict[str, Any]:
    loaded: dict[str, Any] = load_words("surnames")
    return loaded
