"""Names of bodies and their roles, out of a bracket of duties, a 责任单位 line or a ledger cell (DESIGN 4.4)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from etl.lexicon import alternatives, load_words
from etl.model import Role

OPENING, CLOSING = "(（[【", ")）]】"
# 责任单位:…; 牵头部门:… 配合部门:…
LABELLED = re.compile(r"(牵头|配合|参与|协助|责任|负责|落实|承办)(?:单位|部门|科室|处室|领导)?\s*[:：]\s*")
SAID = re.compile(
    r"(按照?(?:各自)?职责分工(?:分别)?)?(分别|共同|具体|会同|分工)?(牵头负责|牵头落实|牵头|负责落实|开展配合|配合|参与|协助|协同|负责|组织实施)$"
)
# 排在第一位的为牵头单位,下同
FIRST_LEADS = re.compile(r"排(?:在)?第一(?:位|的|个)?的?(?:为|是)牵头")
PARTS = re.compile(r"[、,，;；\s/]")


@dataclass(frozen=True, slots=True)
class Name:
    """A printed name, its role, and its half-open place in the text that was read."""

    text: str
    role: Role
    start: int
    end: int


def say_role(word: str) -> Role:
    """The role that a word of duty gives."""
    if "牵头" in word:
        return "lead"
    return "support" if re.search("配合|参与|协助|协同", word) else "responsible"


def split_names(text: str, start: int = 0, end: int | None = None, role: Role = "responsible") -> list[Name]:
    """Return the bodies listed in `text[start:end]`, in order.

    Lists are split at 、 , ; and spaces outside brackets; 等 and words of duty at the end are no names. A piece that
    is only a place goes with the piece behind it: 高新区、示范区医改领导小组 is one body. A word of duty behind a piece
    (甲局牵头,乙局配合) gives the role of the pieces before it, back to the last such word.
    """
    names: list[Name] = []
    waiting: list[tuple[int, int]] = []
    for piece in _pieces(text, start, len(text) if end is None else end):
        label = LABELLED.match(text[slice(*piece)])
        if label:
            names += _name_all(text, waiting, role)
            waiting, role = [], say_role(label.group(1))
            piece = (piece[0] + label.end(), piece[1])
        stripped, said = _strip_duty(text, piece)
        if stripped:
            waiting.append(stripped)
        if said:
            names += _name_all(text, waiting, say_role(said) if role == "responsible" else role)
            waiting = []
    return names + _name_all(text, waiting, role)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    depth, at = 0, start
    for i in range(start, end):
        depth += (text[i] in OPENING) - (text[i] in CLOSING)
        if depth == 0 and PARTS.match(text[i]):
            yield at, i
            at = i + 1
    yield at, end


def _strip_duty(text: str, piece: tuple[int, int]) -> tuple[tuple[int, int] | None, str]:
    """The piece without words of duty and 等 at its end, and the word of duty."""
    start, end = piece
    words = text[start:end].rstrip("。. \t")
    m = SAID.search(words)
    said = m.group() if m else ""
    words = words[: m.start()] if m else words
    words = re.sub(r"等(?:相关|有关)?(?:部门|单位)?$", "", words.rstrip()).rstrip(" :：")
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
    return [Name(text[a:b], role, a, b) for a, b in joined if is_name(text[a:b])]


def _is_bare_place(piece: str) -> bool:
    return (
        len(piece) <= 5 and re.fullmatch(r"(?:各|全)?[\u4e00-\u9fff]{0,4}(?:[省市县区旗州盟镇乡])", piece) is not None
    )


@cache
def _fused() -> re.Pattern[str]:
    return re.compile(r"(?<=[委局办厅部会院])(?=[省市县区旗盟州](?![委政府场级政]))")


def _unfuse(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Part two names printed without a mark between them: 市卫健委|市外办."""
    cuts = [start, *(start + m.start() for m in _fused().finditer(text[start:end])), end]
    parts = list(pairwise(cuts))
    starts = tuple(load_words("bodies")["starts"])
    whole = all(3 <= b - a <= 9 and text[a:b].startswith(starts) for a, b in parts)
    return parts if len(parts) > 1 and whole and not re.search("[()（）]", text[start:end]) else [(start, end)]


def is_name(text: str) -> bool:
    """Whether a piece can be the name of a body: Chinese, neither a word of duty nor a remark."""
    if (
        not re.search("[\u4e00-\u9fff]{2}", text)
        or FIRST_LEADS.search(text)
        or text in ("下同", "按职责分工", "有关", "相关")
    ):
        return False
    return SAID.fullmatch(text) is None


def is_readable(text: str) -> bool:
    """Whether a cell of names has at least one that ends like a body's; a scan's rubbish does not."""
    ends = alternatives(load_words("bodies")["ends"])
    return re.search(rf"(?:{ends})(?:[、,，\s)）]|等|按|$)", text) is not None
