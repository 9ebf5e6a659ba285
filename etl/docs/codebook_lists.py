"""The lists of the lexicon that rows refer to: themes, instruments, indicators, dimensions."""

from etl.contract import Contract
from etl.docs.markdown import write_grid, write_heading
from etl.docs.texts import Language, say
from etl.edition.codebook_rows import codebook_rows

OTHER_DEFINITION = {"zh": "definition_en", "en": "definition"}


def write_lists(contract: Contract, language: Language) -> list[str]:
    """Return every entry of every list, with both names and the definition in the language of the page."""
    lines = [say("lists_intro", language), ""]
    for name, rows in codebook_rows().items():
        table = contract.tables[name]
        columns = [c for c in table.columns if c.name != OTHER_DEFINITION[language]]
        title = table.title if language == "zh" else table.title_en
        lines += write_heading(3, f"{title} ({len(rows)})", f"list-{name}")
        header = [c.title if language == "zh" else c.title_en for c in columns]
        lines += write_grid(header, [[_mark(c.name, row.get(c.name)) for c in columns] for row in rows])
    return lines


def _mark(column: str, value: object) -> object:
    return f"`{value}`" if value is not None and column.endswith("_id") else value
