"""What the pages know: the contract, the last build's receipt, the views, the questions, and words in two languages."""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, ClassVar, NamedTuple

import yaml

from etl.contract import Contract, Table, load_contract
from etl.errors import Complaint
from etl.load.annotated import AnnotatedSql, read_annotated
from etl.load.receipt import DATABASE, Receipt, read_receipt
from etl.load.views import read_views
from etl.project import Project, find_project
from etl.serve.counts import TextCounts, count_places, count_texts
from etl.serve.history_tables import describe_history_tables

HERE = Path(__file__).parent
QUERIES = HERE / "queries"
DATABASE_NAME = "policy"


class Words(NamedTuple):
    """The same said in Chinese and in English."""

    zh: str
    en: str


@dataclass(frozen=True)
class Site:
    """A project as the pages see it; made once when the server starts."""

    project: Project
    contract: Contract
    receipt: Receipt
    texts: TextCounts
    place_count: int
    views: dict[str, AnnotatedSql]
    questions: dict[str, AnnotatedSql]
    link_words: ClassVar[Words] = Words("地址", "Address")  # Datasette's column that links to a row with a compound key

    @property
    def database(self) -> Path:
        """The file that is served."""
        return self.project.build / DATABASE

    def title(self, name: str) -> Words:
        """Return the title of a table, view or question."""
        thing = self._find(name)
        return Words(thing.title, thing.title_en) if thing else Words(name, name)

    def description(self, name: str) -> Words:
        """Return what is said about a table, view or question."""
        thing = self._find(name)
        return Words(thing.description, thing.description_en) if thing else Words("", "")

    def column(self, owner: str | None, name: str) -> Words:
        """Return the title of a column of a table, view or question; its name where nobody has given it one."""
        thing = self._find(owner or "")
        if isinstance(thing, Table) and name in thing.column_names:
            column = thing.columns[thing.column_names.index(name)]
            return Words(column.title, column.title_en)
        if isinstance(thing, AnnotatedSql):
            for sql in (thing, *self._views_in(thing)):
                if name in sql.columns:
                    return Words(*sql.columns[name])
        return self._shared_titles.get(name) or Words(name, name)

    @cached_property
    def histories(self) -> dict[str, Table]:
        """The tables that the build adds to the contract's: the history of each, and the rows of each edition."""
        return describe_history_tables(self.contract)

    @cached_property
    def tables(self) -> dict[str, Table]:
        """Every table of the database."""
        return self.contract.tables | self.histories

    def describe_column(self, table: str, name: str) -> Words:
        """Return what is said about a column of a table."""
        columns = {c.name: c for c in self.tables[table].columns}
        return Words(columns[name].description, columns[name].description_en)

    def term(self, column: str, value: object) -> str | None:
        """Return the Chinese for a value of a column that allows only some; None for every other column."""
        if column == "record_table":
            return self.title(str(value)).zh
        return read_terms().get(str(value)) if column in self._termed_columns else None

    def tells_of_texts(self, name: str) -> bool:
        """Say whether a reader of this table or view expects texts there."""
        columns = {c.name for t in (self.contract.tables.get(name),) if t for c in t.columns}
        return name in self.views or name in ("documents", "clauses", "tasks", "repairs") or "text" in columns

    def table_of(self, column: str) -> str | None:
        """Return the table whose ids a column of a view or question holds; `list_task_id` holds ids of tasks too."""
        while column and column not in self._tables_by_column:
            column = column.partition("_")[2]
        return self._tables_by_column.get(column)

    def _find(self, name: str) -> Table | AnnotatedSql | None:
        return self.questions.get(name) or self.views.get(name) or self.tables.get(name)

    @cached_property
    def _termed_columns(self) -> set[str]:
        listed = {c.name for t in self.contract.tables.values() for c in t.columns if "enum" in c.constraints}
        return listed | {"text_status", "document_kind", "nature"}

    @cached_property
    def _shared_titles(self) -> dict[str, Words]:
        """Titles of columns that are called the same wherever they stand (a key is called after its table there)."""
        found: dict[str, set[Words]] = {}
        keys: dict[str, Words] = {}
        for table in self.contract.tables.values():
            for c in table.columns:
                words = Words(c.title, c.title_en)
                if table.primary_key == (c.name,):
                    keys[c.name] = words
                else:
                    found.setdefault(c.name, set()).add(words)
        return keys | {name: next(iter(words)) for name, words in found.items() if len(words) == 1}

    def _views_in(self, thing: AnnotatedSql) -> list[AnnotatedSql]:
        """The views that a question asks: its columns are called what they are called there."""
        words = set(re.findall(r"\w+", thing.sql))
        return [view for view in self.views.values() if view.name in words and view is not thing]

    @cached_property
    def _tables_by_column(self) -> dict[str, str]:
        found: dict[str, set[str]] = {}
        for table in self.contract.layer("facts"):  # where a text hangs on a key, the key is still the clause's
            if len(table.primary_key) == 1:
                found.setdefault(table.primary_key[0], set()).add(table.name)
            for key in table.foreign_keys:
                found.setdefault(key.column, set()).add(key.table)
        return {column: next(iter(tables)) for column, tables in found.items() if len(tables) == 1}


@lru_cache(maxsize=1)
def read_terms() -> dict[str, str]:
    """Return the Chinese for every value that the contract allows somewhere."""
    terms: dict[str, str] = yaml.safe_load((HERE / "terms.yml").read_text(encoding="utf-8"))
    return terms


def open_site(project: Project) -> Site:
    """Return the site of a project's last build; a Complaint where there is none."""
    receipt = read_receipt(project.build)
    if receipt is None or not (project.build / DATABASE).is_file():
        raise Complaint("there is no build yet", project.build, "Make one with `taizhang build`.")
    database = project.build / DATABASE
    return Site(
        project,
        load_contract(project.contract),
        receipt,
        count_texts(database),
        count_places(database),
        {v.name: v for v in read_views()},
        {q.name: q for q in read_annotated(QUERIES)},
    )


def find_site(datasette: Any) -> Site:
    """Return the site that a Datasette serves: the one it was opened with, else that of the project we stand in."""
    site = getattr(datasette, "taizhang_site", None)
    if not isinstance(site, Site):
        site = datasette.taizhang_site = open_site(find_project())
    return site
