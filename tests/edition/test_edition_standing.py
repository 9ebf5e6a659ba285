"""A document's own time, each case under a line that says why."""

from typing import Any

from etl.edition.standing import add_standing


def document(name: str, **fields: Any) -> dict[str, Any]:
    return {
        "document_id": name, "parent_id": None, "kind": "work_points", "title": name, "region_id": "990121",
        "issued_on": None, "published_on": None, "period_start": None, "period_end": None,
    } | fields  # fmt: skip


def standing(d: dict[str, Any]) -> tuple[Any, ...]:
    return d["valid_from"], d["valid_to"], d["status"], d["successor_id"]


def test_a_notice_applies_from_its_date_of_issue_without_an_end() -> None:
    notice = document("a", issued_on="2031-03-05")
    add_standing([notice], [])
    assert standing(notice) == ("2031-03-05", None, "current", None)


def test_what_it_carries_takes_its_date_and_has_its_own_period() -> None:
    notice = document("a", issued_on="2031-03-05")
    plan = document("a-1", parent_id="a", period_start="2031", period_end="2033")
    dateless = document("a-2", parent_id="a")
    add_standing([notice, plan, dateless], [])
    assert standing(plan) == ("2031-01-01", "2033-12-31", "expiring", None)
    assert standing(dateless) == ("2031-03-05", None, "current", None)


def test_next_years_work_points_supersede_this_years_on_the_day_before_they_apply() -> None:
    old = document("a", title="临山县2031年工作要点", issued_on="2031-03-05", period_start="2031", period_end="2031")
    new = document("b", title="临山县2032年工作要点", issued_on="2032-02-01", period_start="2032", period_end="2032")
    other = document("c", title="石门县2032年工作要点", region_id="990122", period_start="2032", period_end="2032")
    add_standing([new, other, old], [])
    assert standing(old) == ("2031-03-05", "2031-12-31", "superseded", "b")
    assert standing(other)[2] == "expiring"


def test_a_repeal_ends_a_document_before_its_period_does() -> None:
    old = document("a", period_start="2031", period_end="2035")
    new = document("b", issued_on="2032-06-01")
    citation = {"clause_id": "b/end", "cited_document_id": "a", "relation": "repeals"}
    add_standing([old, new], [citation])
    assert standing(old) == ("2031-01-01", "2032-05-31", "repealed", "b")
