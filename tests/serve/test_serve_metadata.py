"""Contract, metadata and pages hold each other."""

from collections.abc import Callable
from typing import Any

import pytest
import yaml
from edition import ROOT

from etl.load.views import read_views
from etl.serve.site import Site, read_terms

Get = Callable[..., Any]
METADATA = yaml.safe_load((ROOT / "metadata.yml").read_text(encoding="utf-8"))
TABLES = METADATA["databases"]["policy"]["tables"]


@pytest.fixture
def site(served: Any) -> Site:
    return served.taizhang_site  # type: ignore[no-any-return]


def test_licence_stands_on_every_level(served: Any) -> None:
    levels = [{}, {"database": "policy"}, *({"database": "policy", "table": name} for name in TABLES)]
    for level in levels:
        told = {
            key: served.metadata(key, **level, fallback=False) for key in ("license", "license_url", "source", "about")
        }
        assert told["license"] == "CC BY 4.0", level
        assert told["license_url"] == "https://creativecommons.org/licenses/by/4.0/", level
        assert "著作权法" in told["source"] and "art. 5" in told["source"], level
        assert told["about"], level


def test_metadata_names_the_tables_that_there_are(site: Site) -> None:
    assert set(TABLES) == set(site.contract.tables) | {v.name for v in read_views()}


def test_metadata_names_columns_that_there_are(site: Site) -> None:
    for name, told in TABLES.items():
        named = [told.get("sort"), told.get("sort_desc"), told.get("label_column"), *told.get("facets", ())]
        columns = {"rowid", *site.contract.tables[name].column_names} if name in site.contract.tables else set()
        assert {n for n in named if n} <= columns, name


def test_texts_of_tables_and_columns_come_from_the_contract(site: Site, get: Get, served: Any) -> None:
    for table in site.contract.tables.values():
        page = get(f"/policy/{table.name}").text
        told = served.metadata("databases")["policy"]["tables"][table.name]
        assert table.title in told["title"] and table.title_en in told["title"]
        for words in (table.title, table.title_en, table.description):
            assert words in page
        assert set(told["columns"]) == set(table.column_names)
        for column in table.columns:
            assert f"<dt>{column.title} " in page
            assert column.description.replace(">", "&gt;").replace("<", "&lt;") in page


def test_no_text_of_the_contract_is_typed_a_second_time() -> None:
    assert not {"title", "description", "columns"} & {key for told in TABLES.values() for key in told}


def test_every_allowed_value_has_its_chinese(site: Site) -> None:
    listed = {v for t in site.contract.tables.values() for c in t.columns for v in c.constraints.get("enum", ())}
    states = {"facts_only", "in_build", "no_clauses", "not_in_build"}  # of document_overview
    assert set(read_terms()) == listed | states


@pytest.mark.parametrize("kind", ["views", "questions"])
def test_every_column_of_views_and_questions_has_a_label(site: Site, get: Get, kind: str) -> None:
    for name in getattr(site, kind):
        for column in get(f"/policy/{name}.json").json()["columns"]:
            words = site.column(name, column)
            assert words.zh != column, (name, column)
            assert words.en, (name, column)


def test_labels_that_are_declared_are_used(site: Site, get: Get) -> None:
    for name, sql in {**site.views, **site.questions}.items():
        assert set(sql.columns) <= set(get(f"/policy/{name}.json").json()["columns"]), name
