"""The wheel carries what the commands need that work without a clone: words, expectations, templates, queries."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    pytest.importorskip("hatchling", reason="no build backend is installed; make setup installs it")
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (path,) = folder.glob("*.whl")
    return zipfile.ZipFile(path)


def test_every_file_of_the_package_is_in_the_wheel(wheel: zipfile.ZipFile):
    here = {str(p.relative_to(ROOT)) for p in (ROOT / "etl").rglob("*") if p.is_file() and "__pycache__" not in p.parts}
    assert here <= set(wheel.namelist())


@pytest.mark.parametrize(
    "kind",
    [
        # Words, without which nothing is read.
        "etl/lexicon/document_kinds.yml",
        # Rules, and the page that reports them.
        "etl/quality/expectations/tasks.yml",
        "etl/quality/templates/report.html",
    ],
)
def test_data_files_are_in_the_wheel(wheel: zipfile.ZipFile, kind: str):
    assert kind in wheel.namelist()


def test_the_wheel_holds_no_data_and_no_tests(wheel: zipfile.ZipFile):
    assert {name.split("/")[0] for name in wheel.namelist() if ".dist-info/" not in name} == {"etl"}


def test_the_command_is_declared(wheel: zipfile.ZipFile):
    (entry,) = (name for name in wheel.namelist() if name.endswith("entry_points.txt"))
    assert "taizhang = etl.cli:main" in wheel.read(entry).decode()


def test_a_document_is_extracted_from_the_wheel_alone(wheel: zipfile.ZipFile, tmp_path: Path):
    wheel.extractall(tmp_path / "site")
    document = tmp_path / "notice.txt"
    document.write_text(
        "云水市医疗卫生改革工作要点\n一、建设卫生站\n（一）修缮渡口卫生站。年内完成。（市卫健委负责）\n",
        encoding="utf-8",
    )
    code = "import sys; sys.path.insert(0, sys.argv.pop(1)); from etl.cli import main; main()"
    command = [sys.executable, "-I", "-c", code, str(tmp_path / "site"), "extract", str(document)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "修缮渡口卫生站" in done.stdout
