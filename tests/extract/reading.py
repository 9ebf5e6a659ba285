"""One invented sentence read as a task of an invented document, and facts as short strings."""

from etl.extract.facts import extract_facts
from etl.model import Deadline, Extraction, Fact, Target
from etl.parse.outline import read_outline

TITLES = {
    "work_points": "望澜县2023年深化医药卫生体制改革工作要点",
    "plan": "望澜县深化医药卫生体制改革实施方案（2023—2025年）",
    "undated": "望澜县深化医药卫生体制改革实施方案",
}


def read_sentence(text: str, kind: str = "work_points") -> Extraction:
    """Return what `text` says as the only task of a document about an invented county."""
    return extract_facts(read_outline(f"{TITLES[kind]}\n一、重点任务\n（一）推进改革。{text}\n"))


def spell_number(value: float) -> str:
    return f"{value:g}" if value < 1e6 else str(int(value))


def spell_target(t: Target) -> str:
    """`>= 2-3 人 from 1 by 2025-06`: comparator, value, the unit, what it starts from, when it is due."""
    high = f"-{spell_number(t.value_max)}" if t.value_max is not None else ""
    start = f" from {spell_number(t.baseline)}" if t.baseline is not None else ""
    unit = f" {t.unit}" if t.unit else ""
    return f"{t.comparator} {spell_number(t.value)}{high}{unit}{start}" + (f" by {t.due}" if t.due else "")


def spell_deadline(d: Deadline) -> str:
    return d.recurrence or str(d.due)


def spell_facts(extraction: Extraction) -> dict[str, list[str]]:
    """Every fact but tasks and findings as `document path what`; the rows of a ledger have the path of their group."""
    rows = {d.key for d in extraction.outline.documents if d.rows}

    def at(fact: Fact) -> str:
        return f"{fact.doc} {fact.path.split('.')[0] if fact.doc in rows else fact.path}"

    return {
        "targets": [f"{at(t)} {spell_target(t)}" for t in extraction.targets],
        "deadlines": [f"{at(d)} {spell_deadline(d)}" for d in extraction.deadlines],
        "phases": [f"{at(p)} {p.starts}..{p.ends}" for p in extraction.phases],
        "formulas": [f"{f.doc} {f.name}: {'、'.join(f.members)}" for f in extraction.formulas],
        "people": [f"{a.name} {a.role} {a.post}" for a in extraction.appointments],
        "gaps": [f"{g.doc} {g.what}" for g in extraction.gaps],
        "citations": [f"{at(c)} {c.title} {c.doc_number}" for c in extraction.citations],
    }
