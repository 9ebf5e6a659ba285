"""What is said about rows that do not keep the contract: which file, which line, what to do."""

from pathlib import Path

import pytest
from edition import make_tables, make_text_rows, write_edition

from etl.errors import Complaint
from etl.load.build import load_edition
from etl.project import Project


def build_with(root: Path, table: str, **cells: object) -> None:
    tables = make_tables()
    tables[table][0].update(cells)
    load_edition(write_edition(root, tables), {})


@pytest.mark.parametrize(
    ("table", "cells", "message"),
    [
        # an id that leads nowhere names table, row, column and the table it should lead to
        ("tasks", {"theme_id": "x"}, r"tasks, row 990100-2031-1-1/1\.1: theme_id is 'x', which is no row of themes"),
        ("assignments", {"organization_id": "x"}, r"assignments, row 990100-2031-1-1/1\.1, 1: organization_id is 'x'"),
        # a required cell
        ("documents", {"title": ""}, r"documents\.csv, row 2: title is empty"),
        # a value outside its list
        ("documents", {"kind": "poem"}, r"documents\.csv, row 2: kind is 'poem', none of notice"),
        # types
        ("documents", {"position": "1st"}, r"documents\.csv, row 2: position is '1st', no integer"),
        ("documents", {"issued_on": "2031-02-30"}, r"documents\.csv, row 2: issued_on is '2031-02-30', no date"),
        ("targets", {"value": "nan"}, r"targets\.csv, row 2: value is 'nan', no number"),
        ("targets", {"value": "inf"}, r"targets\.csv, row 2: value is 'inf', no number"),
        # a key that occurs twice
        ("regions", {"region_id": "990100"}, r"regions\.csv, row 3: the key 990100 occurs twice"),
    ],
)  # fmt: skip
def test_bad_cell_is_named(tmp_path: Path, table: str, cells: dict[str, object], message: str) -> None:
    with pytest.raises(Complaint, match=message) as raised:
        build_with(tmp_path, table, **cells)
    assert raised.value.exit_code == 1
    assert raised.value.next_step
    assert not (tmp_path / "build" / "policy.db").exists()


def test_missing_table_is_named(project: Project) -> None:
    (project.data / "phases.csv").unlink()
    with pytest.raises(Complaint, match=r"phases\.csv: the table phases has no file"):
        load_edition(project, {})


@pytest.mark.parametrize(
    "content",
    ["", "gap_id,what\n", "\ufeffgap_id,document_id,clause_id,what,kind,note\n"],
    ids=["empty", "columns missing", "byte order mark"],
)
def test_header_must_be_the_contract_s(project: Project, content: str) -> None:
    (project.data / "gaps.csv").write_text(content, encoding="utf-8")
    with pytest.raises(Complaint, match=r"gaps\.csv: the header is .* Make it gap_id,"):
        load_edition(project, {})


def test_row_of_another_width_is_named(project: Project) -> None:
    with (project.data / "gaps.csv").open("a", encoding="utf-8") as out:
        out.write("a,b\n")
    with pytest.raises(Complaint, match=r"gaps\.csv, row 4: 2 cells where 6 belong"):
        load_edition(project, {})


def test_other_encoding_is_named(project: Project) -> None:
    (project.data / "gaps.csv").write_bytes("缺漏一览：附图未载，表格无法辨认".encode("gb18030"))
    with pytest.raises(Complaint, match="not UTF-8"):
        load_edition(project, {})


def test_make_text_rows_keep_the_contract_too(project: Project) -> None:
    with pytest.raises(Complaint, match=r"clause_texts, row 1: columns that are missing or unknown: body, text"):
        load_edition(project, {"clause_texts": [{"clause_id": "x", "body": "y"}]})
    with pytest.raises(Complaint, match="no table of the text layer: tasks"):
        load_edition(project, {"tasks": []})
    with pytest.raises(Complaint, match=r"clause_texts, row 12: the key .* occurs twice"):
        load_edition(project, {"clause_texts": make_text_rows()["clause_texts"] + make_text_rows()["clause_texts"][:1]})
    with pytest.raises(Complaint, match="clause_id is 'x', which is no row of clauses"):
        load_edition(project, {"clause_texts": [{"clause_id": "x", "text": "y"}]})
