"""Files of answers: every row, in CSV, CSV for Excel, XLSX and JSON; a part is never given as if it were all."""

import csv
import sqlite3
import subprocess
from collections.abc import Callable
from io import BytesIO, StringIO
from typing import Any

import pytest
from datasette.views.table import TableView
from openpyxl import load_workbook

from etl.load.annotated import read_annotated
from etl.project import Project
from etl.serve.app import SETTINGS
from etl.serve.site import QUERIES
from etl.serve.taking import whole
from etl.serve.taking.forms import protect

Get = Callable[..., Any]
MANY = SETTINGS["max_returned_rows"] + 1234
NUMBERS = (
    f"with recursive n(i) as (select 1 union all select i + 1 from n where i < {MANY}) select i, i * -0.5 as h from n"
)
RISKS = (
    "select '=1+1' as \"=head\", '+86 10' as b, '-1' as c, '@x' as d, char(9) || 'x' as e, char(13) as f, -1 as g, "
    "-1.5 as h, '医改' as i, '＝1' as j, null as k, 'a-b' as l"
)


def read_csv(text: str) -> list[list[str]]:
    return list(csv.reader(StringIO(text, newline="")))


def read_xlsx(content: bytes, sheet: int = 0) -> list[tuple[Any, ...]]:
    return list(load_workbook(BytesIO(content)).worksheets[sheet].iter_rows(values_only=True))


def ask_sql(get: Get, form: str, sql: str, **more: str) -> Any:
    return get(f"/policy.{form}", params={"sql": sql, **more})


def test_a_query_of_more_rows_than_a_page_is_whole_in_every_form(get: Get) -> None:
    expected = [(i, i * -0.5) for i in range(1, MANY + 1)]
    assert [(int(i), float(h)) for i, h in read_csv(ask_sql(get, "csv", NUMBERS).text)[1:]] == expected
    assert read_xlsx(ask_sql(get, "xlsx", NUMBERS).content)[1:] == expected
    assert [tuple(row) for row in ask_sql(get, "json", NUMBERS).json()["rows"]] == expected
    assert ask_sql(get, "json", NUMBERS).json()["truncated"] is False


def test_a_table_of_more_rows_than_a_page_is_whole(
    get: Get, with_texts: Project, monkeypatch: pytest.MonkeyPatch, served: Any
) -> None:
    monkeypatch.setattr(served, "max_returned_rows", 7)
    for name in ("tasks", "clauses", "target_overview"):
        with sqlite3.connect(with_texts.build / "policy.db") as database:
            (count,) = database.execute(f"select count(*) from {name}").fetchone()
        assert count > 0
        for asked in ("", "?_size=max", "?_stream=on&_size=max", "?_size=max&_next=2", "?_labels=on"):
            assert len(read_csv(get(f"/policy/{name}.csv{asked}").text)) == count + 1, asked
            assert len(read_xlsx(get(f"/policy/{name}.xlsx{asked}").content)) == count + 1, asked
        assert len(read_csv(get(f"/policy/{name}.csv?_size=2").text)) == 3
        assert len(read_xlsx(get(f"/policy/{name}.xlsx?_size=2").content)) == 3


def test_csv_and_xlsx_of_a_table_are_filtered_and_labelled_alike(get: Get) -> None:
    asked = "?role=lead&_labels=on&_sort_desc=task_id"
    header, *rows = read_csv(get(f"/policy/assignments.csv{asked}").text)
    assert "organization_id_label" in header
    assert len(rows) == 2
    again = read_xlsx(get(f"/policy/assignments.xlsx{asked}").content)
    assert [["" if c is None else str(c) for c in row] for row in again] == [header, *rows]


@pytest.mark.parametrize("question", read_annotated(QUERIES), ids=lambda q: q.name)
def test_every_question_has_the_same_rows_in_every_form(get: Get, question: Any) -> None:
    asked = {"params": {"_shape": "array"} | dict.fromkeys(question.parameters, "")}
    rows = get(f"/policy/{question.name}.json", **asked).json()
    assert len(read_csv(get(f"/policy/{question.name}.csv", **asked).text)) == len(rows) + 1
    answer = get(f"/policy/{question.name}.xlsx", **asked)
    assert len(read_xlsx(answer.content)) == len(rows) + 1
    assert answer.headers["content-disposition"] == f'attachment; filename="{question.name}.xlsx"'


def test_a_workbook_says_what_it_is(get: Get) -> None:
    about = {row[0]: row[1:] for row in read_xlsx(get("/policy/targets.xlsx?unit=%25").content, 1)}
    assert about["targets"] == ("指标值", "Targets")
    assert about["due_on"] == ("到期日", "Due on")
    assert about["address"][0] == "http://localhost/policy/targets.xlsx?unit=%25"
    assert "where" in about["SQL"][0]


def test_days_are_days_in_a_workbook(get: Get) -> None:
    header, *rows = read_xlsx(get("/policy/target_overview.xlsx").content)
    days = [row[header.index("due_on")] for row in rows]
    assert any(days)
    assert {type(day).__name__ for day in days if day} == {"datetime"}


def test_a_row_has_its_forms(get: Get) -> None:
    page = get("/policy/targets/t1").text
    for form, read in (("csv", lambda a: read_csv(a.text)), ("xlsx", lambda a: read_xlsx(a.content))):
        assert f"/policy/targets/t1.{form}" in page
        header, row = read(get(f"/policy/targets/t1.{form}"))
        assert (header[0], row[0]) == ("target_id", "t1")


def test_a_filter_from_a_form_leads_to_its_address(get: Get) -> None:
    for form in ("csv", "xlsx"):
        asked = f"/policy/assignments.{form}?_filter_column=role&_filter_op=exact&_filter_value=lead"
        answer = get(asked)
        assert answer.status_code == 302
        assert "role__exact=lead" in answer.headers["location"]


def test_csv_for_excel_has_a_mark_and_no_formula(get: Get) -> None:
    answer = ask_sql(get, "csv", RISKS, _excel="1")
    assert answer.content.startswith(b"\xef\xbb\xbf'=head,")
    assert answer.content.endswith(b"\r\n")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"] == 'attachment; filename="query.csv"'
    assert read_csv(answer.text.removeprefix("\ufeff"))[1] == [
        "'=1+1", "'+86 10", "'-1", "'@x", "'\tx", "'\r", "-1", "-1.5", "医改", "'＝1", "", "a-b",
    ]  # fmt: skip
    plain = ask_sql(get, "csv", RISKS)
    assert read_csv(plain.text)[1][:3] == ["=1+1", "+86 10", "-1"]
    assert not plain.content.startswith(b"\xef\xbb\xbf")


def test_a_workbook_has_no_formula(get: Get) -> None:
    sheet = load_workbook(BytesIO(ask_sql(get, "xlsx", RISKS).content)).worksheets[0]
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s", "n"}
    assert [cell.value for cell in sheet[2]][6:8] == [-1, -1.5]


def test_numbers_are_not_protected() -> None:
    assert protect([-1, -0.5, "-0.5", None]) == [-1, -0.5, "'-0.5", None]


@pytest.mark.parametrize("form", ["csv", "xlsx", "json"])
def test_what_cannot_be_whole_is_refused_with_the_way(get: Get, form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whole, "MOST", MANY - 1)
    answer = ask_sql(get, form, NUMBERS, _asked="anew")
    assert answer.status_code == 400
    said = answer.json()
    assert "limit" in said["hint"]["zh"]
    assert "/policy.db" in said["hint"]["en"]
    monkeypatch.setattr(whole, "MOST", MANY)
    assert ask_sql(get, form, NUMBERS, _asked="anew").status_code == 200


@pytest.mark.parametrize("form", ["csv", "xlsx", "json"])
@pytest.mark.parametrize(
    ("sql", "said"),
    [("select * from nowhere", "no such table"), ("delete from tasks", "SELECT"),
     ("with recursive n(i) as (select 1 union all select i + 1 from n) select max(i) from n", "")],
)  # fmt: skip
def test_a_query_that_fails_is_no_empty_file(get: Get, form: str, sql: str, said: str) -> None:
    answer = ask_sql(get, form, sql, _timelimit="50")
    assert answer.status_code == 400
    assert said in answer.json()["error"]


@pytest.mark.parametrize("path", ["/policy.csv", "/policy.xlsx", "/policy/nowhere.csv", "/policy/nowhere.xlsx"])
def test_what_has_no_rows_is_not_found(get: Get, path: str) -> None:
    assert get(path).status_code == 404


def test_a_file_that_breaks_off_is_no_success(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data = TableView.data

    async def break_off(view: Any, request: Any, *given: Any, **more: Any) -> Any:
        if more.get("_next"):
            raise RuntimeError("the disk is gone")
        return await data(view, request, *given, **more | ({"_size": 3} if "_size" in more else {}))

    asked = ["curl", "--silent", "--fail", "--output", "/dev/null"]
    assert subprocess.run([*asked, f"{address}/policy/tasks.csv?_labels=on"], check=False).returncode == 0
    monkeypatch.setattr(TableView, "data", break_off)
    assert subprocess.run([*asked, f"{address}/policy/tasks.csv?_sort_desc=task_id"], check=False).returncode != 0
