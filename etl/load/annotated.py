"""SQL files that say in two languages what they answer: the views of the database, the questions of the site.

-- zh: 某年到期的承诺
-- en: What falls due in a year
-- zh: 一句说明。
-- en: A sentence about it.
-- parameter year: 年份，如 2025 | Year, such as 2025
-- column place: 地区 | Place
select ...
"""

import re
from dataclasses import dataclass
from pathlib import Path

from etl.errors import Complaint

_LINE = re.compile(r"--\s*(?P<key>zh|en|(?:parameter|column) \w+):\s*(?P<words>\S.*)")


@dataclass(frozen=True)
class AnnotatedSql:
    """One file: its name, title and description in both languages, and the labels of its parameters and columns."""

    name: str
    title: str
    title_en: str
    description: str
    description_en: str
    parameters: dict[str, tuple[str, str]]
    columns: dict[str, tuple[str, str]]
    sql: str


def read_annotated(folder: Path) -> list[AnnotatedSql]:
    """Return every `*.sql` of a folder, sorted by name."""
    return [parse_annotated(p.stem, p.read_text(encoding="utf-8")) for p in sorted(folder.glob("*.sql"))]


def parse_annotated(name: str, sql: str) -> AnnotatedSql:
    """Read the comment lines at the head of `sql`; two `zh` and two `en` lines are required.

    The comments stay in the SQL, so that who copies a query or dumps the database has them too.
    """
    spoken: dict[str, list[str]] = {"zh": [], "en": []}
    labels: dict[str, dict[str, tuple[str, str]]] = {"parameter": {}, "column": {}}
    for line in sql.splitlines():
        if not line.startswith("--"):
            break
        found = _LINE.fullmatch(line.strip())
        if not found:
            raise Complaint(f"a comment that is none of zh, en, parameter, column: {line}", name, "Mend the comment.")
        kind, _, what = found["key"].partition(" ")
        if kind in spoken:
            spoken[kind].append(found["words"])
        else:
            chinese, _, english = found["words"].partition(" | ")
            labels[kind][what] = (chinese, english)
    if any(len(words) != 2 for words in spoken.values()):
        raise Complaint("not a title and a description in Chinese and English", name, "Write two zh and two en lines.")
    (title, description), (title_en, description_en) = spoken["zh"], spoken["en"]
    parameters, columns = labels["parameter"], labels["column"]
    return AnnotatedSql(name, title, title_en, description, description_en, parameters, columns, sql.strip())
