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
    """What is cited: an edition (its row) at an absolute address, and in it a record by what people call it.

    Without an English name a record keeps its Chinese one; without an English address both languages share `url`.
    """

    edition: Record
    url: str
    record: str | None = None
    record_en: str | None = None
    url_en: str | None = None

    def named(self, language: str) -> str | None:
        """Return what the record is called in a language; None where the edition itself is cited."""
        return (self.record_en or self.record) if language == "en" else self.record

    def address(self, language: str) -> str:
        """Return where a reader of a language finds it."""
        return (self.url_en or self.url) if language == "en" else self.url


@lru_cache(maxsize=1)
def read_forms() -> dict[str, Any]:
    """Return the forms of citations."""
    forms: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("citations.yml").read_text(encoding="utf-8"))
    return forms


def suggest_citations(contract: Contract, cited: Cited) -> list[Citation]:
    """Return a citation for each audience and language, researchers first."""
    return [Citation(a, language, cite(contract, cited, a, language)) for a in AUDIENCES for language in LANGUAGES]


def cite(contract: Contract, cited: Cited, audience: str, language: str) -> str:
    """Return one citation."""
    forms = read_forms()
    day = date.fromisoformat(cited.edition["released_on"])
    record = cited.named(language)
    form: str = forms["record" if record else "edition"][audience][language]
    return form.format(
        authors=forms["authors"][language],
        title=contract.title_en if language == "en" else contract.title,
        edition=cited.edition["edition"],
        day=day.isoformat(),
        date=f"{day.day} {day:%B} {day.year}",
        year=day.year,
        url=cited.address(language),
        record=record,
    )
