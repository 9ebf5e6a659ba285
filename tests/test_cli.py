"""The command: help, messages, exit codes, and what a call imports."""

import json
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from invented import ROOT, TEXT

from etl.cli import main

HEAVY = ("yaml", "opencc", "sqlite_utils", "pandas", "datasette", "docx", "pdfplumber", "selectolax", "rjieba")
# What a call must not need: the libraries of other formats, and the converter of another script.
UNNEEDED = ("opencc", "docx", "pdfplumber", "selectolax", "pandas", "datasette", "sqlite_utils", "great_expectations")


def list_verbs(group: click.Group, above: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    verbs = []
    for name, command in group.commands.items():
        verbs.append((*above, name))
        if isinstance(command, click.Group):
            verbs += list_verbs(command, (*above, name))
    return verbs


VERBS = list_verbs(main)


def call(*words: str) -> Result:
    return CliRunner().invoke(main, words)


def list_imports(*words: str) -> list[str]:
    """Run the command in a process of its own; return the heavy modules that it imported."""
    code = (
        "import sys, json\nfrom etl.cli import main\n"
        f"try: main({list(words)!r}, standalone_mode=False)\nexcept SystemExit: pass\n"
        f"print(json.dumps([m for m in {(*HEAVY, *UNNEEDED)!r} if m in sys.modules]), file=sys.stderr)"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return json.loads(run.stderr.splitlines()[-1])


@pytest.mark.parametrize("verb", VERBS, ids=" ".join)
def test_help_shows_an_example(verb: tuple[str, ...]) -> None:
    result = call(*verb, "--help")
    assert result.exit_code == 0
    assert f"taizhang {verb[0]}" in result.output.partition("Example:")[2]


def test_starting_imports_nothing_heavy() -> None:
    assert list_imports("--help") == []


def test_a_clean_text_needs_no_other_format(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    item = "{}.培训村医。每年培训不少于{}次，落实《临澜省控烟条例》。（县卫健局负责）\n"
    items = "".join(item.format(n, n) for n in range(1, 500))
    path.write_text(f"望澜县控烟实施方案\n一、重点任务\n{items}", encoding="utf-8")
    assert path.stat().st_size > 40_000
    assert set(list_imports("extract", str(path))) & set(UNNEEDED) == set()


def test_extract_prints_the_shape_of_the_design(tmp_path: Path) -> None:
    path = tmp_path / "notice.txt"
    path.write_text(TEXT, encoding="utf-8")
    result = call("extract", str(path))
    assert result.exit_code == 0
    tables = "documents tasks targets deadlines citations people formulas gaps phases findings"
    assert ["source", *tables.split()] == list(json.loads(result.output))


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("extract", "nowhere.txt"), 2, "nowhere.txt"),
        (("extract",), 2, "Missing argument"),
        (("extract", "a.xyz"), 2, "a.xyz"),
        (("restore", "nowhere.txt"), 2, "nowhere.txt"),
        (("sources", "add", "nowhere.txt", "--id", "x"), 2, "nowhere.txt"),
        (("fly",), 2, "fly"),
        (("release", "huge", "-m", "x"), 2, "huge"),
        (("release", "minor"), 2, "--message"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_wrong_call_says_what_and_where(words: tuple[str, ...], code: int, said: str) -> None:
    result = call(*words)
    assert result.exit_code == code
    assert said in result.stderr
    assert len(result.stderr.strip()) > len(said) + 20, "what to do next"


@pytest.mark.parametrize(("name", "text"), [("empty.txt", ""), ("blank.txt", " \n\n"), ("marks.txt", "……——！")])
def test_a_file_without_a_document(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    result = call("extract", str(tmp_path / name))
    assert result.exit_code == 1
    assert name in result.stderr
