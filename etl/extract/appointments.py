"""Officials in a post: 组长:林望舒 县委副书记, 成员：秦牧野（县卫健局局长）, or in a table or a sentence."""

import re
from collections.abc import Iterator, Sequence

from etl.extract.prose_appointments import find_officials
from etl.model import Appointment, Clause, Document, Outline

ROLE = (
    r"(?:第一|常务|执行)?\s*(?:副\s*)?(?:组\s*长|主\s*任|主\s*任\s*委\s*员|总\s*指\s*挥|指\s*挥\s*长|召\s*集\s*人"
    r"|理\s*事\s*长|秘\s*书\s*长|队\s*长|会\s*长|主\s*席)|成\s*员|委\s*员|联\s*络\s*员"
)
# 林望舒, 林 望, 阿依·古丽
PERSON = r"(?:[\u4e00-\u9fff]{2,6}·[\u4e00-\u9fff]{2,8}|[\u4e00-\u9fff](?:[ \u3000]{0,2}[\u4e00-\u9fff]){1,3}?)"
# 市卫生健康委主任, 市财政局副局长（正科级）
POST = (
    r"[\u4e00-\u9fff、()（） ]*(?:长|主任|书记|主席|委员|干部|经理|秘书|负责人|员|医师|会计师)"
    r"(?:[(（][^()（）]{1,8}[)）])?"
)
LEAD = re.compile(rf"({ROLE})\s*[:：]\s*")
BESIDE = re.compile(rf"({PERSON})[ \u3000\t]+({POST})\s*[;；。]?")
BRACKETED = re.compile(rf"({PERSON})\s*[(（]((?:[^()（）]|[(（][^()（）]*[)）])*)[)）]\s*[;；、，,。]?\s*")
BODY = re.compile(
    r"(?:成立|组建|设立|调整)?了?([\u4e00-\u9fff“”]{2,40}?(?:委员会|领导小组|工作组|专班|指挥部|管委会|小组))"
)
NAMES, POSTS, ROLES = re.compile("姓名"), re.compile("职务|职位|单位"), re.compile("分工|组内|领导小组|角色")


def find_appointments(outline: Outline) -> tuple[Appointment, ...]:
    """Return the officials of every list in which each line gives names and posts; a role holds for the lines below it.

    Sentences that put a person into a part (由县委书记张某某任组长) are read, too. A line of a list counts only where a
    role stands over it, or in a table with columns for names and posts.
    """
    return tuple(a for d in outline.documents for c in d.clauses for a in _clause_appointments(d, c, outline.text))


def _clause_appointments(document: Document, clause: Clause, text: str) -> Iterator[Appointment]:
    words = text[clause.start : clause.end]
    role: str | None = None
    columns: tuple[int, int, int | None] | None = None
    at = clause.start
    for line in words.split("\n"):
        cells = line.split("\t")
        columns = (_read_header(cells) or columns) if len(cells) > 1 else None
        if columns:
            found = _read_row(cells, columns)
        else:
            lead = LEAD.match(line.strip())
            role = re.sub(r"\s", "", lead.group(1)) if lead else role
            found = _read_line(line.strip()[lead.end() if lead else 0 :], role)
            role = role if found else None
        body = _find_body(document, clause, words, at - clause.start) if found else None
        for name, post, said in found:
            start = at + line.index(name)
            end = max(start + len(name), at + (line.rindex(post) + len(post) if post else 0))
            yield Appointment(document.key, clause.path, start, end, re.sub(r"\s", "", name), body, said, post or None)
        if not found and len(cells) == 1:
            yield from _read_prose(document, clause, words, line, at)
        at += len(line) + 1


def _read_prose(document: Document, clause: Clause, words: str, line: str, at: int) -> Iterator[Appointment]:
    for o in find_officials(line):
        body = o.body or _find_body(document, clause, words, at - clause.start + o.start)
        yield Appointment(document.key, clause.path, at + o.start, at + o.end, o.name, body, o.role, o.post)


def _read_line(words: str, role: str | None) -> list[tuple[str, str, str | None]]:
    """Names and posts of a line that holds nothing else, under a role."""
    if role is None:
        return []
    beside = BESIDE.fullmatch(words)
    if beside:
        return [(beside.group(1), beside.group(2), role)]
    found: list[tuple[str, str, str | None]] = []
    at = 0
    while m := BRACKETED.match(words, at):
        if not re.fullmatch(POST, m.group(2)):
            return []
        found.append((m.group(1), m.group(2), role))
        at = m.end()
    return found if at == len(words) else []


def _read_header(cells: Sequence[str]) -> tuple[int, int, int | None] | None:
    """The columns of name, post and role, when the cells are the header of such a table."""
    plain = [re.sub(r"\s", "", c) for c in cells]
    name = next((i for i, c in enumerate(plain) if NAMES.fullmatch(c)), None)
    role = next((i for i, c in enumerate(plain) if ROLES.search(c)), None)
    post = next((i for i, c in enumerate(plain) if i != role and POSTS.search(c)), None)
    return (name, post, role) if name is not None and post is not None else None


def _read_row(cells: Sequence[str], columns: tuple[int, int, int | None]) -> list[tuple[str, str, str | None]]:
    name, post, role = columns
    if max(name, post) >= len(cells) or not re.fullmatch(PERSON, cells[name].strip()) or "姓名" in cells[name]:
        return []
    said = cells[role].strip() if role is not None and role < len(cells) else None
    return [(cells[name].strip(), cells[post].strip(), said or None)]


def _find_body(document: Document, clause: Clause, words: str, at: int) -> str | None:
    """The body that a heading, the words before the list, or the document's title names."""
    before = list(BODY.finditer(words[:at]))
    m = BODY.search(clause.heading or "") or (before[-1] if before else None) or BODY.search(document.title)
    return m.group(1) if m else None
