"""The files at the root that name the edition: descriptor, changelog, citation. Stamping twice changes nothing."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path


def stamp_files(root: Path, edition: Mapping[str, str]) -> None:
    """Write an edition's number and date into datapackage.json, CITATION.cff and CHANGELOG.md, where these are there.

    `edition` is its row in `editions`. Each file is written beside and swapped in.
    """
    number, day = edition["edition"], edition["released_on"]
    _rewrite(root / "datapackage.json", lambda text: stamp_descriptor(text, number))
    _rewrite(root / "CITATION.cff", lambda text: _stamp_citation(text, number, day))
    _rewrite(root / "CHANGELOG.md", lambda text: _stamp_changelog(text, number, day, edition["note"]))


def _rewrite(path: Path, change: Callable[[str], str]) -> None:
    if not path.is_file():
        return
    before = path.read_text(encoding="utf-8")
    after = change(before)
    if after != before:
        beside = path.with_suffix(".new")
        beside.write_text(after, encoding="utf-8")
        beside.replace(path)


def stamp_descriptor(text: str, number: str) -> str:
    """Return the descriptor's text with the number of the edition."""
    return re.sub(r'("version": ")[^"]*(")', rf"\g<1>{number}\g<2>", text, count=1)


def _stamp_citation(text: str, number: str, day: str) -> str:
    text = re.sub(r"(?m)^version: .*$", f"version: {number}", text, count=1)
    return re.sub(r"(?m)^date-released: .*$", f"date-released: {day}", text, count=1)


def _stamp_changelog(text: str, number: str, day: str, note: str) -> str:
    """Give what stands under Unreleased to the edition, under its note."""
    if f"## [{number}]" in text:
        return text
    return text.replace("## [Unreleased]\n", f"## [Unreleased]\n\n## [{number}] - {day}\n\n{note}.\n", 1)
