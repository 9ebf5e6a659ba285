"""Digests of what an edition rests on: sources, code, words and contract. A change has one of them as its cause."""

from dataclasses import dataclass
from pathlib import Path

import etl
from etl.contract import Contract
from etl.ids import digest
from etl.model import Source

CODE = Path(etl.__file__).parent
# What turns a captured file into rows; serving, loading, checking and the delivery of editions do not.
ROW_MAKERS = (
    *("rows", "fact_rows", "codebook_rows", "register", "standing", "due_dates", "tables"),
    *("missing", "captures"),
)
STAGES = (
    *("*.py", "read/*.py", "restore/*.py", "parse/*.py", "extract/*.py", "resolve/*.py"),
    *(f"edition/{name}.py" for name in ROW_MAKERS),
)


@dataclass(frozen=True, slots=True)
class States:
    """One digest for each of the four."""

    source_state: str
    code_state: str
    lexicon_state: str
    contract_state: str


def take_states(sources: list[Source], contract: Contract, code: Path = CODE) -> States:
    """Return the digests of the pins, of the code and the words in the folder `code`, and of tables and columns."""
    return States(
        digest([[s.source_id, s.sha256, s.rights] for s in sources]),
        digest_files(code, STAGES),
        digest_files(code, ("lexicon/*.yml",)),
        digest([[t.name, list(t.column_names), list(t.primary_key)] for t in contract.layer("facts")]),
    )


def digest_files(folder: Path, patterns: tuple[str, ...]) -> str:
    """Return the digest of the files that `patterns` name, by path and content."""
    files = sorted(path for pattern in patterns for path in folder.glob(pattern))
    return digest([[path.relative_to(folder).as_posix(), path.read_text(encoding="utf-8")] for path in files])
