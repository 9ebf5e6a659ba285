"""What a build leaves behind: files, receipt, the last good build."""

import csv
import fcntl
import hashlib
import json
import os
import sqlite3
from pathlib import Path

import pytest
from edition import EDITION, make_tables, make_text_rows, write_edition

from etl.errors import Complaint
from etl.load import build
from etl.load.build import load_edition
from etl.project import Project

LAST = EDITION["facts"]["editions"][-1]["edition"]


def dump(project: Project) -> str:
    with sqlite3.connect(project.build / "policy.db") as connection:
        return "\n".join(map(str, connection.execute("select type, name, sql from sqlite_master"))) + "\n".join(
            connection.iterdump()
        )


def test_build_writes_database_csv_and_receipt(built: Project) -> None:
    names = {p.name for p in built.build.iterdir()}
    assert names == {
        "README.md", "csv", "datapackage.json", "parquet", "policy.db", f"taizhang-{LAST}.xlsx",
        "catalog.jsonld", "catalog.ttl", "croissant.json", "csv-metadata.json",
    }  # fmt: skip
    assert (built.build / "README.md").read_text(encoding="utf-8") == "kept by git\n"


def test_committed_csv_is_copied_byte_for_byte(built: Project) -> None:
    for path in built.data.glob("*.csv"):
        assert (built.build / "csv" / path.name).read_bytes() == path.read_bytes()


def test_text_layer_is_written_in_the_order_of_its_key(built: Project) -> None:
    with (built.build / "csv" / "clause_texts.csv").open(encoding="utf-8", newline="") as lines:
        keys = [row["clause_id"] for row in csv.DictReader(lines)]
    assert keys == sorted(r["clause_id"] for r in make_text_rows()["clause_texts"])  # type: ignore[type-var]


def test_receipt_tells_bytes_digest_and_rows_of_every_file(built: Project) -> None:
    receipt = json.loads((built.build / "datapackage.json").read_text(encoding="utf-8"))
    listed = {r["path"] for r in receipt["resources"]}
    made = {str(p.relative_to(built.build)) for p in built.build.rglob("*") if p.is_file()}
    assert listed == made - {"README.md", "datapackage.json"}
    for resource in receipt["resources"]:
        content = (built.build / resource["path"]).read_bytes()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        if "rows" in resource:
            assert resource["rows"] == len(list(csv.DictReader(content.decode().splitlines())))
    assert receipt["edition"] == receipt["version"]


def test_receipt_is_a_valid_data_package(built: Project) -> None:
    frictionless = pytest.importorskip("frictionless")
    report = frictionless.validate(built.build / "datapackage.json")
    assert report.valid, report.to_summary()


def test_second_build_does_nothing_and_says_so(project: Project) -> None:
    assert load_edition(project, make_text_rows()).is_new
    before = {p: p.stat().st_mtime_ns for p in project.build.rglob("*")}
    again = load_edition(project, make_text_rows())
    assert not again.is_new
    assert again.text_count == len(make_text_rows()["clause_texts"])
    assert {p: p.stat().st_mtime_ns for p in project.build.rglob("*")} == before


def test_rows_are_not_asked_for_when_their_state_is_known(project: Project) -> None:
    def explode():  # type: ignore[no-untyped-def]
        raise AssertionError("asked for rows")
        yield

    load_edition(project, make_text_rows(), text_state="a")
    assert not load_edition(project, {"clause_texts": explode()}, text_state="a").is_new
    with pytest.raises(AssertionError, match="asked for rows"):
        load_edition(project, {"clause_texts": explode()}, text_state="b")


def test_build_is_made_again_when_something_changed(project: Project) -> None:
    first = load_edition(project, make_text_rows())
    assert load_edition(project, {}).is_new, "other texts"
    assert load_edition(project, {}).fingerprint != first.fingerprint
    with (project.build / "policy.db").open("ab") as database:
        database.write(b"x")
    assert load_edition(project, {}).is_new, "a damaged file"
    (project.build / "datapackage.json").write_text("{", encoding="utf-8")
    assert load_edition(project, {}).is_new, "a damaged receipt"
    tables = make_tables()
    tables["regions"][0]["name"] = "云海省"
    write_edition(project.root, tables)
    assert load_edition(project, {}).is_new, "another row"


def test_same_inputs_give_the_same_bytes_anywhere(built: Project, tmp_path: Path) -> None:
    elsewhere = write_edition(tmp_path / "a folder elsewhere")
    rows = make_text_rows()
    rows["clause_texts"].reverse()
    load_edition(elsewhere, rows)
    for path in built.build.rglob("*"):
        if path.is_file():
            assert path.read_bytes() == (elsewhere.build / path.relative_to(built.build)).read_bytes(), path
    assert dump(built) == dump(elsewhere)


@pytest.mark.parametrize("exchange", [True, False], ids=["one step", "two steps"])
def test_interrupted_build_leaves_the_last_good_one(
    project: Project, monkeypatch: pytest.MonkeyPatch, exchange: bool
) -> None:
    if not exchange:
        monkeypatch.setattr("etl.swap._exchange", lambda one, other: False)
    load_edition(project, {})
    before = dump(project)
    with monkeypatch.context() as patch:
        patch.setattr(build, "write_receipt", lambda *a: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            load_edition(project, make_text_rows())
    assert dump(project) == before
    assert sorted(p.name for p in project.root.iterdir() if p.is_dir()) == ["build", "data"]
    assert load_edition(project, make_text_rows()).is_new
    assert (project.build / "README.md").is_file()


def test_kill_between_the_two_steps_is_mended(project: Project) -> None:
    load_edition(project, {})
    project.build.rename(project.root / ".build-last")
    (project.root / ".build-next").mkdir()
    assert load_edition(project, make_text_rows()).is_new
    assert (project.build / "README.md").is_file()
    assert sorted(p.name for p in project.root.iterdir() if p.is_dir()) == ["build", "data"]


def test_two_builds_do_not_meet(project: Project) -> None:
    handle = os.open(project.data, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    with pytest.raises(Complaint, match="another build is running"):
        load_edition(project, {})
    os.close(handle)
    assert load_edition(project, {}).is_new


def test_served_file_is_plain(database: sqlite3.Connection, built: Project) -> None:
    assert database.execute("PRAGMA journal_mode").fetchone()[0] == "delete"
    assert not list(built.build.glob("policy.db-*"))
    assert database.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
