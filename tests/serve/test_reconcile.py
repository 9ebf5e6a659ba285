"""Names become organisations by the Reconciliation API: abbreviations, any script and width; sure only when sure."""

import json
import re
import shlex
from collections.abc import Callable
from html import unescape
from typing import Any
from urllib.parse import urlsplit

import pytest
from markup import Markup

Get = Callable[..., Any]
Ask = Callable[..., Any]
PATH = "/policy/organizations/-/reconcile"


@pytest.fixture(scope="module")
def ask(get: Get) -> Ask:
    """Ask for one name; return its candidates."""

    def find(name: str, **more: Any) -> Any:
        queries = {"q0": {"query": name, **more}}
        response = get(PATH, params={"queries": json.dumps(queries)})
        assert response.status_code == 200, response.text
        return response.json()["q0"]["result"]

    return find


def test_manifest_says_what_the_standard_wants(get: Get) -> None:
    told = get(PATH).json()
    assert {"versions", "name", "identifierSpace", "schemaSpace"} <= set(told)
    assert "0.2" in told["versions"]
    assert told["view"]["url"] == "http://localhost/zh/bodies/{{id}}"
    assert (
        get(told["view"]["url"].removeprefix("http://localhost").replace("{{id}}", "yunze-health")).status_code == 200
    )
    assert get(told["preview"]["url"].removeprefix("http://localhost").replace("{{id}}", "yunze")).status_code == 200
    for service in (*told["suggest"].values(), told["extend"]["propose_properties"]):
        address = (service["service_url"] + service["service_path"]).removeprefix("http://localhost")
        assert get(address, params={"prefix": "市"}).status_code == 200


@pytest.mark.parametrize(
    ("name", "found"),
    [
        # The full name, and its English.
        ("云泽市人民政府", "yunze"),
        ("Finance", "yunze-finance"),
        # The place before a printed form; the place without its rank.
        ("云泽市卫健局", "yunze-health"),
        ("云泽医保局", "yunze-insurance"),
        # The province before the city; traditional characters; full width and white space.
        ("云川省云泽市卫健局", "yunze-health"),
        ("雲澤市醫保局", "yunze-insurance"),
        ("ＦＩＮＡＮＣＥ", "yunze-finance"),
        ("云泽市 卫健局", "yunze-health"),
    ],
)
def test_name_that_says_whose_is_sure(ask: Ask, name: str, found: str) -> None:
    best, *others = ask(name)
    assert (best["id"], best["match"], best["score"]) == (found, True, 100)
    assert not any(other["match"] for other in others)


@pytest.mark.parametrize("name", ["市卫健局", "卫健局", "市衛健局"])
def test_name_that_every_city_has_is_never_sure_by_itself(ask: Ask, name: str) -> None:
    best = ask(name)[0]
    assert best["id"] == "yunze-health"
    assert best["match"] is False
    for value in ("990100", {"id": "990100"}, ["云泽市"]):
        placed = ask(name, properties=[{"pid": "region_id", "v": value}])[0]
        assert (placed["id"], placed["match"]) == ("yunze-health", True)
    assert ask(name, properties=[{"pid": "region_id", "v": "990121"}]) == []


@pytest.mark.parametrize("name", ["火星探测局", "河湾县卫健局", "x", "局", "", "  ", "'; drop table x --", "\u0000"])
def test_unknown_gives_none(ask: Ask, name: str) -> None:
    assert ask(name) == []


def test_part_of_a_name_finds_it_but_is_not_sure(ask: Ask) -> None:
    found = ask("云泽市卫健局办公室")
    assert found[0]["id"] == "yunze-health"
    assert found[0]["score"] < 95
    assert not found[0]["match"]


def test_batch_by_post_is_answered_whole(served: Any, runner: Any) -> None:
    queries = {f"q{i}": {"query": name} for i, name in enumerate(["云泽市卫健局", "火星探测局", "市医保局"])}
    response = runner.run(served.client.post(PATH, data={"queries": json.dumps(queries)}))
    assert response.headers.get_list("access-control-allow-origin") == ["*"]
    answers = response.json()
    assert [len(answers[q]["result"]) > 0 for q in queries] == [True, False, True]
    candidate = answers["q0"]["result"][0]
    assert set(candidate) == {"id", "name", "description", "type", "score", "match"}
    assert candidate["type"] == [{"id": "department", "name": "部门 department"}]


def test_type_and_limit_narrow(ask: Ask) -> None:
    assert ask("云泽市人民政府", type="department") == []
    assert ask("云泽市人民政府", type="organization")[0]["id"] == "yunze"
    assert ask("云泽市人民政府", type=[{"id": "government"}])[0]["id"] == "yunze"
    assert len(ask("市局", limit=1)) <= 1
    assert len(ask("云泽市卫健局", limit=-1)) <= 5


def test_bodies_of_the_same_name_are_none_of_them_sure() -> None:
    from etl.serve.machines.bodies import Body, Registry

    def make(body_id: str, region: str) -> Body:
        return Body(
            {"organization_id": body_id, "name": "同名局"}, region, "department", frozenset({"同名局"}), frozenset()
        )

    found = Registry([make("a", "1"), make("b", "2")], []).find("同名局")
    assert [(c.score, c.is_sure) for c in found] == [(100, False), (100, False)]


@pytest.mark.parametrize(
    "arguments",
    [{"queries": "{"}, {"queries": "[]"}, {"queries": '{"q0": 1}'}, {"queries": '{"q0": {"query": 5}}'},
     {"extend": "x"}, {"extend": '{"ids": ["yunze"], "properties": [{"id": "secret"}]}'}],
)  # fmt: skip
def test_what_makes_no_sense_says_so(get: Get, arguments: dict[str, str]) -> None:
    response = get(PATH, params=arguments)
    assert response.status_code == 400
    assert response.json()["ok"] is False


def test_too_large_a_batch_is_refused(get: Get, served: Any, runner: Any) -> None:
    many = {f"q{i}": {"query": "x"} for i in range(501)}
    assert runner.run(served.client.post(PATH, data={"queries": json.dumps(many)})).status_code == 400
    assert runner.run(served.client.post(PATH, data={"queries": "x" * 2_000_000})).status_code == 400


def test_columns_are_added_to_a_table(get: Get) -> None:
    proposed = {p["id"] for p in get(f"{PATH}/extend/propose?type=organization").json()["properties"]}
    asked = {"ids": ["yunze-health", "nobody"], "properties": [{"id": name} for name in sorted(proposed)]}
    told = get(PATH, params={"extend": json.dumps(asked)}).json()
    assert [m["id"] for m in told["meta"]] == sorted(proposed)
    assert told["rows"]["yunze-health"]["place"] == [{"str": "云泽市"}]
    assert told["rows"]["yunze-health"]["printed"] == [{"str": "市卫健局"}]
    assert told["rows"]["nobody"]["place"] == []


def test_beginnings_are_completed(get: Get) -> None:
    entities = get(f"{PATH}/suggest/entity", params={"prefix": "卫健"}).json()["result"]
    assert entities[0]["id"] == "yunze-health"
    types = get(f"{PATH}/suggest/type", params={"prefix": "depart"}).json()["result"]
    assert [t["id"] for t in types] == ["department"]
    assert get(f"{PATH}/suggest/property", params={"prefix": "place"}).json()["result"][0]["id"] == "place"


def test_preview_may_be_framed_and_runs_nothing(get: Get) -> None:
    response = get(f"{PATH}/preview", params={"id": "yunze-health"})
    assert "市卫健局" in response.text
    assert "frame-ancestors *" in response.headers["content-security-policy"]
    assert "default-src 'none'" in response.headers["content-security-policy"]
    assert Markup(response.text).running == []
    assert get(f"{PATH}/preview?id=nobody").status_code == 404


def test_no_other_table_has_such_a_service(get: Get) -> None:
    for table in ("tasks", "regions"):
        assert get(f"/policy/{table}/-/reconcile").status_code == 404


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_the_page_says_to_paste_works(get: Get, language: str) -> None:
    found = re.search(r'class="snippet-reconcile"[^>]*>(.*?)</pre>', get(f"/{language}/api").text, re.S)
    assert found
    words = shlex.split(unescape(found[1]).replace("\\\n", " "))
    address = next(w for w in words if w.startswith("http"))
    name, _, value = words[words.index("--data-urlencode") + 1].partition("=")
    answer = get(urlsplit(address).path, params={name: value}).json()
    assert answer["q0"]["result"][0]["score"] >= 95
