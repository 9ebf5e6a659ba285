"""The reports: stable to the byte, whole without the network, failures first, aligned for Chinese."""

import json
import re
from pathlib import Path

import pytest

from etl.contract import Contract
from etl.quality.check import has_failed
from etl.quality.report import render_json, render_page, write_reports
from etl.quality.result import Check
from etl.quality.table_text import align_rows, cut_text, measure_text, render_table

KEPT = Check("a", "tasks", "fail", True, "0 of 9 rows", "Right.", "正确。", "expectations")
WARNED = Check("b", "tasks", "warn", False, "2 rows", "Odd.", "可疑。", "frictionless", ("line 3",), "Look.")
FAILED = Check("c", "", "fail", False, "<b>1</b> rows", "Wrong.", "错误。", "reproduction", ("task_id=甲",), "Mend.")
CHECKS = [KEPT, WARNED, FAILED]


def test_same_checks_give_same_bytes_in_any_order(tmp_path: Path, contract: Contract):
    write_reports(CHECKS, tmp_path / "one", contract)
    write_reports(CHECKS[::-1], tmp_path / "two", contract)
    for name in ("report.json", "report.html"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_json_says_failures_first():
    report = json.loads(render_json(CHECKS, "0.1.0"))
    assert [c["state"] for c in report["checks"]] == ["fail", "warn", "pass"]
    assert report["counts"] == {"fail": 1, "warn": 1, "pass": 1}
    assert report["checks"][0]["rows"] == ["task_id=甲"]


def test_page_is_whole_and_escaped():
    page = render_page(CHECKS, "0.1.0", {"tasks": "任务"})
    assert not re.search(r"(src|href)=|@import|url\(|<script", page)
    assert "&lt;b&gt;1&lt;/b&gt;" in page
    assert '任务 <span lang="en">tasks</span>' in page
    assert page.index("task_id=甲") < page.index("line 3") < page.index("0 of 9 rows")
    assert 'lang="zh-Hans"' in page and 'lang="en"' in page


def test_page_of_kept_promises_says_so():
    assert "没有。" in render_page([KEPT], "0.1.0", {})


def test_only_failures_fail():
    assert has_failed(CHECKS)
    assert not has_failed([KEPT, WARNED])


def test_table_names_what_is_broken_and_what_to_do():
    table = render_table(CHECKS)
    assert table.index("Wrong.") < table.index("Odd.")
    assert "-> Mend." in table and "task_id=甲" in table
    assert "Right." not in table


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("abc", 3),
        # A Chinese character takes two columns of a terminal.
        ("台账", 4),
        ("（一）", 6),
    ],
)
def test_width_is_counted_in_columns(text: str, width: int):
    assert measure_text(text) == width


def test_columns_stand_under_each_other():
    first, second = align_rows([("台账", "1"), ("a", "2")])
    assert measure_text(first[: first.index("1")]) == measure_text(second[: second.index("2")])


def test_long_cells_are_cut_to_their_columns():
    assert cut_text("台账台账", 5) == "台账…"
    assert cut_text("a\nb", 5) == "a b"
