"""What holds whatever is printed: spans lie in their clauses, nothing is invented, mutated text never raises."""

import re
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from reading import spell_facts

from etl.extract.facts import extract_facts
from etl.extract.quantities import find_quantities
from etl.extract.times import Frame, find_times
from etl.model import Extraction, Fact
from etl.parse.outline import read_outline
from etl.pipeline import read_document

DOCUMENTS = sorted((Path(__file__).parent / "documents").glob("*.txt"))
TEXTS = [path.read_text(encoding="utf-8") for path in DOCUMENTS]
NUMERALS = "零一二两三四五六七八九十百千万成"
FIXED = settings(max_examples=60, deadline=None, derandomize=True, database=None)


def all_facts(extraction: Extraction) -> list[Fact]:
    tables = ("citations", "targets", "deadlines", "phases", "formulas", "appointments", "gaps", "findings")
    return [fact for table in tables for fact in getattr(extraction, table)]


def check_spans(extraction: Extraction) -> None:
    clauses = {(d.key, c.path): c for d in extraction.outline.documents for c in d.clauses}
    documents = {d.key: d for d in extraction.outline.documents}
    for fact in all_facts(extraction):
        around = clauses[fact.doc, fact.path] if fact.path else documents[fact.doc]
        assert around.start <= fact.start < fact.end <= around.end, fact


def is_printed(value: float, words: str) -> bool:
    """Whether a value can be read in `words`: its digits, a numeral, a fraction or a ratio."""
    digits = [float(d.replace(",", "")) for d in re.findall(r"\d+(?:,\d{3})*(?:\.\d+)?", words)]
    return value in digits or any(c in words for c in NUMERALS) or re.search(r"\d\s*[/:：∶]\s*\d", words) is not None


def check_printed(extraction: Extraction) -> None:
    text = extraction.outline.text
    for t in extraction.targets:
        assert is_printed(t.value, text[t.start : t.end]), t
    for d in extraction.deadlines:
        assert re.sub(r"\s", "", d.due_text) in re.sub(r"\s", "", text), d
    for c in extraction.citations:
        assert re.sub(r"\s", "", c.title or c.doc_number or "") in re.sub(r"\s", "", text[c.start : c.end]), c
    for a in extraction.appointments:
        assert a.name in re.sub(r"\s", "", text[a.start : a.end]), a
    for g in extraction.gaps:
        assert g.what in re.sub(r"\s", "", text[g.start : g.end]), g


def test_every_fact_of_every_document_is_reread_through_its_span() -> None:
    for path in DOCUMENTS:
        extraction = read_document(path)[2]
        check_spans(extraction)
        check_printed(extraction)


def mutate(text: str, kind: int, at: int) -> str:
    """One accident: a label lost, digits full-width, other brackets, a break or a space inside, an item renumbered."""
    lines = text.split("\n")
    i = at % len(lines)
    if kind == 0:
        lines[i] = re.sub(r"^(?:[一二三四五六七八九十]+、|[(（][一二三四五六七八九十]+[)）]|\d+[.．])", "", lines[i])
    elif kind == 1:
        lines[i] = lines[i].translate({ord(str(d)): chr(ord("０") + d) for d in range(10)})
    elif kind == 2:
        return text.replace("〔", "[").replace("〕", "]")
    elif kind in (3, 4):
        spots = [m.end() for m in re.finditer(r"\d(?=[\d%.])", text)] or [at % len(text)]
        spot = spots[at % len(spots)]
        return text[:spot] + ("\n" if kind == 3 else " ") + text[spot:]
    else:
        lines[i] = re.sub(r"^\d+([.．])", r"9\1", lines[i])
    return "\n".join(lines)


@FIXED
@given(st.sampled_from(TEXTS), st.integers(0, 5), st.integers(0, 400))
def test_mutated_text_never_raises_and_never_invents(text: str, kind: int, at: int) -> None:
    extraction = extract_facts(read_outline(mutate(text, kind, at)))
    check_spans(extraction)
    check_printed(extraction)


@FIXED
@given(st.sampled_from(TEXTS), st.integers(0, 400))
def test_a_broken_number_gives_no_other_number(text: str, at: int) -> None:
    before = {(t.value, t.unit) for t in extract_facts(read_outline(text)).targets}
    after = {(t.value, t.unit) for t in extract_facts(read_outline(mutate(text, 3, at))).targets}
    assert after <= before


@FIXED
@given(
    st.text(
        alphabet="到至年月日底前起〇一二三两十百分之每个所家名%％0123456789.,-—:/：；，。、（）“”《》以上不低于达 \n\t",
        max_size=60,
    )
)
def test_any_text_can_be_read(words: str) -> None:
    for q in find_quantities(words):
        assert 0 <= q.start < q.end <= len(words)
    for t in find_times(words, Frame("2023", "2025", "2023")):
        assert 0 <= t.start < t.end <= len(words)
        assert t.due is None or re.fullmatch(r"\d{4}(-\d\d){0,2}", t.due)
    extract_facts(read_outline(f"汀南市工作方案\n一、任务\n（一）推进改革。{words}\n"))


def test_the_same_text_gives_the_same_facts() -> None:
    for text in TEXTS:
        assert spell_facts(extract_facts(read_outline(text))) == spell_facts(extract_facts(read_outline(text)))
