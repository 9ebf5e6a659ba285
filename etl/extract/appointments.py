"""Officials listed in a post: 组长:张三 县委副书记, 成员:…."""

import re
from collections.abc import Iterator

from etl.model import Appointment, Clause, Document, Outline

ROLES = (
    r"(?:第一|常务)?(?:副)?(?:组长|主任|主任委员|总指挥|指挥长|召集人|理事长|秘书长|队长|会长|主席)|成员|委员|联络员"
)
PERSON = r"[\u4e00-\u9fff](?:\s?[\u4e00-\u9fff·]){1,3}"
POST = r"[\u4e00-\u9fff、()（）]*(?:长|主任|书记|主席|局长|委员|干部|院长|部长|科长|经理|秘书|负责人|会长|员)(?:[(（][^()（）]{1,8}[)）])?"
LINE = re.compile(
    rf"(?:({ROLES})\s*[:：]\s*)?({PERSON})[ \u3000\t]+({POST})\s*[;；。]?|(?:({ROLES})\s*[:：]\s*)?({PERSON})\s*[(（]({POST})[)）]\s*[;；、。]?"
)
BODY = re.compile(
    r"(?:成立|组建|设立|调整)?([\u4e00-\u9fff“”]{2,40}?(?:委员会|领导小组|工作组|专班|指挥部|管委会|小组))"
)


def find_appointments(outline: Outline) -> tuple[Appointment, ...]:
    """Return the officials of every list in which a line is a name and a post; a role holds for the lines below it."""
    return tuple(a for d in outline.documents for c in d.clauses for a in _clause_appointments(d, c, outline.text))


def _clause_appointments(document: Document, clause: Clause, text: str) -> Iterator[Appointment]:
    words = text[clause.start : clause.end]
    body = BODY.search(clause.heading or "")
    role: str | None = None
    at = 0
    for line in words.split("\n"):
        m = LINE.fullmatch(line.strip())
        if m is None:
            role = None
        else:
            role = m.group(1) or m.group(4) or role
            name, post = m.group(2) or m.group(5), m.group(3) or m.group(6)
            start = clause.start + at + line.index(name)
            yield Appointment(
                document.key, clause.path, start, clause.start + at + len(line.rstrip()), re.sub(r"\s", "", name),
                body.group(1) if body else None, role, post,
            )  # fmt: skip
        at += len(line) + 1
