"""What programs read of a page: its head, the links of its answer, its description, its citation as a file."""

import hashlib
import json
import re
from collections.abc import Callable
from html import unescape
from html.parser import HTMLParser
from typing import Any

import pytest
from PIL import Image

from etl.serve.public.language import TAGS
from etl.serve.site import HERE

Get = Callable[..., Any]
ORIGIN = "https://taizhang.example.org"
# A page of every kind.
PATHS = [
    "", "search?q=签约", "documents", "d/990100-2031-1", "d/990100-2031-1-1/1.1", "tasks/990100-2031-1-1/1.1",
    "d/990100-2031-1-1/captured",
    "targets/t1", "deadlines/d1", "findings", "findings/x1", "bodies/yunze-health", "regions/990100", "indicators",
    "indicators/contract-rate", "themes/primary-care", "compare", "calendar", "citations", "wanted", "gaps", "quality",
    "codebook", "api", "download", "about", "editions", "editions/0.1.0", "history/targets/t1",
]  # fmt: skip
CARDS = ("d/", "tasks/", "targets/", "deadlines/", "findings/")
RECORDS = [p for p in PATHS if p.startswith(CARDS) and not p.endswith("/captured")]
HEAD_LIMIT = 3000  # bytes; proxies take 4 KB for the whole head


class HeadReader(HTMLParser):
    """Collects the meta elements and links of a page's head, and what JSON-LD it holds."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.meta: dict[str, str] = {}
        self.links: set[tuple[str, str, str]] = set()
        self.described: list[Any] = []
        self.inside = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "meta" and (name := said.get("property") or said.get("name")):
            assert name not in self.meta, name
            self.meta[name] = said["content"]
        if tag == "link":
            self.links.add((said["rel"], said.get("hreflang", ""), said["href"]))
        self.inside = tag == "script" and said["type"] == "application/ld+json"

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.described.append(json.loads(data))
            self.inside = False


def read_links(header: str) -> list[dict[str, str]]:
    """Read a Link header (RFC 8288)."""
    found = re.findall(r'<([^<>]*)>((?:; \w+="[^"]*")*)(?:, |$)', header)
    links = [{"target": target, **dict(re.findall(r'; (\w+)="([^"]*)"', more))} for target, more in found]
    assert sum(len(t) + len(m) + 4 for t, m in found) - 2 == len(header), "the header has something else in it"
    return links


@pytest.fixture
def public(get: Get, monkeypatch: pytest.MonkeyPatch) -> Get:
    """Ask the build as it is served under a public address."""
    monkeypatch.setenv("TAIZHANG_ORIGIN", f"{ORIGIN}/")
    return get


@pytest.mark.parametrize("language", TAGS)
@pytest.mark.parametrize("path", PATHS)
def test_every_kind_of_page_says_what_a_link_to_it_looks_like(public: Get, path: str, language: str) -> None:
    own = path.partition("?")[0]
    head = HeadReader(public(f"/{language}/{path}").text)
    for name in ("og:title", "og:description", "og:locale", "og:type", "og:image:alt"):
        assert head.meta[name].strip(), name
    assert head.meta["og:url"] == f"{ORIGIN}/{language}/{own}"
    assert head.meta["og:image"] == f"{ORIGIN}/static/card.png"
    assert head.meta["og:locale"] == {"zh": "zh_CN", "en": "en_GB"}[language]
    assert head.meta["og:locale:alternate"] != head.meta["og:locale"]
    assert head.meta["twitter:card"] == "summary_large_image"
    assert ("canonical", "", f"{ORIGIN}/{language}/{own}") in head.links
    for code, tag in TAGS.items():
        assert ("alternate", tag, f"{ORIGIN}/{code}/{own}") in head.links


@pytest.mark.parametrize(
    "path",
    ["/policy", "/policy/tasks", "/policy/targets/t1", "/policy/document_overview", "/policy/due_in_year?year=2031",
     "/policy?sql=select+1", "/policy/targets_history"],
)  # fmt: skip
def test_pages_of_tables_say_it_too(public: Get, path: str) -> None:
    response = public(path)
    assert response.status_code == 200
    head = HeadReader(response.text)
    assert head.meta["og:url"] == f"{ORIGIN}{path.partition('?')[0]}"
    assert head.meta["og:image"] == f"{ORIGIN}/static/card.png"
    assert head.meta["og:description"]
    assert head.meta["og:locale"] == "zh_CN"
    title = re.search(r"<title>(.*?)</title>", response.text)
    assert title and head.meta["og:title"] in unescape(title[1])


def test_the_picture_is_what_is_said_of_it_and_light(get: Get) -> None:
    response = get("/static/card.png")
    head = HeadReader(get("/zh/").text)
    with Image.open(HERE / "static" / "card.png") as picture:
        size = (int(head.meta["og:image:width"]), int(head.meta["og:image:height"]))
        assert (picture.size, picture.format) == (size, "PNG")
    assert response.headers["content-type"] == head.meta["og:image:type"] == "image/png"
    assert len(response.content) < 50_000


@pytest.mark.parametrize("path", PATHS)
def test_links_in_the_head_of_the_answer_say_what_the_page_says(public: Get, get: Get, path: str) -> None:
    response = public(f"/en/{path}")
    header = response.headers["link"]
    assert header.isascii()
    assert len(header) < HEAD_LIMIT
    links = read_links(header)
    page = HeadReader(response.text)
    said = {(i["rel"], i.get("hreflang", ""), i["target"]) for i in links}
    assert {i for i in page.links if i[0] == "canonical" or i[1]} <= said
    for link in links:
        target = link["target"].removeprefix(ORIGIN)
        if target.startswith("/"):
            answer = get(target, follow_redirects=True)
            assert answer.status_code == 200, target
            if link.get("type") and link["rel"] != "describedby":
                assert answer.headers["content-type"].partition(";")[0] == link["type"].partition(";")[0], target


def test_without_a_public_address_links_are_paths(get: Get, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TAIZHANG_ORIGIN", raising=False)
    response = get("/en/about")
    assert 'rel="canonical" href="/en/about"' in response.text
    assert '</en/about>; rel="canonical"' in response.headers["link"]
    assert "link" not in get("/en/nothing").headers


def find_signs(public: Get, path: str) -> dict[str, list[dict[str, str]]]:
    signs: dict[str, list[dict[str, str]]] = {}
    for link in read_links(public(path).headers["link"]):
        signs.setdefault(link["rel"], []).append(link)
    return signs


@pytest.mark.parametrize("path", ["/zh/d/990100-2031-1", "/zh/editions/0.1.0", "/zh/download"])
def test_landing_pages_have_the_signposts_of_level_1(public: Get, path: str) -> None:
    signs = find_signs(public, path)
    assert len(signs["cite-as"]) == len(signs["license"]) == 1
    assert signs["author"]
    types = [link["target"] for link in signs["type"]]
    assert types[0] == "https://schema.org/AboutPage"
    assert types[1] in ("https://schema.org/Legislation", "https://schema.org/Dataset")
    assert all(link["type"] for link in signs["item"] + signs["describedby"])
    assert all(link["target"].startswith("https://") for links in signs.values() for link in links)


def test_a_text_that_is_another_s_is_not_licensed_by_us(public: Get) -> None:
    signs = find_signs(public, "/zh/d/990121-2032-1")
    assert "license" not in signs
    assert "author" not in signs  # its source does not say who issued it
    assert signs["cite-as"][0]["target"] == f"{ORIGIN}/zh/d/990121-2032-1"


def test_an_edition_is_cited_by_its_permanent_address_in_both_languages(public: Get) -> None:
    for language in TAGS:
        signs = find_signs(public, f"/{language}/editions/0.1.0")
        assert signs["cite-as"][0]["target"] == f"{ORIGIN}/editions/0.1.0/"


def test_records_are_offered_as_json_and_csv(public: Get, get: Get) -> None:
    signs = find_signs(public, "/zh/tasks/990100-2031-1-1/1.1")
    ways = {i["type"]: i["target"].removeprefix(ORIGIN) for i in signs["alternate"] if "type" in i}
    assert get(ways["application/json"] + "?_shape=objects").json()["rows"][0]["task_id"] == "990100-2031-1-1/1.1"
    lines = get(ways["text/csv"]).text.splitlines()
    assert len(lines) == 2
    assert lines[1].startswith("990100-2031-1-1/1.1,")


def test_document_is_described_as_legislation(public: Get) -> None:
    page, (described, trail) = public("/en/d/990100-2031-1"), HeadReader(public("/en/d/990100-2031-1").text).described
    assert page.status_code == 200
    assert described["@type"] == "Legislation"
    assert described["legislationIdentifier"] == "云泽府办〔2031〕5号"
    assert described["legislationDate"] == "2031-03-02"
    assert described["legislationJurisdiction"]["identifier"] == "990100"
    assert described["legislationPassedBy"]["url"] == f"{ORIGIN}/en/bodies/yunze"
    assert [p["@id"] for p in described["hasPart"]] == [f"{ORIGIN}/en/d/990100-2031-1-{n}" for n in (1, 2)]
    assert described["citation"] == [
        {"@type": "CreativeWork", "@id": f"{ORIGIN}/en/d/990100-2031-1-1", "name": "云泽市2031年医改重点任务"}
    ]
    assert [i["name"] for i in trail["itemListElement"]][1:] == ["Yunze", described["name"]]
    (attached, _) = HeadReader(public("/zh/d/990100-2031-1-1").text).described
    assert attached["isPartOf"]["@id"] == f"{ORIGIN}/zh/d/990100-2031-1"
    assert attached["legislationIdentifier"] == "990100-2031-1-1"
    assert attached["citation"][0] == {
        "@type": "CreativeWork", "name": "云川省“健康水乡”行动方案", "identifier": "云川府发〔2030〕9号"
    }  # fmt: skip
    (clause, way) = HeadReader(public("/zh/d/990100-2031-1-1/1.1").text).described
    assert clause["isPartOf"] == {"@type": "Legislation", "@id": attached["@id"], "name": attached["name"]}
    assert [i["position"] for i in way["itemListElement"]] == [1, 2, 3, 4]


def test_facts_have_a_trail_and_the_codebook_its_terms(public: Get, get: Get) -> None:
    for path in RECORDS:
        trail = HeadReader(public(f"/zh/{path}").text).described[-1]
        assert trail["@type"] == "BreadcrumbList"
        for step in trail["itemListElement"]:
            assert get(step["item"].removeprefix(ORIGIN)).status_code == 200
    (term,) = HeadReader(public("/en/indicators/contract-rate").text).described
    assert (term["@type"], term["termCode"], term["name"]) == ("DefinedTerm", "contract-rate", "Sign-up rate")


def find_downloads(public: Get, path: str) -> dict[str, Any]:
    (described,) = HeadReader(public(path).text).described
    assert described["@type"] == "Dataset"
    assert described["identifier"] == f"{ORIGIN}/editions/0.1.0/"
    return {f["contentUrl"].removeprefix(ORIGIN): f for f in described["distribution"]}


def test_the_dataset_is_described_with_every_file_of_it(public: Get, served: Any) -> None:
    built = {f.url: f for f in served.taizhang_site.receipt.files if f.table or f.format in ("sqlite", "xlsx")}
    assert len(built) > 2 * len(served.taizhang_site.contract.tables)  # CSV and Parquet, and what holds all
    downloads = find_downloads(public, "/en/download")
    assert set(downloads) == set(built)
    assert all(downloads[url]["sha256"] == file.sha256 for url, file in built.items())
    assert set(find_downloads(public, "/en/")) == {url for url, file in built.items() if not file.table}


def test_an_edition_is_described_with_what_is_published_for_ever(public: Get, get: Get) -> None:
    index = get("/editions/0.1.0/index.json").json()
    entries = {entry["url"]: entry for entry in (index["bundle"], *index["files"])}
    downloads = find_downloads(public, "/zh/editions/0.1.0")
    assert {url: file["sha256"] for url, file in downloads.items()} == {u: e["sha256"] for u, e in entries.items()}


@pytest.mark.parametrize("path", ["/zh/", "/zh/download", "/zh/editions/0.1.0"])
def test_files_that_are_described_are_there_as_they_are_described(public: Get, get: Get, path: str) -> None:
    for url, file in find_downloads(public, path).items():
        answer = get(url)
        assert answer.status_code == 200, url
        assert hashlib.sha256(answer.content).hexdigest() == file["sha256"], url
        assert file["contentSize"] == f"{len(answer.content)} B"
        assert url == "/policy.db" or answer.headers["content-type"].partition(";")[0] == file["encodingFormat"], url


def test_a_description_is_there_on_its_own(public: Get, get: Get) -> None:
    for path in ("d/990100-2031-1", "d/990100-2031-1-1/1.1", "indicators/contract-rate", "editions/0.1.0"):
        response = public(f"/en/{path}.jsonld")
        assert response.headers["content-type"] == "application/ld+json"
        assert response.json() == HeadReader(public(f"/en/{path}").text).described[0]
    for path in ("about.jsonld", "targets/t1.jsonld", "nothing.jsonld", "d/nothing.jsonld", "calendar.ics.jsonld"):
        assert get(f"/en/{path}").status_code == 404


@pytest.mark.parametrize("path", [*RECORDS, "editions/0.1.0"])
def test_what_is_cited_can_be_taken_as_a_file(public: Get, get: Get, path: str) -> None:
    for language in TAGS:
        text = public(f"/{language}/{path}").text
        address = f"{ORIGIN}/{language}/{path}" if path in RECORDS else f"{ORIGIN}/{path}/"
        for ending in ("bib", "ris", "csl.json"):
            assert f'href="/{language}/{path}.{ending}"' in text
            taken = public(f"/{language}/{path}.{ending}")
            assert taken.status_code == 200
            assert f".{ending}" in taken.headers["content-disposition"]
            assert address in taken.text
        (item,) = public(f"/{language}/{path}.csl.json").json()
        assert item["version"] == "0.1.0"
    assert get("/zh/about.bib").status_code == 404


def test_a_fact_is_cited_with_what_it_says_and_where_that_stands(public: Get) -> None:
    copied = re.findall(r'<p class="copy">(.*?)</p>', public("/zh/targets/t1").text)
    lines = [re.sub(r"<[^>]+>", "", line) for line in copied]
    assert len(lines) == 4
    for line in lines:
        assert "重点人群签约率 ≥ 80 %" in line
        assert "云泽府办〔2031〕5号" in line
        assert "0.1.0" in line
    assert f"{ORIGIN}/zh/targets/t1" in lines[0]
    assert f"{ORIGIN}/en/targets/t1" in lines[2]
    assert "Key tasks of health reform" in lines[2]


@pytest.mark.parametrize(("path", "table"), [("d/990100-2031-1", "documents"), ("d/990100-2031-1-1/1.1", "clauses"),
    ("tasks/990100-2031-1-1/1.1", "tasks"), ("targets/t1", "targets"), ("deadlines/d1", "deadlines"),
    ("findings/x1", "findings")])  # fmt: skip
def test_a_record_leads_to_its_history(get: Get, path: str, table: str) -> None:
    (address,) = set(re.findall(rf'href="(/en/history/{table}/[^"]+)"', get(f"/en/{path}").text))
    assert get(address).status_code == 200
