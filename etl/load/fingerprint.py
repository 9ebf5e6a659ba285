"""What a build was made of: the same inputs have the same fingerprint, whatever the clock and the path."""

import hashlib
from collections.abc import Iterable, Mapping
from importlib.metadata import version
from pathlib import Path

import etl.contract
import etl.search
from etl.contract import Contract
from etl.ids import digest
from etl.load.rows import Row
from etl.project import Project

SHA256_LENGTH = 64


def take_fingerprint(project: Project, contract: Contract, text_state: str) -> str:
    """Return the digest of contract, committed rows, state of the texts, and the code that makes a build of them."""
    inputs = [project.contract, *(project.data / f"{t.name}.csv" for t in contract.layer("facts"))]
    inputs += sorted((project.data / "history").glob("*.csv"))
    here = Path(__file__).parent
    code = [*here.rglob("*.py"), *here.glob("views/*.sql"), Path(etl.search.__file__), Path(etl.contract.__file__)]
    return digest(
        [
            [[p.name, digest_file(p)] for p in inputs],
            text_state,
            sorted([p.name, digest_file(p)] for p in code),
            [[name, version(name)] for name in ("opencc", "pyarrow", "sqlite-utils", "xlsxwriter")],
        ],
        SHA256_LENGTH,
    )


def digest_file(path: Path) -> str:
    """Return the SHA-256 of a file, or of nothing where there is none."""
    return hashlib.sha256(path.read_bytes() if path.is_file() else b"").hexdigest()


def digest_rows(tables: Mapping[str, Iterable[Row]]) -> str:
    """Return the digest of the rows of several tables."""
    return digest([[name, [list(row) for row in rows]] for name, rows in sorted(tables.items())], SHA256_LENGTH)
