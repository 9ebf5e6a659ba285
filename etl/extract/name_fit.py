"""A name in at most 40 characters, cut where a word or a mark ends, never inside brackets or quotation marks."""

import re
from functools import cache

from etl.extract.quantities import words
from etl.lexicon import alternatives
from etl.words import crosses_word

LENGTH = 40
PAIRS = {")": "(", "）": "（", "”": "“", "》": "《", "】": "【"}
EMPTY = re.compile(r"[(（]\s*[)）]|“”|《》")
# 帮扶基础较好的54家医院
QUALIFIED = re.compile(r"^.*[^\d]的(?=\d+[家所个名支])")
# 目标明确、权责清晰、运行有效的县域医共体: a list of qualities before the thing.
QUALITIES = r"(?:[^，,。；;、的()（）]{2,12}、)+[^，,。；;、的()（）]{2,12}的"
ENDS = ":：、,，;；。-— "


def fit_name(name: str) -> str:
    """Return `name` in at most 40 characters: first without lists of qualities, then without words at its head."""
    name = trim_name(name)
    for pattern, kept in ((QUALIFIED, ""), (_listed_qualities(), r"\1")):
        if len(name) > LENGTH:
            name = trim_name(pattern.sub(kept, name, count=1))
    if len(name) <= LENGTH:
        return name
    start = next((i for i in range(len(name) - LENGTH, len(name)) if _may_start(name, i)), len(name) - LENGTH)
    return trim_name(name[start:])


@cache
def _listed_qualities() -> re.Pattern[str]:
    return re.compile(rf"({alternatives(words()['doing'])}){QUALITIES}")


def trim_name(name: str) -> str:
    """Return `name` without white space, marks at its ends, and brackets that hold nothing or lack their partner."""
    name = re.sub(r"\s+", "", name).strip(ENDS)
    opened: list[int] = []
    single: set[int] = set()
    for i, c in enumerate(name):
        if c in PAIRS.values():
            opened.append(i)
        elif c in PAIRS:
            if opened and name[opened[-1]] == PAIRS[c]:
                opened.pop()
            else:
                single.add(i)
    single.update(opened)
    return EMPTY.sub("", "".join(c for i, c in enumerate(name) if i not in single)).strip(ENDS)


def _may_start(name: str, at: int) -> bool:
    """Whether a name may begin at `at`: at a word, outside brackets and quotation marks."""
    before = name[:at]
    depth = sum(c in PAIRS.values() for c in before) - sum(c in PAIRS for c in before)
    is_outside = depth == 0 and before.count('"') % 2 == 0
    return is_outside and name[at] not in "的了和与及、，," and not crosses_word(before, name[at:])
