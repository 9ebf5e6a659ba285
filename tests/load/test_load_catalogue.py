"""The catalogue of a build: valid by the validators of each format, and true of the files beside it."""

import csv
import json
import shutil
from pathlib import Path
from typing import Any

import mlcroissant
import pyshacl
import pytest
from csvw import CSVW
from edition import ROOT
from rdflib import RDF, Graph, Namespace, URIRef
from rdflib.compare import isomorphic

from etl.load.build import load_edition
from etl.load.catalogue.make import make_catalogue
from etl.load.catalogue.turtle import write_turtle
from etl.load.receipt import holds_what_it_says, read_receipt
from etl.project import Project

DCAT = Namespace("http://www.w3.org/ns/dcat#")
DCT = Namespace("http://purl.org/dc/terms/")
FOAF = Namespace("http://xmlns.com/foaf/0.1/")
SPDX = Namespace("http://spdx.org/rdf/terms#")
HERE = "https://example.org/build/"
SHAPES = Path(__file__).with_name("dcat_ap.ttl")


@pytest.fixture(scope="module")
def committed(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The edition that is committed, built without texts."""
    root = tmp_path_factory.mktemp("committed")
    shutil.copytree(ROOT / "data", root / "data")
    shutil.copy(ROOT / "datapackage.json", root)
    (root / "build").mkdir()
    project = Project(root, root / "sources")
    load_edition(project, {})
    return project


@pytest.fixture(params=["built", "committed"])
def project(request: pytest.FixtureRequest) -> Project:
    found: Project = request.getfixturevalue(request.param)
    return found


def read_graph(folder: Path, name: str = "catalog.jsonld") -> Graph:
    return Graph().parse(folder / name, publicID=HERE)


def conforms(graph: Graph) -> tuple[bool, str]:
    valid, _, words = pyshacl.validate(graph, shacl_graph=Graph().parse(SHAPES))
    return valid, words


def test_turtle_and_json_ld_say_the_same(project: Project) -> None:
    graph = read_graph(project.build)
    assert len(graph) > 100
    assert isomorphic(graph, read_graph(project.build, "catalog.ttl"))


def test_catalogue_has_what_dcat_ap_makes_mandatory(project: Project) -> None:
    valid, words = conforms(read_graph(project.build))
    assert valid, words


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (DCAT.Catalog, DCT.title), (DCAT.Catalog, DCT.description), (DCAT.Catalog, DCT.publisher),
        (DCAT.Catalog, DCAT.dataset), (DCAT.Dataset, DCT.title), (DCAT.Dataset, DCT.description),
        (DCAT.Dataset, DCAT.distribution), (DCAT.Distribution, DCAT.accessURL), (FOAF.Agent, FOAF.name),
        (SPDX.Checksum, SPDX.checksumValue),
    ],
)  # fmt: skip
def test_the_shapes_miss_whatever_is_left_out(built: Project, kind: URIRef, name: URIRef) -> None:
    graph = read_graph(built.build)
    subject = next(graph.subjects(RDF.type, kind))
    assert (subject, name, None) in graph
    graph.remove((subject, name, None))
    assert not conforms(graph)[0]


def test_each_file_of_the_build_is_a_distribution_as_it_is(project: Project) -> None:
    graph, receipt = read_graph(project.build), read_receipt(project.build)
    assert receipt
    said = {}
    for distribution in graph.subjects(RDF.type, DCAT.Distribution):
        checksum = graph.value(graph.value(distribution, SPDX.checksum), SPDX.checksumValue)
        path = str(graph.value(distribution, DCAT.downloadURL)).removeprefix(HERE)
        said[path] = (int(graph.value(distribution, DCAT.byteSize)), str(checksum))
    files = {f.path: (f.bytes, f.sha256) for f in receipt.files}
    assert {path: files[path] for path in said} == said
    tables = {f.path for f in receipt.files if f.table}
    assert set(said) == tables | {"policy.db"} | {f.path for f in receipt.files if f.format == "xlsx"}


def test_texts_of_others_are_not_licensed(built: Project) -> None:
    graph = read_graph(built.build)
    licensed = {str(graph.value(d, DCAT.downloadURL)).removeprefix(HERE) for d, _ in graph.subject_objects(DCT.license)}
    assert "csv/targets.csv" in licensed
    assert "csv/clause_texts.csv" not in licensed


def test_turtle_refuses_what_it_cannot_say() -> None:
    named = {"@id": "#a", "dct:publisher": {"@id": "#b", "foaf:name": "b"}}
    with pytest.raises(ValueError, match="#b"):
        write_turtle({"@context": {}, "@graph": [named]})


def test_csvw_validates_every_cell_and_key(project: Project) -> None:
    described = CSVW(str(project.build / "csv-metadata.json"), validate=True, strict=False)
    assert described.is_valid, [str(w.message) for w in described.warnings]
    assert sum(1 for table in described.tables for _ in table) == sum(
        f.rows or 0 for f in (read_receipt(project.build) or pytest.fail()).files if f.layer == "facts"
    )


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("targets", "value", "about eighty"),  # no number
        ("targets", "comparator", "!="),  # none of the allowed
        ("deadlines", "due_on", "2031-13-01"),  # no day
        ("tasks", "clause_id", ""),  # required
        ("targets", "task_id", "nowhere/1"),  # points at nothing
    ],
)
def test_csvw_finds_a_cell_that_is_wrong(built: Project, tmp_path: Path, table: str, column: str, value: str) -> None:
    shutil.copytree(built.build / "csv", tmp_path / "csv")
    shutil.copy(built.build / "csv-metadata.json", tmp_path)
    assert is_valid(tmp_path / "csv-metadata.json")
    path = tmp_path / "csv" / f"{table}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    rows[0][column] = value
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    assert not is_valid(tmp_path / "csv-metadata.json")


def is_valid(path: Path) -> bool:
    try:
        return bool(CSVW(str(path), validate=True, strict=False).is_valid)
    except ValueError:
        return False


def test_every_record_comes_through_croissant_as_it_is_printed(project: Project) -> None:
    dataset = mlcroissant.Dataset(str(project.build / "croissant.json"))
    assert dataset.metadata.issues.report() == ""
    names = [records.name for records in dataset.metadata.record_sets]
    assert names == [f.table for f in (read_receipt(project.build) or pytest.fail()).files
                     if f.layer == "facts" and f.format == "csv"]  # fmt: skip
    for name in names:
        with (project.build / "csv" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            printed = [list(row.values()) for row in csv.DictReader(file)]
        records = [list(record.values()) for record in dataset.records(name)]
        assert len(records) == len(printed), name
        differing = [
            (name, value, said)
            for record, row in zip(records, printed, strict=True)
            for value, said in zip(record, row, strict=True)
            if not says_the_same(value, said)
        ]
        assert not differing


def says_the_same(value: Any, printed: str) -> bool:
    """Say whether a value is what a cell prints: text to the character, a number by its value, nothing as nothing."""
    if value is None or value != value:
        return printed == ""
    if isinstance(value, bytes):
        return value.decode() == printed
    if hasattr(value, "isoformat"):
        return bool(value.isoformat()[:10] == printed)
    return printed != "" and float(value) == float(printed)


def test_croissant_names_edition_and_citation(built: Project) -> None:
    described = json.loads((built.build / "croissant.json").read_text(encoding="utf-8"))
    assert described["version"] == "0.1.0"
    assert "Edition 0.1.0" in described["citeAs"]


def test_catalogue_is_part_of_the_build(built: Project) -> None:
    receipt = read_receipt(built.build)
    assert receipt
    made = {"catalog.jsonld", "catalog.ttl", "croissant.json", "csv-metadata.json"}
    assert made <= {f.path for f in receipt.files}
    assert holds_what_it_says(built.build)


def test_what_is_not_released_has_nothing_to_cite(built: Project) -> None:
    from etl.contract import load_contract

    receipt = read_receipt(built.build)
    assert receipt
    assert set(make_catalogue(load_contract(built.contract), [], receipt.files)) == {"csv-metadata.json"}
