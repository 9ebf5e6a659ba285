"""The description is valid OpenAPI 3.1, leaves nothing out, and every address answers as it says."""

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

Get = Callable[..., Any]
Described = dict[str, Any]


@pytest.fixture(scope="module")
def described(get: Get) -> Described:
    response = get("/openapi.json")
    assert response.headers["content-type"] == "application/vnd.oai.openapi+json;version=3.1"
    return dict(response.json())


@pytest.fixture(scope="module")
def described_editions(get_editions: Get) -> Described:
    return dict(get_editions("/openapi.json").json())


def resolve(described: Described, thing: Described) -> Described:
    if "$ref" not in thing:
        return thing
    _, kind, name = thing["$ref"].removeprefix("#/").split("/")
    return dict(described["components"][kind][name])


def write_address(described: Described, path: str, operation: Described) -> str:
    """Return the address with the examples of its parameters."""
    query = []
    for parameter in (resolve(described, p) for p in operation["parameters"]):
        if parameter["in"] == "path":
            path = path.replace(f"{{{parameter['name']}}}", parameter["example"])
        elif "example" in parameter:
            query.append(f"{parameter['name']}={quote(str(parameter['example']))}")
        else:
            assert not parameter.get("required"), parameter
    assert "{" not in path
    return f"{path}?{'&'.join(query)}" if query else path


def list_calls(described: Described) -> list[tuple[str, Described]]:
    return [(path, item["get"]) for path, item in described["paths"].items() if "get" in item]


def check_answer(described: Described, operation: Described, response: Any) -> None:
    content = operation["responses"]["200"]["content"]
    ((media_type, told),) = content.items()
    assert response.headers["content-type"].partition(";")[0] == media_type
    assert response.content
    if "schema" in told:
        schema = {"components": described["components"], **told["schema"]}
        errors = [e.message for e in Draft202012Validator(schema).iter_errors(response.json())]
        assert not errors, errors[:3]


def test_it_is_valid(described: Described, described_editions: Described) -> None:
    validate(described_editions)
    names = [operation["operationId"] for _, operation in list_calls(described)]
    assert len(names) == len(set(names))


def test_nothing_is_left_out(described: Described, served: Any) -> None:
    site = served.taizhang_site
    for name in (*site.tables, *site.views, *site.questions):
        assert {f"/policy/{name}.{form}" for form in ("json", "csv", "xlsx")} <= set(described["paths"]), name
        assert described["components"]["schemas"][name]["properties"], name
    for question in site.questions.values():
        asked = {p.get("name") for p in described["paths"][f"/policy/{question.name}.json"]["get"]["parameters"]}
        assert set(question.parameters) <= asked
    rows = [path for path in described["paths"] if path.endswith("/{key}.json")]
    assert len(rows) == len([n for n in site.contract.tables if site.receipt.rows[n]])
    assert {"/policy.json", "/health", "/policy.db", "/-/mcp", "/policy/organizations/-/reconcile"} <= set(
        described["paths"]
    )


def test_every_address_answers_as_described(described: Described, get: Get) -> None:
    calls = list_calls(described)
    assert len(calls) > 200
    for path, operation in calls:
        address = write_address(described, path, operation)
        response = get(address)
        assert response.status_code == 200, address
        try:
            check_answer(described, operation, response)
        except AssertionError as error:
            raise AssertionError(f"{address}: {error}") from error


def test_addresses_between_editions_answer_too(described_editions: Described, get_editions: Get) -> None:
    calls = [(p, o) for p, o in list_calls(described_editions) if p.startswith("/editions/")]
    assert any("{old}" in path for path, _ in calls)
    for path, operation in calls:
        response = get_editions(write_address(described_editions, path, operation))
        assert response.status_code == 200, path
        check_answer(described_editions, operation, response)


def test_shape_of_rows_is_what_the_contract_says(described: Described, get: Get) -> None:
    schema = {"components": described["components"], "$ref": "#/components/schemas/targets"}
    validator = Draft202012Validator(schema)
    row = get("/policy/targets.json?_shape=array").json()[0]
    assert validator.is_valid(row)
    for wrong in ({"value": "90"}, {"comparator": "about"}, {"clause_id": None}, {"unknown": 1}):
        assert not validator.is_valid(row | wrong), wrong


@pytest.mark.parametrize(
    "query", ["_search=签约", "role=lead", "_sort_desc=position", "_size=1", "task_id__contains=1.1"]
)
def test_parameters_do_what_they_say(described: Described, get: Get, query: str) -> None:
    owner = "clauses" if "search" in query else "assignments"
    rows = get(f"/policy/{owner}.json?_shape=array&_size=max").json()
    found = get(f"/policy/{owner}.json?_shape=array&{query if 'size' in query else query + '&_size=max'}").json()
    assert found
    assert found != rows
    operation = described["paths"][f"/policy/{owner}.json"]["get"]
    names = {resolve(described, p)["name"] for p in operation["parameters"]}
    assert query.partition("=")[0] in names or "__" in query


def test_failures_have_the_shape_described(described: Described, get: Get) -> None:
    schema = {"components": described["components"], "$ref": "#/components/schemas/Failure"}
    for address in ("/policy.json?sql=select+1&_shape=x", "/policy/tasks.json?_size=x", "/policy/tasks/x.json"):
        Draft202012Validator(schema).validate(get(address).json())


def test_pages_lead_to_it(get: Get) -> None:
    for path in ("/zh/", "/en/api"):
        links = get(path).headers["link"]
        assert '</openapi.json>; rel="service-desc"' in links
        assert 'rel="service-doc"' in links


def test_it_is_light_where_it_can_be(get: Get) -> None:
    response = get("/openapi.json", headers={"accept-encoding": "gzip"})
    assert response.headers["content-encoding"] == "gzip"
    assert int(response.headers["content-length"]) < 100_000
    assert get("/openapi.json", headers={"if-none-match": response.headers["etag"]}).status_code == 304
