"""Every kind of page is reached by links from the first page, with texts and without; every question answers."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from etl.serve.editions.tombstone import PAGES
from etl.serve.public.routes import ROUTES

Get = Callable[..., Any]
OF_SEVERAL_EDITIONS = ("history/", r"\.\.")
OF_TEXTS = "/captured"


def test_every_kind_of_page_is_reached(pages: dict[str, Any]) -> None:
    reached = {path[4:].partition("?")[0] for path in pages if path.startswith(("/zh/", "/en/"))}
    kinds = [pattern for pattern, _ in ROUTES if not pattern.endswith("svg")]  # drawn only where there is enough
    if not any(".." in path for path in reached):
        kinds = [k for k in kinds if not any(part in k for part in OF_SEVERAL_EDITIONS)]
    else:  # the documents of that edition have no contradictions and no codebook
        kinds = [k for k in kinds if k.startswith(("editions", "history", "d/", "tasks", "targets", "deadlines"))]
    if not any(path.endswith(OF_TEXTS) for path in reached):
        kinds = [k for k in kinds if not k.endswith(OF_TEXTS)]
    first = {kind: next((path for path in reached if re.fullmatch(kind, path)), None) for kind in kinds}
    assert [kind for kind, path in first.items() if path is None] == []


@pytest.mark.parametrize("kind", PAGES)
def test_every_kind_of_record_with_an_address_has_a_page(kind: str) -> None:
    assert any(re.fullmatch(pattern, f"{kind}/x") for pattern, _ in ROUTES[1:]), kind


@pytest.mark.parametrize("build", ["get", "get_bare"])
def test_every_question_answers_as_page_and_as_data(request: pytest.FixtureRequest, served: Any, build: str) -> None:
    ask: Get = request.getfixturevalue(build)
    assert len(served.taizhang_site.questions) > 15
    for question in served.taizhang_site.questions.values():
        for ending in ("", ".json?_shape=array", ".csv"):
            response = ask(f"/policy/{question.name}{ending}")
            assert response.status_code == 200, (question.name, ending, response.text[:300])


def test_every_list_has_its_sql_json_and_csv(pages: dict[str, Any]) -> None:
    """The three are the same rows: the JSON and the CSV of a list count alike."""
    checked = 0
    for path, page in pages.items():
        if not path.startswith("/zh/"):
            continue
        for sql, json, csv in re.findall(
            r'<a href="([^"]+)"[^>]*>SQL</a>\s*<a href="([^"]+)"[^>]*>JSON</a>\s*<a href="([^"]+)"[^>]*>CSV</a>',
            page.text,
        ):
            sql, json, csv = (address.replace("&amp;", "&") for address in (sql, json, csv))
            assert pages[sql].status_code == 200, path
            rows = pages[json].json()
            listed = rows["rows"] if isinstance(rows, dict) else rows
            lines = [line for line in pages[csv].text.splitlines() if line]
            assert len(lines) >= 1 + bool(listed), path
            checked += 1
    assert checked > 20
