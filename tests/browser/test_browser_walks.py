"""What readers come for is found from the first page in at most four clicks: in both languages, on phone and desk."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from walk import CLICKS, Walk

pytestmark = pytest.mark.browser

VISITS = [(language, width) for language in ("zh", "en") for width in (360, 1280)]


@pytest.fixture(params=VISITS, ids=[f"{language}-{width}" for language, width in VISITS])
def walk(request: pytest.FixtureRequest, chromium: Any, address: str) -> Iterator[Walk]:
    walk = Walk(chromium, address, *request.param)
    yield walk
    assert 0 < walk.clicks <= CLICKS
    walk.page.context.close()


@pytest.fixture(params=VISITS, ids=[f"{language}-{width}" for language, width in VISITS])
def later_walk(request: pytest.FixtureRequest, chromium: Any, editions_address: str) -> Iterator[Walk]:
    walk = Walk(chromium, editions_address, *request.param)
    yield walk
    assert 0 < walk.clicks <= CLICKS
    walk.page.context.close()


def test_what_a_place_promises_is_found_and_its_clause_quoted(walk: Walk) -> None:
    walk.click(walk.here.locator("#places + ul").get_by_role("link", name="云泽市"))
    walk.click(walk.here.get_by_role("link", name="≥ 80 %"))
    assert walk.here.locator("mark").inner_text() == "重点人群签约率达到80%以上"
    assert "云泽府办〔2031〕5号" in walk.here.locator(".copy").first.inner_text()
    walk.click(walk.here.locator(".about").get_by_role("link", name=re.compile("推进家庭医生签约")).last)
    assert walk.page.url.endswith("/d/990100-2031-1-1/1.1")
    assert "（一）" in walk.here.locator(".copy").first.inner_text()


def test_what_a_place_promises_is_found_by_a_word(walk: Walk) -> None:
    walk.search("簽約率")
    walk.click(walk.here.locator("#targets + ul").get_by_role("link").first)
    assert walk.here.locator("mark").inner_text() == "重点人群签约率达到80%以上"


def test_everything_that_a_body_leads_is_listed(walk: Walk) -> None:
    walk.search("市衛健局")
    walk.click(walk.here.locator("#bodies + ul").get_by_role("link").first)
    walk.click(walk.here.locator(".filters-line a[href*='role=lead']"))
    roles = walk.here.locator(".ledger .role").all_inner_texts()
    assert len(roles) == 2
    assert len(set(roles)) == 1
    walk.click(walk.here.locator(".ledger a[href*='/tasks/']").first)
    assert "市卫健局" in walk.here.locator(".card .about").inner_text()


def test_an_instrument_is_compared_over_places_down_to_the_clause(walk: Walk) -> None:
    walk.click(walk.page.locator("nav.main a[href$='/compare']"))
    row = walk.here.locator(".matrix tr").filter(has_text="签约服务")
    assert row.locator("td a").all_inner_texts() == ["2", "1"]
    walk.click(row.locator("td a").first)
    places = walk.here.locator(".ledger a[href*='/regions/']").all_inner_texts()
    assert len(places) == 2 and all("云泽市" in place for place in places)
    walk.click(walk.here.locator(".ledger a[href*='/d/']").first)
    assert "签约" in walk.here.locator(".text").first.inner_text()


def test_an_instrument_is_compared_from_the_search_too(walk: Walk) -> None:
    walk.search("签约")
    walk.click(walk.here.get_by_text(re.compile("按政策工具|By instrument")))
    walk.click(walk.here.locator(".narrow a[href*='instrument=sign-up']"))
    assert walk.here.locator("#clauses + ul li").count() == 2


def test_what_changed_in_the_last_edition_is_seen(later_walk: Walk) -> None:
    later_walk.click(later_walk.here.locator(".last-edition a[href*='..']"))
    assert "/editions/0.1.1..0.2.0" in later_walk.page.url
    assert later_walk.here.locator(".differences li.removed").count()
    assert later_walk.here.locator(".differences li.added").count()
    assert later_walk.here.locator(".cause").count()
