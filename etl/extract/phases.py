"""Stages of a plan: headings that name a stretch of months, or a year and its goals."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from etl.extract.frames import heading_year, headings_over
from etl.extract.stretches import find_stretch
from etl.model import Clause, Document, Outline, Phase

SINGLE = re.compile(r"[(（]\s*(20\d\d)\s*年\s*(?:(1[0-2]|0?[1-9])\s*月)?\s*(?:份|[底末]?前?)\s*[)）]")
STAGE = re.compile(r"阶段|步骤|时期|期间|部署|启动|总结|推进|实施")
# Below these a heading with a stretch is a stage whatever its words; 2024年：见成效.
STEPS = re.compile(r"步骤|阶段|进度|时间安排|推进计划")
OF_YEAR = re.compile(r"(20\d\d)\s*年度?\s*(?:[:：,，]|$)")
# 第一阶段：动员部署（2022年4月—5月）。, 总结阶段（2023年1月至3月）
OWN_LINE = re.compile(r"(?m)^[ \u3000]*(第[一二三四五六]阶段|[\u4e00-\u9fff]{2,8}阶段)[^。\n\t]{8,40}")
BRACKETS = re.compile(r"[(（][^()（）]*[)）]")


def find_phases(outline: Outline) -> tuple[Phase, ...]:
    """Return the stages that headings name, in order; both ends are reduced ISO, a year or a month."""
    return tuple(p for d in outline.documents for c in d.clauses for p in _clause_phases(d, c, outline.text))


def _clause_phases(document: Document, clause: Clause, text: str) -> Iterator[Phase]:
    yield from _unnumbered(document, clause, text)
    if clause.heading is None or clause.path in ("0", "end"):
        return
    line = text[clause.start : clause.end].split("\n")[0]
    place = (document.key, clause.path, clause.start, clause.start + min(len(line), line.find("。") % (len(line) + 1)))
    own, _ = heading_year(document, clause)
    year = re.search(r"20\d\d", clause.heading)
    if own and year and not _has_yearly_parent(document, clause):
        yield Phase(*place, clause.heading, own, own)
        return
    stretch, single = find_stretch(line[:60]), SINGLE.search(line[:60])
    is_step = any(STEPS.search(h) for h in list(headings_over(document, clause))[1:])
    of_year = OF_YEAR.match(clause.heading) if is_step else None
    if not (is_step or STAGE.search(clause.heading)):
        return
    name = BRACKETS.sub("", clause.heading).strip(" :：,，")
    if stretch:
        yield Phase(*place, name, *stretch)
    elif single:
        said, month = single.groups()
        yield Phase(*place, name, *(f"{said}-{int(month):02}" if month else said,) * 2)
    elif of_year:
        yield Phase(*place, name, of_year.group(1), of_year.group(1))


def _unnumbered(document: Document, clause: Clause, text: str) -> Iterator[Phase]:
    """Stages on lines of their own below a heading: 第一阶段：动员部署（2022年4月—5月）."""
    words = text[clause.start : clause.end]
    for m in OWN_LINE.finditer(words, words.find("\n") + 1 if "\n" in words else len(words)):
        stretch = find_stretch(m.group())
        if stretch:
            place = (clause.start + m.start(1), clause.start + m.end())
            yield Phase(document.key, clause.path, *place, m.group(1), *stretch)


def _has_yearly_parent(document: Document, clause: Clause) -> bool:
    by_path = {c.path: c for c in document.clauses}
    above = by_path.get(clause.parent) if clause.parent else None
    return above is not None and heading_year(document, above)[0] is not None


def fill_periods(outline: Outline, phases: Sequence[Phase]) -> Outline:
    """Return the outline with the years that its phases cover for every document whose title names none."""
    documents = []
    for d in outline.documents:
        own = [p for p in phases if p.doc == d.key]
        if own and d.period_start is None:
            d = replace(d, period_start=min(p.starts[:4] for p in own), period_end=max(p.ends[:4] for p in own))
        documents.append(d)
    return replace(outline, documents=tuple(documents))
