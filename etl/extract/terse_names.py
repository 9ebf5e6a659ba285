"""Names that say nothing of what is counted (占比, 聘期, 互认率), with the words that do."""

import re

from etl.extract.name_words import LABELS
from etl.extract.sentences import Part
from etl.lexicon import load_words

LONGEST_MATTER, LONGEST_HEADING = 16, 12
AHEAD = re.compile(r"^(?:将|把|并|对|以|使|由)")


def share_word(name: str, near: str) -> str:
    """Return a short rate's name with what the number before in its sentence was of.

    检查结果互认项目达到150项，互认率达到90%: 检查结果互认率.
    """
    shared = near.find(name[:2]) if 3 <= len(name) <= 4 and name.endswith("率") else -1
    return near[:shared] + name if shared > 0 and not re.search("[、和与及]", near[:shared]) else name


def complete_name(name: str, part: Part, heading: str) -> str:
    """Return one of the lexicon's terse names with what it is of: the part before, without a number, or the heading."""
    if name not in load_words("indicator_names")["terse"]:
        return name
    before = re.split("[，,；;。]", part.sentence[: part.start - part.sentence_start].rstrip("，,；; "))[-1]
    matter = AHEAD.sub("", LABELS.sub("", before)).strip()
    if 2 <= len(matter) <= LONGEST_MATTER and not re.search(r"\d", matter):
        return matter + name
    return heading + name if 2 <= len(heading) <= LONGEST_HEADING else name
