"""Pieces of code that take an answer as it stands: to copy, to paste, to run."""

from typing import NamedTuple
from urllib.parse import urlsplit


class Snippet(NamedTuple):
    """Code in a language, and what the language is called."""

    language: str
    label: str
    code: str


CURL = "curl --fail --output {file} '{address}'"
PYTHON = """\
import csv
import io
from urllib.request import urlopen

with urlopen("{address}") as answer:
    rows = list(csv.DictReader(io.TextIOWrapper(answer, encoding="utf-8", newline="")))
print(len(rows))"""
R = """\
rows <- read.csv("{address}", encoding = "UTF-8")
nrow(rows)"""


def write_snippets(base: str, path: str, sql: str = "") -> list[Snippet]:
    """Return code that takes the CSV at `path` of the site `base`; with `sql`, also for who has the database."""
    words = {"address": f"{base}{path}".replace("'", "%27"), "file": urlsplit(path).path.rpartition("/")[2]}
    said = [
        Snippet(language, label, code.format(**words))
        for language, label, code in (("curl", "curl", CURL), ("python", "Python", PYTHON), ("r", "R", R))
    ]
    return [*said, Snippet("sql", "SQL (policy.db)", sql)] if sql else said


def write_edition_snippets(base: str, edition: str, sql: str) -> list[Snippet]:
    """Return code that takes a whole edition and checks it, reads a table, and asks the database."""
    name = f"taizhang-{edition}"
    curl = f"""\
curl --fail --output {name}.zip '{base}/editions/{edition}.zip'
python3 -m zipfile -e {name}.zip {name}
(cd {name} && sha256sum --check --quiet SHA256SUMS)"""
    python = f"""\
import pandas

targets = pandas.read_parquet("{base}/files/parquet/targets.parquet")
print(targets.dtypes)
print(targets.groupby("unit").size())"""
    r = f"""\
targets <- read.csv("{base}/files/csv/targets.csv", encoding = "UTF-8")
table(targets$unit)"""
    ask = f"""\
curl --fail --output policy.db '{base}/policy.db'
sqlite3 -csv -header policy.db "{sql}" """.rstrip()
    return [
        Snippet("curl", "curl", curl), Snippet("python", "Python (pandas, pyarrow)", python), Snippet("r", "R", r),
        Snippet("sql", "SQL (sqlite3)", ask),
    ]  # fmt: skip
