"""The store and its pins: what is held, missing, or changed by a byte."""

import shutil
from pathlib import Path

import pytest

from etl.errors import Complaint
from etl.project import Project
from etl.sources import add_source, check_source, hash_file, held_sources, load_pins, verify_sources

ROOT = Path(__file__).parents[1]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "etl").mkdir()
    (tmp_path / "etl" / "sources.yml").write_text("[]\n", encoding="utf-8")
    shutil.copyfile(ROOT / "datapackage.json", tmp_path / "datapackage.json")
    return Project(tmp_path, tmp_path / "store")


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    path = tmp_path / "notice.txt"
    path.write_text("望澜县控烟实施方案\n一、宣传。\n", encoding="utf-8")
    return path


def test_an_added_source_is_copied_and_pinned(project: Project, notice: Path) -> None:
    source = add_source(notice, "wanglan-2031", "official", project)
    assert load_pins(project) == [source]
    assert (project.store / source.file).read_bytes() == notice.read_bytes()
    assert check_source(source, project) == "held"
    assert verify_sources(project)[1]


def test_a_changed_byte_is_refused_with_both_digests(project: Project, notice: Path) -> None:
    source = add_source(notice, "wanglan-2031", "official", project)
    held = project.store / source.file
    held.write_bytes(held.read_bytes() + b" ")
    with pytest.raises(Complaint) as complaint:
        held_sources(project)
    assert source.sha256 in str(complaint.value)
    assert hash_file(held) in str(complaint.value)
    described, whole = verify_sources(project)
    assert not whole
    assert "changed" in described


def test_a_missing_source_is_said(project: Project, notice: Path) -> None:
    source = add_source(notice, "wanglan-2031", "official", project)
    (project.store / source.file).unlink()
    assert held_sources(project) == []
    described, whole = verify_sources(project)
    assert not whole
    assert f"put {source.file} into" in described


def test_one_capture_is_pinned_once(project: Project, notice: Path) -> None:
    add_source(notice, "wanglan-2031", "official", project)
    with pytest.raises(Complaint, match="wanglan-2031 is pinned already"):
        add_source(notice, "another", "official", project)


def test_an_unknown_format_is_refused(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "notice.xyz"
    path.write_text("甲", encoding="utf-8")
    with pytest.raises(Complaint) as complaint:
        add_source(path, "wanglan-2031", "official", project)
    assert complaint.value.exit_code == 2


def test_a_pin_that_does_not_read_is_named(project: Project) -> None:
    project.pins.write_text("- {source_id: wanglan-2031, colour: red}\n", encoding="utf-8")
    with pytest.raises(Complaint, match="wanglan-2031"):
        load_pins(project)
