"""`?_edition=` on tables and rows: every answer is what that edition said."""

import csv
import io
from collections.abc import Callable
from typing import Any

import pytest
from releases import EDITIONS

from etl.edition.shelf import Shelf
from etl.load.history import list_history_tables
from etl.project import Project
from etl.serve.app import open_datasette

Get = Callable[..., Any]
OLD = "000000-2031-7-1~2F1~2E2"
NEW = "000000-2031-7-1~2F1~2E4"


@pytest.fixture(scope="module")
def shelf(three_editions: Project) -> Shelf:
    return Shelf(three_editions)


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_table_as_of_an_edition_is_that_edition_s_file(get_editions: Get, shelf: Shelf, edition: str) -> None:
    for table in list_history_tables(shelf.contract):
        answer = get_editions(f"/policy/{table.name}.csv?_edition={edition}&_stream=on", follow_redirects=True)
        rows = list(csv.DictReader(io.StringIO(answer.text, newline="")))
        published = shelf.take_files(edition)[f"data/{table.name}.csv"].decode()
        kinds = {c.name: c.type for c in table.columns}
        assert [{c: _plain(r[c], kinds[c]) for c in table.column_names} for r in rows] == [
            {c: _plain(v, kinds[c]) for c, v in r.items()} for r in csv.DictReader(io.StringIO(published, newline=""))
        ], (table.name, edition)


def _plain(printed: str, kind: str) -> object:
    """SQLite prints a number with a point."""
    return float(printed) if kind == "number" and printed else printed


def test_a_table_leads_to_its_history_with_its_other_arguments(get_editions: Get) -> None:
    answer = get_editions("/policy/targets.json?_edition=0.1.0&comparator=%3E%3D&_shape=array&_size=1")
    assert answer.status_code == 302
    kept = "_edition=0.1.0&comparator=%3E%3D&_shape=array&_size=1"
    assert answer.headers["location"].startswith(f"/policy/targets_history.json?{kept}")
    (row,) = get_editions(answer.headers["location"]).json()
    assert (row["value"], row["edition_from"]) == (60.0, "0.1.0")
    assert not {"edition_to", "from_position", "to_position"} & set(row)


def test_chosen_columns_stay_chosen(get_editions: Get) -> None:
    rows = get_editions("/policy/targets.json?_edition=0.1.1&_col=value&_shape=array", follow_redirects=True).json()
    assert all(set(row) == {"target_id", "edition_from", "value"} for row in rows)


def test_the_page_says_as_of_which_edition(get_editions: Get) -> None:
    page = get_editions("/policy/tasks?_edition=0.1.0", follow_redirects=True).text
    assert "as of edition 0.1.0 / 截至 0.1.0 版" in page
    assert 'href="/editions/0.1.0/"' in page
    assert 'name="_edition" value="0.1.0"' in page  # filters and sorting stay in the edition
    sorted_page = get_editions("/policy/tasks?_edition=0.1.0&_sort=title", follow_redirects=True).text
    assert "edition_to" not in sorted_page.partition("<tbody")[2].partition("</tbody")[0]


def test_a_row_as_of_an_edition_is_its_version(get_editions: Get) -> None:
    target = "/policy/targets/000000-2031-7-1~2F1~2E1~2Et1"
    for edition, value, since in (("0.1.0", 60.0, "0.1.0"), ("0.1.1", 65.0, "0.1.1"), ("0.2.0", 65.0, "0.1.1")):
        answer = get_editions(f"{target}.json?_edition={edition}&_shape=array", follow_redirects=True)
        row = dict(zip(answer.json()["columns"], answer.json()["rows"][0], strict=True))
        assert (row["value"], row["edition_from"]) == (value, since)
    assert get_editions(f"{target}?_edition=0.1.0", follow_redirects=True).status_code == 200


def test_a_row_that_an_edition_has_not_is_404_with_those_that_have(get_editions: Get) -> None:
    answer = get_editions(f"/policy/tasks/{NEW}.json?_edition=0.1.0")
    assert answer.status_code == 404
    assert "from 0.2.0 on" in answer.json()["error"]
    assert "自 0.1.0 版至 0.2.0 版之前" in get_editions(f"/policy/tasks/{OLD}?_edition=0.2.0").text
    assert get_editions("/policy/tasks/never?_edition=0.1.0").status_code == 404


@pytest.mark.parametrize(
    "path",
    ["/policy/tasks", "/policy/tasks.json", "/policy/tasks.csv", f"/policy/tasks/{OLD}", f"/policy/tasks/{OLD}.json",
     "/policy/tasks_history", "/policy/tasks_history.json", "/policy/changes.json"],
)  # fmt: skip
@pytest.mark.parametrize("edition", ["9.9.9", "latest", "0.1.0'--", "%00"])
def test_an_unknown_edition_is_404_with_the_list(get_editions: Get, path: str, edition: str) -> None:
    answer = get_editions(f"{path}?_edition={edition}")
    assert answer.status_code == 404
    assert "0.1.0, 0.1.1, 0.2.0" in (answer.json()["error"] if "json" in path or "csv" in path else answer.text)


@pytest.mark.parametrize("path", ["/policy/task_overview", "/policy/clause_texts.json", "/policy/due_in_year"])
def test_what_has_no_history_says_so(get_editions: Get, path: str) -> None:
    answer = get_editions(f"{path}?_edition=0.1.0")
    assert answer.status_code == 400
    assert "history" in (answer.json()["error"] if path.endswith("json") else answer.text)


def test_logs_as_of_an_edition_end_with_it(get_editions: Get) -> None:
    rows = get_editions("/policy/changes.json?_edition=0.1.1&_shape=array&_size=max").json()
    assert {r["edition"] for r in rows} == {"0.1.1"}
    assert len(get_editions("/policy/editions.json?_edition=0.1.1&_shape=array").json()) == 2


def test_histories_are_described_like_tables(get_editions: Get, three_editions: Project) -> None:
    told = get_editions("/-/metadata.json").json()
    assert told["license"] == "CC BY 4.0"
    for name in ("tasks_history", "targets_history", "edition_counts"):
        page = get_editions(f"/policy/{name}").text
        assert "各列的含义" in page
        assert "edition_from" in page or name == "edition_counts"
        assert get_editions(f"/policy/{name}").status_code == 200
    assert "任务：各版本" in get_editions("/policy/tasks_history").text


def test_licence_stands_on_every_history(get_editions: Get, three_editions: Project) -> None:
    served = open_datasette(three_editions)
    for name, table in served.taizhang_site.histories.items():
        told = {
            key: served.metadata(key, database="policy", table=name, fallback=False)
            for key in ("license", "license_url", "source", "about")
        }
        assert told["license"] == "CC BY 4.0", name
        assert told["license_url"] and told["source"] and told["about"], name
        told = served.metadata("databases")["policy"]["tables"][name]
        assert table.title in told["title"] and table.title_en in told["title"], name
        assert set(told["columns"]) == set(table.column_names), name
        assert all(c.title and c.title_en and c.description and c.description_en for c in table.columns), name


def test_sql_as_of_an_edition_is_documented_where_sql_is_written(get_editions: Get) -> None:
    assert "from_position &lt;= place and to_position &gt; place" in get_editions("/policy").text


def test_other_arguments_that_look_alike_change_nothing(get_editions: Get) -> None:
    assert get_editions("/policy/editions.json?edition=0.1.0&_shape=array").json()[0]["edition"] == "0.1.0"
    assert get_editions("/policy/tasks?_edition=").status_code == 200


def test_questions_of_editions(get_editions: Get) -> None:
    def ask(name: str, **parameters: str) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = get_editions(
            f"/policy/{name}.json", params={"_shape": "array", **parameters}
        ).json()
        return rows

    booked = "000000-2031-7-1/1.1.t1"
    for edition, value in (("0.1.0", 60), ("0.1.1", 65), ("", 65)):
        rows = {r["target_id"]: r["value"] for r in ask("targets_as_of", edition=edition)}
        assert rows[booked] == value
        assert ("000000-2031-7-1/1.2.t1" in rows) == (edition != "")
    (corrected,) = ask("numbers_corrected")
    assert [corrected[c] for c in ("changed_in", "target_id", "before", "after", "cause")] == [
        "0.1.1", booked, "60", "65", "source",
    ]  # fmt: skip
    counts = {(r["edition"], r["table"]): r["rows"] for r in ask("rows_by_edition")}
    assert counts["0.1.0", "tasks"] == len(ask("tasks_history", _edition="0.1.0"))
