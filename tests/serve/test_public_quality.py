"""The page of quality says what was measured, what the checks found and what each place has, each from its file."""

import json
import re
from collections.abc import Callable
from typing import Any

from etl.serve.public.measured import share

Get = Callable[..., Any]
TAGS = re.compile(r"<[^>]+>")


def read_rows(page: str, part: str) -> list[list[str]]:
    """Return the cells of the table that follows a heading."""
    body = page.partition(f'id="{part}"')[2].partition("<tbody")[2].partition("</tbody>")[0]
    return [
        [TAGS.sub("", c).strip() for c in re.findall(r"<td.*?</td>", row, re.S)] for row in body.split("</tr>")[:-1]
    ]


def test_accuracy_is_computed_from_the_counts(get: Get) -> None:
    page = get("/en/quality").text
    targets, people = read_rows(page, "accuracy")
    assert targets[2:] == ["25", "24", "23", "95.8 % (79.8–99.3 %)", "92.0 % (75.0–97.8 %)"]
    assert people[2:] == ["0", "2", "0", "0.0 % (0.0–65.8 %)", "—"]
    assert "on documents that it has not seen" in page
    assert read_rows(get("/zh/quality").text, "accuracy")[0][1] == "条款、比较、数值、上限、单位、起点、期限"


def test_a_share_of_nothing_is_none() -> None:
    assert share(0, 0) is None


def test_checks_are_those_of_the_report(get: Get) -> None:
    page = get("/zh/quality").text
    assert "<b>1</b> 项符合，<b>1</b> 项待查看，<b>0</b> 项不符合" in page
    assert "单位须一致。" in page and "target_id=t1" in page
    assert "Units are &lt;alike&gt;." in get("/en/quality").text


def test_what_was_not_measured_is_said(get_bare: Get) -> None:
    assert "本次构建没有附测量结果" in get_bare("/zh/quality").text
    assert "No report stands beside this build" in get_bare("/en/quality").text


def test_coverage_of_places_is_that_of_their_documents(get: Get, get_bare: Get) -> None:
    def count(ask: Get, sql: str) -> int:
        rows = ask("/policy.json", params={"sql": sql, "_shape": "arrays"}).json()["rows"]
        return int(rows[0][0])

    for ask in (get, get_bare):
        for row in read_rows(ask("/en/quality").text, "places"):
            place = row[0].split()[-1]
            of_place = f"join documents d using (document_id) join regions r using (region_id) where r.name = '{place}'"
            numbers = [int(cell) for cell in row[1:]]
            assert numbers[1] == count(ask, f"select count(*) from clauses {of_place}")
            texts = f"select count(*) from clause_texts join clauses using (clause_id) {of_place}"
            assert numbers[2] == count(ask, texts)
            assert numbers[2] + numbers[3] == count(ask, f"select count(*) from clauses {of_place} and characters > 0")
            assert numbers[7] == count(ask, f"select count(*) from gaps {of_place}")


def test_report_of_another_edition_is_not_shown(get: Get, with_texts: Any) -> None:
    path = with_texts.build / "quality" / "report.json"
    kept = path.read_text(encoding="utf-8")
    try:
        path.write_text(json.dumps(json.loads(kept) | {"edition": "9.9.9"}), encoding="utf-8")
        assert "No report stands beside this build" in get("/en/quality?again").text
    finally:
        path.write_text(kept, encoding="utf-8")
