"""Time limits that promise something that is no number, and rhythms (DESIGN 4.7)."""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from etl.extract.dating import group_joined, opens_part
from etl.extract.frames import find_clause_time, find_frame, find_issue, heading_year, is_background
from etl.extract.sentences import SENTENCE, split_parts
from etl.extract.times import Time, find_times
from etl.model import Clause, Deadline, Document, Outline, Target

# A date alone on its line signs a document.
WORDS = re.compile("[\u4e00-\u9fff]{4}")
# 某某办公室 2023年6月30日印发: the printer's note at the foot of a paper.
PRINTED = re.compile(r"[\u4e00-\u9fff\s、]{2,60}(?:[办府委局厅会]|办公室|秘书处)\s*$"), re.compile(r"\s*印发?\s*$")
# 责任单位：县卫健局, （县卫健局负责）, 完成时限：6月底: lines and brackets that say who and by when.
BESIDE = re.compile(
    r"(?m)^[ \t\u3000]*(?:责任|牵头|配合|主办|协办|完成|办结|时限)[\u4e00-\u9fff]{0,6}[:：].*$"
    r"|[(（【][^()（）【】]*(?:负责|牵头|配合|责任|完成|时限|[底末前])[^()（）【】]*[)）】]"
)
# 总规模比2020年翻一番; 为健康县建设作出贡献: neither a number nor an outcome of its own.
NO_OUTCOME = re.compile(r"翻[一两二三]?番|倍增|^\s*为.*(?:贡献|保障|支撑|基础)[。\s]*$")
# 2024年目标：…: the year dates the whole sentence.
GOALS = ("目标：", "目标:", "年度目标：", "年度目标:", "度目标：", "度目标:", "：", ":")
ORDINAL = re.compile(r"[一二三四五六七八九十]是")
# Every rhythm has one of these words.
MAY_RECUR = re.compile(r"每|按[月季]|[年月季][度终底]?(?:[调通报监例评考督总])")
RHYTHMS = {
    "monthly": re.compile(r"每月|(?<![\d个])月(?:度)?(?:调度|通报|报告|监测|例会)|按月"),
    "quarterly": re.compile(r"每季度?|季度?(?:调度|通报|评估|报告|考核|督查)|按季"),
    "half_yearly": re.compile(r"每半年|半年(?:度)?(?:通报|评估|调度|考核|报告|总结)"),
    "yearly": re.compile(
        r"每年|年(?:终|底)(?:评估|考核|通报|报告|评价|总结)|年度(?:评估|考核|通报|评价)|(?<![\d\u4e00-\u9fff])年通报"
    ),
}
# 纳入年度考核内容, 季度考核结果: an appraisal named, not ordered.
NAMED_BEFORE = re.compile(r"(?:[纳列计]入|作为|结合|依据|根据|按照|参照|列为|挂钩|[与同])[^，,。；;]{0,12}$")
NAMED_BEHIND = re.compile(r"[^，,。；;、]{0,2}(?:结果|内容|指标|体系|等次|优秀|合格|成绩|评分|得分|依据|方案|办法)")


def find_deadlines(outline: Outline, targets: Sequence[Target]) -> tuple[Deadline, ...]:
    """Return the deadlines of every document but articles, in order; those with a `recurrence` have no due date.

    A sentence whose outcomes all are in `targets` gives none; under a yearly heading each 一是, 二是 gives one.
    """
    return tuple(
        deadline
        for d in outline.documents
        if d.kind != "article"
        for c in d.clauses
        for deadline in sorted(
            _clause_deadlines(d, c, outline, [t for t in targets if t.doc == d.key and t.path == c.path]),
            key=lambda found: found.start,
        )
    )


def _clause_deadlines(d: Document, clause: Clause, outline: Outline, targets: Sequence[Target]) -> Iterator[Deadline]:
    text = outline.text[clause.start : clause.end]
    numeric = [(t.start - clause.start, t.end - clause.start) for t in targets]
    if is_background(d, clause):
        return
    frame, (year, year_text) = find_frame(d, clause, find_issue(d, outline)), heading_year(d, clause)
    whole = find_clause_time(text, frame, d.row_at(clause.path) is not None)
    if whole and not whole.is_past:
        yield from _whole(d, clause, text, numeric, whole)
    body = text.find("。") + 1 if year else 0
    if year and year_text:
        yield from _yearly(d, clause, text, body, numeric, (year, year_text))
    for m in SENTENCE.finditer(text):
        times = _find_promising(find_times(m.group(), frame), m.group(), clause)
        if not year:
            taken = [(m.start() + t.start, m.start() + t.end) for t in times]
            yield from _rhythms(d, clause, m, [*numeric, *taken])
        groups = group_joined(times, m.group())
        for group, after in zip_longest(groups, groups[1:]):
            start, end = m.start() + group[-1].end, m.start() + (after[0].start if after else len(m.group()))
            ahead = m.start() + _part_start(m.group(), group[0].start)
            if not WORDS.search(text[start:end]) and WORDS.search(text[ahead : m.start() + group[0].start]):
                start = ahead
            if m.start() + group[0].start < body or not WORDS.search(text[start:end]):
                continue
            is_limit = any(t.is_limit for t in group) or text.startswith(GOALS, start)
            if _is_numeric(text, start, end if is_limit else _first_end(text, start, end), numeric):
                continue
            for time in group:
                yield Deadline(
                    d.key, clause.path, clause.start + m.start() + time.start, clause.start + end, time.due, time.text,
                    text[start:end].strip(" ,，。"),
                )  # fmt: skip


def _find_promising(times: Sequence[Time], sentence: str, clause: Clause) -> list[Time]:
    """The times of a sentence that set a limit; of times that 、 or 和 join, all do when the first does."""
    found = []
    for group in group_joined(times, sentence):
        # 2024年启动地区须于两年内完成: the year says which.
        limit = next((t for t in times if t.is_limit and t.start > group[0].start), None)
        is_which = limit and not group[0].is_limit and not re.search("[，,；;。]", sentence[group[0].end : limit.start])
        if not is_which and _promises(group[0], sentence, clause):
            found += group
    return found


def _promises(time: Time, sentence: str, clause: Clause) -> bool:
    """Whether a time sets a limit here: by its words, or a bare year that opens a part of an item's sentence."""
    if time.is_past or re.search(r"[(（][^()（）]*$", sentence[: time.start]):
        return False
    if re.match(r"\s*之?后", sentence[time.end :]) or _is_printed(time, sentence):
        return False
    if time.is_limit:
        return True
    return clause.path not in ("0", "end") and not time.text.endswith("年度") and opens_part(time, sentence)


def _is_printed(time: Time, sentence: str) -> bool:
    """Whether a sentence is the printer's note: a body, a whole date, 印发."""
    before, behind = PRINTED
    return (
        re.search(r"[日号]\s*$", time.text) is not None
        and before.fullmatch(sentence[: time.start]) is not None
        and behind.fullmatch(sentence[time.end :]) is not None
    )


def _whole(
    d: Document, clause: Clause, text: str, numeric: Sequence[tuple[int, int]], time: Time
) -> Iterator[Deadline]:
    """The deadline that a cell or a line sets for all that its clause orders, unless that is numbers alone."""
    row = d.row_at(clause.path)
    start, end = (row.measure[0] - clause.start, row.measure[1] - clause.start) if row else (0, len(text))
    if _is_numeric(text, start, end, numeric) if row else _is_numeric_item(clause, text, numeric):
        return
    first, last = (start, max(end, time.end)) if row else (time.start, time.end)
    what = text[start:end] if row else (clause.heading or text[: time.start])
    place = (clause.start + first, clause.start + last)
    yield Deadline(d.key, clause.path, *place, time.due, time.text, what.strip())


def _is_numeric_item(clause: Clause, text: str, numeric: Sequence[tuple[int, int]]) -> bool:
    """Whether the words of an item give numbers alone, apart from its heading and from who answers and by when."""
    heading = text.find(clause.heading) + len(clause.heading) if clause.heading and clause.heading in text else 0
    plain = BESIDE.sub(lambda m: " " * len(m.group()), text)
    body = heading if re.search(r"\w", plain[heading:]) else 0
    return _is_numeric(plain, body, len(plain), numeric)


def _yearly(
    d: Document, clause: Clause, text: str, body: int, numeric: Sequence[tuple[int, int]], year: tuple[str, str]
) -> Iterator[Deadline]:
    starts = [m.start() for m in ORDINAL.finditer(text, body)] or [body]
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        if text[start:end].strip() and not _is_numeric(text, start, end, numeric):
            yield Deadline(d.key, clause.path, clause.start + start, clause.start + end, *year, text[start:end].strip())


def _part_start(sentence: str, at: int) -> int:
    """Where the part begins whose outcome stands before its time: 卫生院改造6月底前完成."""
    return max(sentence.rfind(mark, 0, at) for mark in "，,；;：:。、") + 1


def _first_end(text: str, start: int, end: int) -> int:
    """Where the part ends that a bare year opens: it dates that part, not the whole sentence."""
    return start + next((p.end for p in split_parts(text[start:end])), end - start)


def _is_numeric(text: str, start: int, end: int, numeric: Sequence[tuple[int, int]]) -> bool:
    """Whether every part of `text[start:end]` holds a number that is a target, or says nothing of its own."""
    parts = [
        (start + p.start, start + p.end)
        for p in split_parts(text[start:end])
        if re.search(r"\w", p.text) and not NO_OUTCOME.search(p.text)
    ]
    return bool(parts) and all(any(a < e and s < b for s, e in numeric) for a, b in parts)


def _rhythms(
    d: Document, clause: Clause, sentence: re.Match[str], numeric: Sequence[tuple[int, int]]
) -> Iterator[Deadline]:
    if not MAY_RECUR.search(sentence.group()):
        return
    for part in split_parts(sentence.group()):
        start, end = sentence.start() + part.start, sentence.start() + part.end
        if any(start < e and s < end for s, e in numeric):
            continue
        for recurrence, pattern in RHYTHMS.items():
            m = pattern.search(part.text)
            if m and not _names_appraisal(m, part.text):
                place = (clause.start + start, clause.start + end)
                yield Deadline(d.key, clause.path, *place, None, m.group(), part.text.strip(), recurrence)


def _names_appraisal(rhythm: re.Match[str], text: str) -> bool:
    """Whether a rhythm without 每 only names an appraisal or its results: 纳入年度考核内容."""
    if rhythm.group().startswith(("每", "按")):
        return False
    before, after = text[: rhythm.start()], text[rhythm.end() :]
    return NAMED_BEFORE.search(before) is not None or NAMED_BEHIND.match(after) is not None
