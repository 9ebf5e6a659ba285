"""A citation for reference managers: one description in the words of CSL, written as CSL-JSON, RIS or BibTeX."""

import json
import re
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from etl.contract import Contract
from etl.edition.citation import Cited, read_forms

Reference = dict[str, Any]
TAGS = {"zh": "zh-CN", "en": "en"}
SPECIAL = re.compile(r"([%&#_$])")  # what BibTeX would read as a command


def describe_reference(contract: Contract, cited: Cited, language: str) -> Reference:
    """Return the item of CSL-JSON (schema 1.0) for an edition, or for a record with the edition as its container."""
    edition, day = cited.edition["edition"], date.fromisoformat(cited.edition["released_on"])
    dataset = contract.title_en if language == "en" else contract.title
    record, url = cited.named(language), cited.address(language)
    item = {
        "id": f"taizhang-{edition}" + (f"-{_shorten(url)}" if record else ""),
        "type": "dataset",
        "title": record or dataset,
        "container-title": dataset if record else None,
        "author": [{"literal": read_forms()["authors"][language]}],
        "issued": {"date-parts": [[day.year, day.month, day.day]]},
        "version": edition,
        "publisher": "Taizhang" if language == "en" else "台账",
        "language": TAGS[language],
        "URL": url,
    }
    return {name: value for name, value in item.items() if value is not None}


def _shorten(url: str) -> str:
    """The page of a record without its language, as a key: `tasks-220600-2021-1-2.7`."""
    return re.sub(r"[^\w.-]+", "-", "/".join(urlsplit(url).path.strip("/").split("/")[1:]))


def write_csl(reference: Reference) -> str:
    """Return the reference as CSL-JSON, a list of one."""
    return json.dumps([reference], ensure_ascii=False, indent=1) + "\n"


def write_ris(reference: Reference) -> str:
    """Return the reference as RIS; the comma behind the author says that it is no person."""
    year, month, day = reference["issued"]["date-parts"][0]
    lines = [
        ("TY", "DATA"), ("ID", reference["id"]), ("AU", f"{reference['author'][0]['literal']},"),
        ("TI", reference["title"]), ("T2", reference.get("container-title")), ("PY", str(year)),
        ("DA", f"{year}/{month:02}/{day:02}/"), ("ET", reference["version"]), ("PB", reference["publisher"]),
        ("LA", reference["language"]), ("UR", reference["URL"]), ("ER", ""),
    ]  # fmt: skip
    return "".join(f"{tag}  - {value}\r\n" for tag, value in lines if value is not None)


def write_bibtex(reference: Reference) -> str:
    """Return the reference as an entry of BibTeX; the inner braces keep capitals and the author's name as they are."""
    fields = {
        "author": "{" + reference["author"][0]["literal"] + "}",
        "title": "{" + _escape(reference["title"]) + "}",
        "howpublished": _escape(reference.get("container-title", "")),
        "year": str(reference["issued"]["date-parts"][0][0]),
        "version": reference["version"],
        "url": reference["URL"],
    }
    body = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@misc{{{reference['id']},\n{body}}}\n"


def _escape(text: str) -> str:
    return SPECIAL.sub(r"\\\1", text)
