"""The canned queries: what a journalist asks, with and without parameters."""

import csv
from collections.abc import Callable
from typing import Any

import pytest
from edition import LEDGER, LIST

from etl.load.annotated import read_annotated
from etl.serve.site import QUERIES

Get = Callable[..., Any]
QUESTIONS = {q.name: q for q in read_annotated(QUERIES)}


def ask(get: Get, name: str, **parameters: str) -> list[dict[str, Any]]:
    response = get(f"/policy/{name}.json", params={"_shape": "array", **parameters})
    assert response.status_code == 200, response.text
    return response.json()  # type: ignore[no-any-return]


def test_there_are_enough_and_each_says_what_it_answers() -> None:
    assert len(QUESTIONS) >= 14
    for question in QUESTIONS.values():
        assert question.description.endswith("。")
        assert question.description_en.endswith(".")
        assert all(words[0] and words[1] for words in question.parameters.values())
        assert all(f":{name}" in question.sql for name in question.parameters)


@pytest.mark.parametrize("name", QUESTIONS)
@pytest.mark.parametrize("build", ["get", "get_bare"])
def test_question_answers_with_and_without_parameters(request: pytest.FixtureRequest, name: str, build: str) -> None:
    get: Get = request.getfixturevalue(build)
    question = QUESTIONS[name]
    for value in ("", "2031", "云泽", "'; drop table tasks --", "%", '"'):
        parameters = dict.fromkeys(question.parameters, value)
        page = get(f"/policy/{name}", params=parameters)
        assert page.status_code == 200, page.text
        assert question.title in page.text and question.title_en in page.text
        rows = ask(get, name, **parameters)
        taken = get(f"/policy/{name}.csv", params=parameters).text
        assert len(list(csv.DictReader(taken.splitlines()))) == len(rows)


def test_missing_parameter_shows_all(get: Get) -> None:
    for name, question in QUESTIONS.items():
        if question.parameters:
            assert ask(get, name) == ask(get, name, **dict.fromkeys(question.parameters, "")) != [], name


def test_what_falls_due_in_a_year(get: Get) -> None:
    assert [(r["due"], r["record_id"]) for r in ask(get, "due_in_year", year="2031")] == [("2031-06", "d1")]
    assert [r["record_id"] for r in ask(get, "due_in_year")] == ["d1", "t1"]


def test_what_one_body_leads(get: Get) -> None:
    assert [r["task_id"] for r in ask(get, "led_by_body", body="卫健")] == [f"{LIST}/1.1", f"{LEDGER}/1.1"]
    assert ask(get, "led_by_body", body="交通") == []


def test_bodies_are_ranked(get: Get) -> None:
    first = ask(get, "bodies_ranked")[0]
    assert (first["organization"], first["task_count"], first["lead_count"]) == ("市卫健局", 3, 2)


def test_measures_without_a_lead(get: Get) -> None:
    rows = ask(get, "measures_without_lead")
    assert [(r["task_id"], r["group_leads"]) for r in rows] == [
        (f"{LEDGER}/1.2", "市卫健局"),
        (f"{LEDGER}/2.1", None),
    ]


def test_list_against_ledger(get: Get) -> None:
    rows = {r["title"]: (r["only_in_list"], r["only_in_ledger"]) for r in ask(get, "list_against_ledger")}
    assert set(rows) == {"推进家庭医生签约", "办好“水上医院”"}
    assert set(rows["推进家庭医生签约"][0].split("、")) == {"市医保局", "市财政局"}
    assert rows["推进家庭医生签约"][1] is None
    assert rows["办好“水上医院”"][1] == "市财政局"


def test_clauses_with_words(get: Get, get_bare: Get) -> None:
    rows = ask(get, "clauses_with_words", words="簽約 牵头")
    assert [r["clause_id"] for r in rows] == [f"{LIST}/1.1"]
    assert "签约" in rows[0]["excerpt"]
    assert [r["clause_id"] for r in ask(get_bare, "clauses_with_words", words="签约")] == [f"{LIST}/1.1"]


def test_bodies_together(get: Get) -> None:
    pairs = {(r["one"], r["other"]) for r in ask(get, "bodies_together", body="财政")}
    assert pairs == {("市财政局", "市卫健局"), ("市财政局", "市医保局")}


def test_quotes_of_an_indicator(get: Get, get_bare: Get) -> None:
    row = ask(get, "quotes_of_indicator", indicator="签约率")[0]
    assert (row["place"], row["promised"], row["quote"]) == ("云泽市", "≥ 80 %", "重点人群签约率达到80%以上")
    assert ask(get_bare, "quotes_of_indicator", indicator="签约率")[0]["quote"] is None


def test_question_s_page_has_labelled_fields_and_its_sql(get: Get) -> None:
    page = get("/policy/due_in_year?year=2031").text
    assert 'name="year" value="2031"' in page
    assert "年份，如 2025" in page
    assert "from due_dates" in page
    assert "/policy/due_in_year.csv?year=2031" in page
