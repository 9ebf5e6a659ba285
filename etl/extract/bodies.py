"""Names of bodies and their roles, out of a bracket of duties, a 责任单位 line or a ledger cell (DESIGN 4.4)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from etl.duties import FIRST_LEADS, LABEL, OTHER_LABEL, WORDS
from etl.lexicon import alternatives, load_words
from etl.model import Role

OPENING, CLOSING = "(（[【", ")）]】"
LABELLED = re.compile(rf"{LABEL}\s*|(?:{WORDS})(?:单位|部门)为")
# A label begins a new piece whether or not a mark stands before it.
ANY_LABEL = re.compile(rf"{LABEL}|{OTHER_LABEL}")
SAID = re.compile(
    r"(按照?(?:各自)?职责(?:分工)?(?:分别)?)?(分别|共同|具体|会同|分工)?"
    r"(牵头负责|牵头落实|牵头|负责落实|开展配合|配合|参与|参加|协助|协同|协办|负责|落实|组织实施)$"
)
REST = re.compile(r"等(?:\d+个?|[一二三四五六七八九十]+个?)?(?:市直|县直|区直|各)?(?:相关|有关)?(?:部门|单位)?$")
PARTS = re.compile(r"[、,，;；\s/]|会同")
# 市财政局和市医保局: two bodies; 发展和改革委: one
JOINED = re.compile(
    r"(?:(?<=[委局办厅部会院])|(?<=[残妇商文科侨]联))(?:([和与及])(?=[省市县区旗盟州各])|(?=[省市县区旗盟州](?![委政府场级政])))"
)


OWN_ROLE = re.compile(rf"\s*[(（](?:{WORDS})(?:单位|部门)?[)）]$")


@dataclass(frozen=True, slots=True)
class Name:
    """A printed name, its role, and its half-open place in the text that was read."""

    text: str
    role: Role
    start: int
    end: int


def say_role(word: str) -> Role:
    """The role that a word of duty gives."""
    if re.search("牵头|主办|主责", word):
        return "lead"
    return "support" if re.search("配合|参与|参加|协助|协同|协办", word) else "responsible"


def split_names(text: str, start: int = 0, end: int | None = None, role: Role = "responsible") -> list[Name]:
    """Return the bodies listed in `text[start:end]`, in order.

    Lists are split at 、 , ; 会同 and spaces outside brackets; 等 and words of duty at the end are no names, nor is
    what stands behind another label (完成时限：…). A piece that is only a place goes with the piece behind it:
    高新区、示范区医改领导小组 is one body. A word of duty behind a piece (甲局牵头,乙局配合) gives the role of the
    pieces before it, back to the last such word.
    """
    names: list[Name] = []
    waiting: list[tuple[int, int]] = []
    is_other = False
    for piece in _pieces(text, start, len(text) if end is None else end):
        label = LABELLED.match(text[slice(*piece)])
        if label or ANY_LABEL.match(text[slice(*piece)]):
            names += _name_all(text, waiting, role)
            waiting, is_other = [], label is None
        if is_other:
            continue
        if label:
            role, piece = say_role(label.group()), (piece[0] + label.end(), piece[1])
        stripped, said = _strip_duty(text, piece)
        if stripped:
            waiting.append(stripped)
        if said:
            names += _name_all(text, waiting, say_role(said) if role == "responsible" else role)
            waiting = []
    return names + _name_all(text, waiting, role)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    labels = {start + m.start() for m in ANY_LABEL.finditer(text[start:end])}
    depth, at = 0, start
    for i in range(start, end):
        depth += (text[i] in OPENING) - (text[i] in CLOSING)
        if i < at or depth > 0:
            continue
        mark = PARTS.match(text, i)
        if mark or (i in labels and i > at):
            yield at, i
            at = mark.end() if mark else i
    yield at, end


def _strip_duty(text: str, piece: tuple[int, int]) -> tuple[tuple[int, int] | None, str]:
    """The piece without words of duty and 等 at its end, and the word of duty."""
    start, end = piece
    words = text[start:end].rstrip("。. \t")
    m = SAID.search(words)
    said = m.group() if m else ""
    words = words[: m.start()] if m else words
    words = REST.sub("", words.rstrip()).rstrip(" :：")
    lead = len(words) - len(words.lstrip(" \t-—由"))
    words = words[lead:]
    return ((start + lead, start + lead + len(words)) if words else None), said


def _name_all(text: str, pieces: list[tuple[int, int]], role: Role) -> list[Name]:
    joined: list[tuple[int, int]] = []
    carried: int | None = None
    for i, (start, end) in enumerate(pieces):
        begin = start if carried is None else carried
        carried = None
        if i + 1 < len(pieces) and _is_bare_place(text[begin:end]):
            carried = begin
        else:
            joined += _unfuse(text, begin, end)
    return [_say_own_role(text, a, b, role) for a, b in joined if is_name(text[a:b])]


def _say_own_role(text: str, start: int, end: int, role: Role) -> Name:
    """The name with the role that brackets behind it give: 县卫健局（牵头）."""
    m = OWN_ROLE.search(text, start, end)
    return (
        Name(text[start : m.start()], say_role(m.group()), start, m.start())
        if m
        else Name(text[start:end], role, start, end)
    )


def _is_bare_place(piece: str) -> bool:
    return (
        len(piece) <= 5 and re.fullmatch(r"(?:各|全)?[\u4e00-\u9fff]{0,4}(?:[省市县区旗州盟镇乡])", piece) is not None
    )


def _unfuse(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Part two names printed without a mark between them: 市卫健委|市外办, or with 和."""
    parts, at = [], start
    for m in JOINED.finditer(text, start, end):
        parts.append((at, m.start()))
        at = m.end()
    parts.append((at, end))
    starts = tuple(load_words("bodies")["starts"])
    whole = all(3 <= b - a <= 9 for a, b in parts) and all(text[a:b].startswith(starts) for a, b in parts[1:])
    return parts if len(parts) > 1 and whole and not re.search("[()（）]", text[start:end]) else [(start, end)]


def is_name(text: str) -> bool:
    """Whether a piece can be the name of a body: it ends like one or like a place, and is no word of duty or remark."""
    if FIRST_LEADS.search(text) or SAID.fullmatch(text) or not re.search("[\u4e00-\u9fff]{2}", text):
        return False
    return _name_end().search(text) is not None


@cache
def _name_end() -> re.Pattern[str]:
    words = load_words("bodies")
    return re.compile(rf"(?:{alternatives([*words['ends'], *words['places']])})\s*(?:[(（][^()（）]*[)）])?$")


def is_readable(text: str) -> bool:
    """Whether a cell of names has at least one that ends like a body's, or is 各县区; a scan's rubbish does not."""
    words = load_words("bodies")
    each = rf"各[\u4e00-\u9fff、（）()]{{0,8}}?(?:{alternatives(words['places'])})"
    name = rf"(?:{alternatives(words['ends'])}|{each})"
    return re.search(rf"{name}(?:[、,，\s)）]|等|按|$)", text) is not None
