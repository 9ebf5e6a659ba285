"""Scores of invented extractions beside invented keys, the interval, and the page."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from etl.bench.accuracy import RECORDS, bench_accuracy, compare_sides, fold_wording, read_keys
from etl.bench.scores import Score, Scores, measure_interval, read_scores, write_scores
from etl.cli import main
from etl.docs.accuracy import write_accuracy
from etl.docs.texts import read_texts
from etl.errors import Complaint
from etl.extraction_json import describe_extraction
from etl.pipeline import read_document
from etl.project import Project

ROOT = Path(__file__).parents[2]
TEXT = """\
望澜县控烟实施方案
一、工作目标
到2033年，成人吸烟率降到20%以下。
二、重点任务
（一）宣传。落实《临澜省控烟条例》，每年宣传不少于4次。（县卫健局牵头，县教育局配合）
附件
控烟台账
序号\t重点任务\t具体措施\t责任单位
1\t宣传\t2032年底前进校园。\t县教育局、县卫健局
"""


@pytest.fixture
def store(tmp_path: Path) -> Path:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "wanglan.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path / "sources"


@pytest.fixture
def key(store: Path, tmp_path: Path) -> dict[str, Any]:
    """What the code reads, so that every record is right until a test changes one."""
    described = describe_extraction("wanglan", read_document(store / "wanglan.txt")[2])
    (tmp_path / "keys").mkdir()
    (tmp_path / "keys" / "wanglan.json").write_text(json.dumps(described), encoding="utf-8")
    return described


def score(key: dict[str, Any], found: dict[str, Any], table: str) -> Score:
    return next(s for s in compare_sides(key, found) if s.table == table)


def test_the_same_is_all_right(key: dict[str, Any]) -> None:
    scores = compare_sides(key, key)
    assert {"documents", "clauses", "tasks", "responsibilities", "measures", "targets", "citations"} <= {
        s.table for s in scores
    }
    assert all(s.key == s.found == s.right > 0 for s in scores)


@pytest.mark.parametrize(
    ("table", "path", "value", "right"),
    [
        # another value is one missed and one made up
        ("targets", ("targets", 0, "value"), 25, -1),
        ("targets", ("targets", 0, "due"), None, -1),
        # what the words count is not compared: people name it differently
        ("targets", ("targets", 0, "indicator"), "吸烟的人", 0),
        ("citations", ("citations", 0, "title"), "临澜省饮酒条例", -1),
        # width, white space and punctuation are not the wording
        ("citations", ("citations", 0, "title"), "临澜省 控烟条例。", 0),
        ("responsibilities", ("tasks", 0, "organizations", 0, "role"), "responsible", -1),
        ("tasks", ("tasks", 0, "path"), "2.9", -1),
        ("clauses", ("documents", 0, "clauses", 0, "heading"), "目标", -1),
        # documents are matched by title, whatever they are called
        ("clauses", ("documents", 0, "key"), "Z", 0),
    ],
)
def test_a_change_costs(key: dict[str, Any], table: str, path: tuple[Any, ...], value: Any, right: int) -> None:
    found = copy.deepcopy(key)
    place: Any = found
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    before, after = score(key, key, table), score(key, found, table)
    assert (after.key, after.found, after.right) == (before.key, before.found, before.right + right)


def test_a_record_counts_once(key: dict[str, Any]) -> None:
    found = copy.deepcopy(key)
    found["citations"] *= 2
    assert score(key, found, "citations") == Score("citations", 1, 2, 1)
    assert score(found, key, "citations") == Score("citations", 2, 1, 1)


def test_a_document_without_its_like_is_made_up(key: dict[str, Any]) -> None:
    found = copy.deepcopy(key)
    found["documents"][0]["title"] = "汀南市献血公告"
    assert score(key, found, "clauses").right == 0


@pytest.mark.parametrize(
    ("right", "total", "low", "high"),
    [
        # Brown, Cai and DasGupta 2001, and the closed form at the ends: n / (n + z²)
        (0, 10, 0.0, 0.2775),
        (10, 10, 0.7225, 1.0),
        (5, 10, 0.2366, 0.7634),
        (81, 263, 0.2553, 0.3662),
        (0, 0, 0.0, 1.0),
    ],
)
def test_wilson_interval(right: int, total: int, low: float, high: float) -> None:
    assert measure_interval(right, total) == pytest.approx((low, high), abs=1e-4)


@pytest.mark.parametrize(
    ("text", "folded"), [("（一）　望澜 县", "一望澜县"), ("95％", "95%"), ("次/年", "次/年"), (None, "")]
)
def test_wording(text: str | None, folded: str) -> None:
    assert fold_wording(text) == folded


def test_command_prints_and_writes(key: dict[str, Any], store: Path, tmp_path: Path) -> None:
    sources, scores = bench_accuracy(Project(tmp_path, store), tmp_path / "keys")
    assert sources == ["wanglan"]
    assert scores == compare_sides(key, key)
    words = ["bench", "accuracy", "--keys", str(tmp_path / "keys"), "--sources", str(store)]
    result = CliRunner().invoke(main, words)
    assert result.exit_code == 0
    assert "keys: wanglan" in result.output


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.txt", "{}", "no answer key"),
        ("a.json", "[]", "no answer key"),
        ("a.json", '{"source": "x"}', "shape"),
        ("a.json", "{", "no JSON"),
    ],
)
def test_a_folder_without_keys(tmp_path: Path, name: str, content: str, said: str) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(Complaint, match=said):
        read_keys(tmp_path)


def test_a_key_to_a_source_that_is_not_here(key: dict[str, Any], store: Path, tmp_path: Path) -> None:
    (store / "wanglan.txt").unlink()
    with pytest.raises(Complaint, match="the store lacks wanglan"):
        bench_accuracy(Project(tmp_path, store), tmp_path / "keys")


def test_every_table_has_its_words() -> None:
    assert set(read_texts("accuracy")["records"]) == set(RECORDS)


def test_page_has_the_shape_of_the_committed_one() -> None:
    """The keys are not in the repository; the figures can be measured again only by those who have them."""
    page = (ROOT / "docs" / "accuracy.md").read_text(encoding="utf-8")
    made = write_accuracy(Scores(["wanglan"], [Score("targets", 25, 24, 23)]))
    row = "| 25 | 24 | 23 | 0.958 (0.798–0.993) | 0.920 (0.750–0.978) |"
    assert row in made
    fixed = [line for line in made.splitlines() if "wanglan" not in line and row not in line]
    assert [line for line in fixed if line not in page.splitlines()] == []


def test_page_says_what_the_counts_beside_it_say() -> None:
    scores = read_scores(ROOT / "docs" / "accuracy.json")
    assert scores
    assert write_accuracy(scores) == (ROOT / "docs" / "accuracy.md").read_text(encoding="utf-8")


def test_counts_are_read_as_they_were_written(tmp_path: Path) -> None:
    scores = Scores(["wanglan"], [Score("targets", 25, 24, 23)])
    write_scores(scores, tmp_path / "accuracy.json")
    assert read_scores(tmp_path / "accuracy.json") == scores
    assert read_scores(tmp_path / "none.json") is None
