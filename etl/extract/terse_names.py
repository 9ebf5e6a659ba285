"""Names that say nothing of what is counted (占比, 聘期, 互认率), with the words that do."""

import re

from etl.extract.name_words import LABELS
from etl.extract.sentences import Part
from etl.lexicon import load_words

LONGEST_MATTER, LONGEST_HEADING = 16, 12
# 县域内就诊率约90%，住院率约85%
WHERE = re.compile(r".*(?:[域区县市旗]内|[县区市旗]域)(?=[\u4e00-\u9fff]{2,3}率$)")
AHEAD = re.compile(r"^(?:将|把|并|对|以|使)")
# 院长为法定代表人，由理事会聘任，聘期4年: a part that tells by whom or how, and of whom the part before speaks.
AGENT = re.compile(r"\s*(?:由|经|并|均|实行|按照?|其)")
SUBJECT = re.compile(r"[^由为是，、]{2,12}(?=由|为(?!期)|是|实行)")


def share_word(name: str, near: str) -> str:
    """Return a short rate's name with what the number before in its sentence was of.

    检查结果互认项目达到150项，互认率达到90%: 检查结果互认率.
    """
    where = WHERE.match(near)
    if where and len(name) <= 3 and name.endswith("率") and near.endswith("率"):
        return where.group() + name
    shared = near.find(name[:2]) if 3 <= len(name) <= 4 and name.endswith("率") else -1
    return near[:shared] + name if shared > 0 and not re.search("[、和与及]", near[:shared]) else name


def complete_name(name: str, part: Part, heading: str) -> str:
    """Return one of the lexicon's terse names with what it is of: its subject, the part before it, or the heading."""
    if name not in load_words("indicator_names")["terse"]:
        return name
    parts = re.split("[，,；;。]", part.sentence[: part.start - part.sentence_start].rstrip("，,；; "))
    told = next((p for p in reversed(parts) if not AGENT.match(p)), "")
    plain = LABELS.sub("", told)
    subject = SUBJECT.match(plain)
    matter = subject.group() if subject else AHEAD.sub("", plain).strip()
    if 2 <= len(matter) <= LONGEST_MATTER and not re.search(r"\d", matter):
        return matter.replace("的", "") + name
    return heading + name if 2 <= len(heading) <= LONGEST_HEADING else name
