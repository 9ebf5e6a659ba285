"""The catalogue as it is served: its addresses are those of the site, and what they lead to is what is said of it."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import mlcroissant
import pytest
from csvw import CSVW
from rdflib import RDF, Graph, Namespace
from rdflib.compare import isomorphic

Get = Callable[..., Any]
ORIGIN = "https://taizhang.example.org"
DCAT = Namespace("http://www.w3.org/ns/dcat#")
SPDX = Namespace("http://spdx.org/rdf/terms#")


@pytest.fixture
def public(get: Get, monkeypatch: pytest.MonkeyPatch) -> Get:
    monkeypatch.setenv("TAIZHANG_ORIGIN", ORIGIN)
    return get


def test_both_forms_are_the_same_graph(public: Get) -> None:
    linked, turtle = public("/catalog.jsonld"), public("/catalog.ttl")
    assert linked.headers["content-type"].startswith("application/ld+json")
    assert turtle.headers["content-type"].startswith("text/turtle")
    graph = Graph().parse(data=linked.text, format="json-ld")
    assert isomorphic(graph, Graph().parse(data=turtle.text, format="turtle"))
    addresses = {str(term) for triple in graph for term in triple if str(term).startswith(ORIGIN)}
    assert f"{ORIGIN}/editions/0.1.0/" in addresses


def test_every_distribution_is_there_with_the_bytes_that_are_said(public: Get) -> None:
    graph = Graph().parse(data=public("/catalog.ttl").text, format="turtle")
    seen = 0
    for distribution in graph.subjects(RDF.type, DCAT.Distribution):
        content = public(str(graph.value(distribution, DCAT.downloadURL)).removeprefix(ORIGIN)).content
        checksum = graph.value(graph.value(distribution, SPDX.checksum), SPDX.checksumValue)
        assert hashlib.sha256(content).hexdigest() == str(checksum)
        seen += 1
    assert seen > 50


def test_every_edition_is_a_dataset(get_editions: Get) -> None:
    graph = Graph().parse(data=get_editions("/catalog.ttl").text, format="turtle")
    datasets = {str(graph.value(d, DCAT.version)): d for d in graph.subjects(RDF.type, DCAT.Dataset)}
    assert set(datasets) == {"0.1.0", "0.1.1", "0.2.0"}
    for edition, dataset in datasets.items():
        files = {str(graph.value(f, DCAT.downloadURL)) for f in graph.objects(dataset, DCAT.distribution)}
        assert f"http://localhost/editions/{edition}.zip" in files
        assert get_editions(f"/editions/{edition}.zip").status_code == 200
        assert (len(files) > 1) == (edition == "0.2.0")


def test_croissant_is_valid_and_leads_to_what_it_says(public: Get) -> None:
    described = public("/croissant.json").json()
    assert mlcroissant.Dataset(jsonld=described).metadata.issues.report() == ""
    assert described["url"] == f"{ORIGIN}/editions/0.1.0/"
    for file in described["distribution"]:
        content = public(file["contentUrl"].removeprefix(ORIGIN)).content
        assert hashlib.sha256(content).hexdigest() == file["sha256"]


def test_columns_of_an_edition_are_described_beside_its_tables(get_editions: Get, tmp_path: Path) -> None:
    for edition in ("0.1.0", "0.2.0"):
        table = get_editions(f"/editions/{edition}/data/tasks.csv")
        address = f"/editions/{edition}/data/csv-metadata.json"
        assert f'<{address}>; rel="describedby"; type="application/csvm+json"' in table.headers["link"]
        response = get_editions(address)
        assert response.headers["content-type"].startswith("application/csvm+json")
        folder = tmp_path / edition
        folder.mkdir()
        (folder / "csv-metadata.json").write_bytes(response.content)
        for described in response.json()["tables"]:
            (folder / described["url"]).write_bytes(get_editions(urljoin(address, described["url"])).content)
        assert CSVW(str(folder / "csv-metadata.json"), validate=True, strict=False).is_valid
    assert get_editions("/editions/9.9.9/data/csv-metadata.json").status_code == 404


def test_files_of_an_edition_lead_back_to_it(get_editions: Get) -> None:
    for path in ("0.1.0.zip", "0.1.0/data/tasks.csv", "0.1.0/datapackage.json"):
        assert '</editions/0.1.0/>; rel="collection"' in get_editions(f"/editions/{path}").headers["link"]
    assert '</editions/0.2.0/>; rel="collection"' in get_editions("/editions/0.1.1..0.2.0.zip").headers["link"]


def test_the_copy_of_the_build_is_given_out_with_the_others(get: Get) -> None:
    for name in ("catalog.jsonld", "catalog.ttl", "croissant.json", "csv-metadata.json"):
        assert get(f"/files/{name}").status_code == 200
    tables = json.loads(get("/files/csv-metadata.json").text)["tables"]
    assert all(get(f"/files/{table['url']}").status_code == 200 for table in tables)
