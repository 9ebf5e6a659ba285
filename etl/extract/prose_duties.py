"""Who does what by running text: 县财政局负责…, 由县卫健局牵头…, 县医保局牵头，县财政局配合.

Precision before recall: a name counts where it begins with the place that it governs, and stands at the head of a
sentence, behind 由, or behind a comma after a body that leads. What is done to a body (对…, 与…) is no duty of it.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from etl.extract.bodies import Name
from etl.lexicon import alternatives, load_words
from etl.model import Role

HAN = "[\u4e00-\u9fff]"
BRACKETS = r"(?:[(（][^()（）\n]{1,12}[)）])?"
JOINT = r"\s*[、和及与]\s*"
SENTENCE_END = re.compile(r"[。；;\n]|$")
# 组建由县医院牵头的医共体 says what the thing is like; 自由 and 理由 are words.
MADE = re.compile(
    r"(?:[\d一二两三四五六七八九十][个家支项所]|建立|组建|形成|成立|构建|完善|健全|实行|打造|[自经理事缘])$"
)


def find_prose_duties(text: str, shut: Sequence[tuple[int, int]] = ()) -> list[Name]:
    """Return the bodies to which sentences of `text` give duties, each once, outside the spans `shut`.

    The role is lead for 牵头, support for 配合, else responsible. Hospitals and centres, which are mostly what an order
    is about, count where they lead or answer, not where they 要 do something.
    """
    found: dict[str, Name] = {}
    for m in _duties().finditer(text):
        if any(a <= m.start("list") < b for a, b in shut) or not _obliges(m, text):
            continue
        for name in _list_names(m, text):
            found.setdefault(name.text, name)
    return sorted(found.values(), key=lambda n: n.start)


def _obliges(m: re.Match[str], text: str) -> bool:
    w = _words()
    is_order = _verb(m) in w["orders"]
    if m.group("by"):
        return not is_order and MADE.search(text[max(0, m.start("by") - 3) : m.start("by")]) is None
    bodies = [name.text for name in _split(text, *m.span("list"), "responsible")]
    return not is_order or not any(b.endswith(tuple(w["institutions"])) for b in bodies)


def _verb(m: re.Match[str]) -> str:
    return m.group("verb") or m.group("said") or "会同"


def _list_names(m: re.Match[str], text: str) -> Iterator[Name]:
    role = say_duty(_verb(m))
    for group in ("list", "with"):
        if m.group(group):
            yield from _split(text, *m.span(group), role)
    end = SENTENCE_END.search(text, m.end())
    for behind in _supporting().finditer(text, m.end(), end.start() if end else len(text)):
        yield from _split(text, *behind.span("list"), say_duty(behind.group("verb")))


def say_duty(verb: str) -> Role:
    """The role that a verb of duty gives."""
    w = _words()
    if verb in w["leads"]:
        return "lead"
    return "support" if verb in w["supports"] else "responsible"


def _split(text: str, start: int, end: int, role: Role) -> Iterator[Name]:
    for part in re.finditer(r"(?:[^、和及与]|[(（][^()（）]*[)）])+", text[start:end]):
        m = _body().match(text, start + part.start(), end) or _whole().match(text, start + part.start(), end)
        if m:
            yield Name(m.group(), role, *m.span())


@cache
def _whole() -> re.Pattern[str]:
    """A name that takes all of its member of a list."""
    return re.compile(rf"{_stem()}(?=$|[、和及与等])")


@cache
def _body() -> re.Pattern[str]:
    return re.compile(_name())


@cache
def _name() -> str:
    """A name, up to a word of duty or the next name of its list: 区卫生健康委员会 does not end at 委."""
    behind = rf"(?:等|{HAN}{{2,4}}部门)?{_aside()}(?:{_verbs()})"
    return rf"{_stem()}(?=[、和及与，,]|{behind})"


@cache
def _stem() -> str:
    w = _words()
    ends = alternatives([*w["ends"], *w["institutions"]])
    own = rf"(?!{alternatives(w['no_places'])})(?:{alternatives(w['places'])}){HAN}{{0,16}}?(?:{ends})"
    each = rf"(?:{alternatives(w['each'])}){HAN}{{0,4}}?{BRACKETS}{HAN}{{0,4}}?(?:{alternatives(w['each_ends'])})"
    # Behind 由 a name may begin with the name of the place: 由望澜县财政局承担.
    whole = rf"(?<=由)[^\W\d和与及对向的把将]{{2,14}}?[省市县区旗盟州]{HAN}{{0,16}}?(?:{alternatives(w['ends'])})"
    return rf"(?:{each}|{own}|{whole}){BRACKETS}(?!员会|公室)"


@cache
def _aside() -> str:
    return r"\s*(?:分别|共同|具体|按照?(?:各自)?职责(?:分工)?)?\s*"


@cache
def _verbs() -> str:
    w = _words()
    listed = [*w["leads"], *w["supports"], *w["answers"], *w["orders"]]
    return rf"(?!{alternatives(w['other'])})(?:{alternatives(listed)})"


@cache
def _list() -> str:
    return rf"(?P<list>{_name()}(?:{JOINT}{_name()})*)"


@cache
def _duties() -> re.Pattern[str]:
    label = r"(?:\d{1,2}[.、．]|[(（][^()（）\n]{1,3}[)）]|[一二三四五六七八九十]{1,3}(?:是|、))?"
    aside = rf"(?:等|{HAN}{{2,4}}部门)?{_aside()}"
    along = rf"会同(?P<with>{_stem()}(?:{JOINT}{_stem()})*){aside}(?P<said>{_verbs()})?"
    return re.compile(
        rf"(?:(?:^|(?<=[。；;：:\n]))\s*{label}\s*|(?P<by>由)){_list()}{aside}(?:{along}|(?P<verb>{_verbs()}))",
        re.MULTILINE,
    )


@cache
def _supporting() -> re.Pattern[str]:
    return re.compile(
        rf"[，,、]\s*{_list()}(?:等)?\s*(?:共同|分别)?(?P<verb>(?!{alternatives(_words()['other'])})"
        rf"(?:{alternatives([*_words()['supports'], *_words()['leads'], *_words()['answers']])}))"
    )


@cache
def _words() -> dict[str, list[str]]:
    loaded: dict[str, list[str]] = load_words("prose_duties")
    return loaded
