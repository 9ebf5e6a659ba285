"""Suggested citations of an edition or of one of its records: for researchers and for media, in Chinese and English."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from etl.contract import Contract
from etl.edition.records import Record

AUDIENCES = ("research", "media")
LANGUAGES = ("zh", "en")


@dataclass(frozen=True, slots=True)
class Citation:
    """A line to copy: for whom it is written, and in which language."""

    audience: str
    language: str
    text: str


@dataclass(frozen=True, slots=True)
class Cited:
    """What is cited: an edition (its row) at an absolute address, and in it a record by what people call it."""

    edition: Record
    url: str
    record: str | None = None
    record_en: str | None = None


@lru_cache(maxsize=1)
def read_forms() -> dict[str, Any]:
    """Return the forms of citations."""
    forms: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("citations.yml").read_text(encoding="utf-8"))
    return forms


def suggest_citations(contract: Contract, cited: Cited) -> list[Citation]:
    """Return a citation for each audience and language, researchers first."""
    return [Citation(a, language, cite(contract, cited, a, language)) for a in AUDIENCES for language in LANGUAGES]


def cite(contract: Contract, cited: Cited, audience: str, language: str) -> str:
    """Return one citation; a record without an English name keeps its Chinese one."""
    forms = read_forms()
    day = date.fromisoformat(cited.edition["released_on"])
    record = (cited.record_en or cited.record) if language == "en" else cited.record
    form: str = forms["record" if record else "edition"][audience][language]
    return form.format(
        authors=forms["authors"][language],
        title=contract.title_en if language == "en" else contract.title,
        edition=cited.edition["edition"],
        day=day.isoformat(),
        date=f"{day.day} {day:%B} {day.year}",
        year=day.year,
        url=cited.url,
        record=record,
    )


def cite_bibtex(contract: Contract, cited: Cited) -> str:
    """Return the edition as an entry of BibTeX."""
    edition = cited.edition["edition"]
    lines = {
        "author": "{" + read_forms()["authors"]["en"] + "}",
        "title": "{" + contract.title_en + "}",
        "year": cited.edition["released_on"][:4],
        "version": edition,
        "url": cited.url,
    }
    body = "".join(f"  {name} = {{{value}}},\n" for name, value in lines.items())
    return f"@misc{{taizhang-{edition},\n{body}}}\n"
