"""What is delivered of editions: files that never change, index, feeds, citations, a record for DataCite."""

import hashlib
import json
from itertools import product
from pathlib import Path
from xml.etree import ElementTree

import pytest
from releases import EDITIONS, Workplace

from etl.edition.citation import AUDIENCES, LANGUAGES, Cited, suggest_citations
from etl.edition.datacite import describe_datacite
from etl.edition.feed import NAMESPACE, write_documents_feed, write_editions_feed
from etl.edition.index import make_index
from etl.edition.shelf import Shelf
from etl.errors import Complaint
from etl.load.receipt import holds_what_it_says
from etl.pipeline import write_bundle
from etl.project import Project

SITE = "https://example.org"
ATOM = {"a": NAMESPACE}


def read_paths(shelf: Shelf, edition: str) -> list[str]:
    return [f"{edition}/{path}" for path in shelf.take_files(edition)] + [f"{edition}.zip"]


def test_a_further_release_leaves_every_file_of_the_others_as_it_was(tmp_path: Path) -> None:
    workplace = Workplace(tmp_path / "project")
    workplace.release("minor")
    workplace.put("linshan.txt", (workplace.store / "linshan.txt").read_text().replace("60%", "65%"))
    workplace.commit()
    workplace.release("patch")
    project = Project(workplace.root, workplace.store)
    shelf = Shelf(project)
    paths = [p for e in ("0.1.0", "0.1.1") for p in read_paths(shelf, e)]
    paths += ["0.1.0..0.1.1.zip", "0.1.0..0.1.1.json", "0.1.0..0.1.1.csv", "0.1.1..0.1.0.zip"]
    before = {path: shelf.find_file(path).sha256 for path in paths}
    assert shelf.is_fresh

    workplace.put("linshan.txt", (workplace.store / "linshan.txt").read_text().replace("(二)做好", "(四)做好"))
    workplace.commit()
    workplace.release("minor")
    assert not shelf.is_fresh
    later = Shelf(project)
    assert later.history.editions == ["0.1.0", "0.1.1", "0.2.0"]
    assert {path: later.find_file(path).sha256 for path in paths} == before


@pytest.mark.parametrize(
    "path",
    ["0.9.0.zip", "0.9.0/data/tasks.csv", "0.1.0/data/tasks", "0.1.0/../editions.csv", "0.1.0..0.9.0.zip",
     "0.1.0..0.1.1.xml", "0.1.0.json", "", "..", "../0.1.0.zip"],
)  # fmt: skip
def test_what_no_edition_has_is_a_complaint(shelf: Shelf, path: str) -> None:
    with pytest.raises(Complaint):
        shelf.find_file(path)


def test_index_describes_every_file_as_it_is(shelf: Shelf) -> None:
    index = make_index(shelf)
    assert index["edition"] == "0.2.0"
    assert [e["edition"] for e in index["editions"]] == list(EDITIONS)
    for entry in (*index["files"], index["bundle"], index["delta"]):
        content = shelf.find_file(entry["url"].removeprefix("/editions/")).content
        assert (entry["bytes"], entry["sha256"]) == (len(content), hashlib.sha256(content).hexdigest())
    tables = {f["table"]: f for f in index["files"] if "table" in f}
    assert set(tables) == {t.name for t in shelf.contract.layer("facts")}
    assert tables["tasks"]["changes"] == {"added": 2, "removed": 2}
    assert tables["tasks"]["rows"] == len(shelf.take_rows("tasks", "0.2.0"))
    assert index["delta"]["from"] == "0.1.1"


def test_index_stands_in_the_build_lists_its_files_and_the_receipt_holds(three_editions: Project) -> None:
    index = json.loads((three_editions.build / "index.json").read_bytes())
    downloads = index.pop("downloads")
    assert index == make_index(Shelf(three_editions))
    assert {"csv", "parquet", "xlsx", "sqlite"} == {d["format"] for d in downloads}
    for download in downloads:
        content = (three_editions.build / download["path"]).read_bytes()
        assert (download["bytes"], download["sha256"]) == (len(content), hashlib.sha256(content).hexdigest())
    assert holds_what_it_says(three_editions.build)


def test_bundles_stand_in_the_build_as_the_command_writes_them(three_editions: Project, tmp_path: Path) -> None:
    made = {p.name: p.read_bytes() for p in (three_editions.build / "editions").iterdir()}
    assert set(made) == {"0.1.0.zip", "0.1.0..0.1.1.zip", "0.1.1.zip", "0.1.1..0.2.0.zip", "0.2.0.zip"}
    for name, content in made.items():
        old, _, new = name.removesuffix(".zip").partition("..")
        assert write_bundle(three_editions, old, new or None, tmp_path).read_bytes() == content


def test_a_project_without_editions_has_an_empty_index(three_editions: Project, tmp_path: Path) -> None:
    (tmp_path / "datapackage.json").write_bytes(three_editions.contract.read_bytes())
    index = make_index(Shelf(Project(tmp_path, tmp_path)))
    assert (index["edition"], index["editions"]) == (None, [])


def test_feed_of_editions_begins_with_the_last(shelf: Shelf) -> None:
    feed = ElementTree.fromstring(write_editions_feed(shelf, SITE))
    ids = [e.findtext("a:id", namespaces=ATOM) for e in feed.findall("a:entry", ATOM)]
    assert ids == [f"{SITE}/editions/{e}/" for e in reversed(EDITIONS)]
    assert feed.findtext("a:updated", namespaces=ATOM) == "2031-07-01T00:00:00Z"
    assert "2 added, 2 removed" in (feed.findtext("a:entry/a:summary", namespaces=ATOM) or "")
    check_feed(feed)


def test_feed_of_documents_has_each_document_once(shelf: Shelf) -> None:
    feed = ElementTree.fromstring(write_documents_feed(shelf, SITE))
    ids = [e.findtext("a:id", namespaces=ATOM) for e in feed.findall("a:entry", ATOM)]
    documents = {r["document_id"] for r in shelf.take_rows("documents", "0.2.0")}
    assert len(ids) == len(documents)
    assert set(ids) == {f"{SITE}/zh/d/{i}" for i in documents}
    check_feed(feed)


def check_feed(feed: ElementTree.Element) -> None:
    """RFC 4287: these elements are required, and one author."""
    assert feed.find("a:author/a:name", ATOM) is not None
    for element in (feed, *feed.findall("a:entry", ATOM)):
        for name in ("id", "title", "updated"):
            assert element.findtext(f"a:{name}", namespaces=ATOM)


def test_citations_name_edition_day_and_address_for_both_readers_in_both_languages(shelf: Shelf) -> None:
    url = f"{SITE}/editions/0.1.1/"
    citations = suggest_citations(shelf.contract, Cited(shelf.describe("0.1.1"), url))
    assert [(c.audience, c.language) for c in citations] == list(product(AUDIENCES, LANGUAGES))
    for citation in citations:
        assert "0.1.1" in citation.text and url in citation.text
        assert "2031" in citation.text
        assert "{" not in citation.text
    assert "[DS/OL]" in citations[0].text


def test_a_record_is_cited_by_its_name_and_in_english_by_its_english_one(shelf: Shelf) -> None:
    cited = Cited(shelf.describe("0.1.1"), f"{SITE}/en/tasks/x", "推进预约诊疗", "Bookings")
    texts = {(c.audience, c.language): c.text for c in suggest_citations(shelf.contract, cited)}
    assert "推进预约诊疗" in texts["research", "zh"] and "Bookings" not in texts["research", "zh"]
    assert "Bookings" in texts["media", "en"]
    bare = Cited(shelf.describe("0.1.1"), SITE, "推进预约诊疗")
    assert all("推进预约诊疗" in c.text for c in suggest_citations(shelf.contract, bare))


def test_datacite_record_has_what_kernel_4_requires_and_no_doi(shelf: Shelf) -> None:
    url = f"{SITE}/editions/0.1.1/"
    record = describe_datacite(shelf.contract, shelf.describe("0.1.1"), "0.1.0", url, {"0.1.1.zip": 9})
    required = {"identifiers", "creators", "titles", "publisher", "publicationYear", "types", "schemaVersion"}
    assert required <= set(record)
    assert record["identifiers"] == [{"identifier": url, "identifierType": "URL"}]
    assert record["types"] == {"resourceTypeGeneral": "Dataset", "resourceType": "Dataset"}
    (before,) = record["relatedIdentifiers"]
    assert before["relatedIdentifier"] == f"{SITE}/editions/0.1.0/"
    assert "doi.org" not in json.dumps(record)
    assert describe_datacite(shelf.contract, shelf.describe("0.1.0"), None, url, {})["relatedIdentifiers"] == []
