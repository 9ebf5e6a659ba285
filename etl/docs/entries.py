"""Rules and chapters: what they say, an invented example, and the rows that it gives."""

from collections.abc import Mapping
from typing import Any

from etl.docs.example import show_rows
from etl.docs.markdown import write_block, write_grid, write_heading
from etl.docs.texts import Language, read_texts, say, write_prose


def write_rules(language: Language) -> list[str]:
    """Return every rule of interpretation, numbered in the order in which they stand."""
    lines = [say("rules_intro", language), ""]
    for number, rule in enumerate(read_texts("rules"), 1):
        lines += write_entry(rule, language, 3, f"{number}. ", "rule-")
    return lines


def write_chapters(language: Language) -> list[str]:
    """Return the chapters that are prose: ids, dates, quotes, editions."""
    return [line for chapter in read_texts("chapters") for line in write_entry(chapter, language, 2, "", "")]


def write_entry(entry: Mapping[str, Any], language: Language, level: int, number: str, prefix: str) -> list[str]:
    """Return one rule or chapter: heading, text, code, example, rows."""
    words = entry[language]
    lines = write_heading(level, f"{number}{words['title']}", f"{prefix}{entry['id']}")
    lines += [write_prose(words["text"], language), ""]
    for code in entry.get("code", ()):
        lines += write_block(code["language"], code["text"])
    if "example" in entry:
        lines += write_block("text", entry["example"])
        for table, cells in show_rows(entry["example"], entry["rows"]).items():
            lines += [f"`{table}`", "", *write_grid(entry["rows"][table], cells)]
    return lines


def write_oddities(language: Language) -> list[str]:
    """Return the list of things that look wrong and are not."""
    oddities = [write_prose(o[language], language) for o in read_texts("oddities")]
    return [say("oddities_intro", language), "", *(f"{n}. {text}" for n, text in enumerate(oddities, 1)), ""]
