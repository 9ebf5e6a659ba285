"""Printed bodies: whose they are, under which name, of which kind, and how they read in English."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.lexicon import load_words
from etl.resolve.organizations import find_kind, list_related, resolve_organization
from etl.resolve.regions import Region, find_region, list_ancestors
from etl.resolve.registry import load_bodies, load_entries

KINDS = {"government", "party", "department", "leading_group", "institution", "group", "other"}
BODIES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "bodies.yml").read_text(encoding="utf-8"))
FORMER = [
    ("市卫计委", ["义乌市卫生健康委员会"]),
    ("市卫生局", ["义乌市卫生和计划生育委员会", "义乌市卫生健康委员会"]),  # twice
    ("市食药监局", ["义乌市市场监督管理局"]),
    ("市卫健委", []),
    ("国家卫计委", ["国家卫生健康委员会"]),
]
NAMES = st.one_of(
    st.sampled_from([case["printed"] for case in BODIES]),
    st.text(st.sampled_from("各省市县区旗委局办医保卫健(、)成员单位等高新政府分相关"), min_size=1, max_size=12),
)
REGIONS = st.sampled_from(
    [None, "义乌市", "浙江省", "云泽市", "临沂高新技术产业开发区", "乌拉特前旗", "甲山高新区乙水示范区"]
)


@pytest.mark.parametrize("case", BODIES, ids=lambda case: f"{case['place']}-{case['printed']}")
def test_a_printed_name_is_a_body(case: dict[str, Any]) -> None:
    body = resolve_organization(case["printed"], find_region(case["place"]))
    assert (body.organization_id, body.kind) == (case["id"], case["kind"])
    assert (body.name, body.name_en) == (case["name"], case["name_en"])


@pytest.mark.parametrize(("printed", "successors"), FORMER)
def test_a_former_body_leads_to_the_one_that_took_its_duties(printed: str, successors: list[str]) -> None:
    assert [b.name for b in list_related(resolve_organization(printed, find_region("义乌市")))] == successors


def test_two_zones_in_one_place_have_each_its_own_bodies() -> None:
    region = find_region("甲山高新技术产业开发区乙水生态示范区")
    printed = ("示范区财政局", "高新区财政局", "财政局", "高新区、示范区财政局")
    names = [resolve_organization(name, region).name for name in printed]
    assert names == [
        "乙水生态示范区财政局",
        "甲山高新技术产业开发区财政局",
        "甲山高新技术产业开发区乙水生态示范区财政局",  # printed without a zone, it is the whole's
        "甲山高新技术产业开发区乙水生态示范区财政局",
    ]


@settings(deadline=None, derandomize=True)
@given(NAMES, REGIONS)
def test_no_name_raises_and_each_row_holds_together(printed: str, place: str | None) -> None:
    region = find_region(place)
    body = resolve_organization(printed, region)
    places = {r.region_id for r in (region, *list_ancestors(region))} if region else set[str]()
    for row in (body, *list_related(body)):
        assert row.name and row.organization_id and row.kind in KINDS
        assert row.region_id is None or row.region_id in places
        assert row.name_en is None or "{" not in row.name_en
        assert row.organization_id != (row.parent.organization_id if row.parent else None)


@pytest.mark.parametrize("form", sorted(load_entries()))
def test_each_form_of_the_registry_is_its_body_in_each_place(form: str) -> None:
    entry = load_entries()[form]
    region = find_region("临沂高新技术产业开发区" if entry.body.get("only") == "zone" else "义乌市")
    body = resolve_organization(form, region)
    assert isinstance(region, Region)
    assert (body.organization_id, body.kind) == (f"{region.region_id}-{entry.body['id']}", entry.body["kind"])
    assert body.name_en and not body.name_en.startswith(" ")


def test_the_registry_is_whole() -> None:
    bodies: list[dict[str, Any]] = load_words("organizations")
    ids = [b["id"] for b in bodies]
    assert len(ids) == len(set(ids))
    assert {b["kind"] for b in bodies} <= KINDS
    assert not [b["id"] for b in bodies for key in ("was", "parent") if key in b and b[key] not in load_bodies()]
    forms = [
        form
        for b in bodies
        for form in {b["name"], b.get("province", b["name"]), *b["aliases"], *_also(b)}
    ]  # fmt: skip
    assert not [form for form in set(forms) if forms.count(form) > 1 and form not in ALSO_PROVINCE]


# A province's name for its office is what some cities call theirs.
ALSO_PROVINCE = {"人民政府办公厅", "委办公厅"}


def _also(body: dict[str, Any]) -> list[str]:
    return [f for a in body.get("also", []) for f in ([a] if isinstance(a, str) else [a["name"], *a["aliases"]])]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("甲山医疗集团管理委员会", "leading_group"),  # not a zone's government
        ("甲山景区管理委员会", "government"),
        ("防汛抗旱指挥部", "leading_group"),
        ("乙水党委", "party"),
        ("甲山中学", "other"),
        ("甲山气象站", "department"),
    ],
)
def test_a_body_that_is_not_registered_has_a_kind_by_its_name(name: str, kind: str) -> None:
    assert find_kind(name) == kind
