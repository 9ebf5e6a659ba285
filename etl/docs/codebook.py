"""The codebook: what every table, column, level and rule means, in English and in Chinese."""

from pathlib import Path

from etl.contract import Contract
from etl.docs.codebook_lists import write_lists
from etl.docs.entries import write_chapters, write_oddities, write_rules
from etl.docs.markdown import write_heading
from etl.docs.tables import write_tables
from etl.docs.texts import LANGUAGES, Language, read_texts, say

FILES: dict[Language, str] = {"en": "codebook.md", "zh": "codebook.zh.md"}
PARTS = ("rules", "tables", "lists", "oddities")


def write_codebooks(contract: Contract, folder: Path) -> list[Path]:
    """Write the codebook in both languages into `folder`; return the files."""
    folder.mkdir(exist_ok=True)
    paths = [folder / FILES[language] for language in LANGUAGES]
    for language, path in zip(LANGUAGES, paths, strict=True):
        path.write_text(write_codebook(contract, language), encoding="utf-8")
    return paths


def write_codebook(contract: Contract, language: Language) -> str:
    """Return the codebook in one language: contract, lexicon, and examples read by the code as it is."""
    parts = {
        "rules": lambda: write_rules(language),
        "tables": lambda: write_tables(contract, language),
        "lists": lambda: write_lists(contract, language),
        "oddities": lambda: write_oddities(language),
    }
    lines = [f"# {say('codebook', language)}", "", say("codebook_intro", language), "", *_write_contents(language)]
    lines += write_chapters(language)
    for name in PARTS:
        lines += [*write_heading(2, say(f"{name}_title", language), name), *parts[name]()]
    return "\n".join(lines).rstrip("\n") + "\n"


def _write_contents(language: Language) -> list[str]:
    chapters = [(c["id"], c[language]["title"]) for c in read_texts("chapters")]
    parts = [(name, say(f"{name}_title", language)) for name in PARTS]
    return [*(f"- [{title}](#{anchor})" for anchor, title in chapters + parts), ""]
