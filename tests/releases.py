"""A project in a folder: a copy of the code, invented documents, git; one with three editions; a delta made use of."""

import csv
import hashlib
import io
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from unittest.mock import patch

import yaml

from etl.contract import Contract
from etl.edition.records import key_records, name_record
from etl.edition.tables import write_table
from etl.pipeline import build_edition
from etl.project import Project

ROOT = Path(__file__).resolve().parents[1]

NOTICE = """\
临山县人民政府办公室关于印发临山县深化医改2031年工作要点的通知
临政办发〔2031〕7号
各乡镇人民政府,县直各部门:
现将工作要点印发给你们,请认真落实。
临山县人民政府办公室
2031年3月5日
临山县深化医改2031年工作要点
一、提升服务能力
(一)推进预约诊疗。2031年底前,县医院预约诊疗率达到60%以上。(县卫健局、县医保局负责)
(二)做好签约服务。按照《青川省家庭医生签约服务办法》,每年上门服务不少于4次。(县卫健局牵头,县财政局配合)
二、改革支付方式
(三)推行总额付费。在县医院试行总额付费,结余留用。(县医保局负责)
"""
PLAN = """\
石门县医疗质量提升方案(2031-2033年)
为提高医疗质量,制定本方案。
一、工作目标
到2033年,全县医疗质量明显提升。
二、重点任务
(一)设立质控中心。县医院设立质控中心。
(二)开展培训。每年开展2次培训。
"""


EDITIONS = ("0.1.0", "0.1.1", "0.2.0")
CORRECTED = NOTICE.replace("60%以上", "65%以上")
# 1.2 becomes 1.4, 2.3 goes, 2.5 comes.
REWORKED = (
    CORRECTED.replace("(二)做好签约服务", "(四)做好签约服务")
    .replace("(三)推行总额付费。在县医院试行总额付费,结余留用。(县医保局负责)\n", "")
    .replace("二、改革支付方式\n", "二、改革支付方式\n(五)公开价格。每季度公布药品价格。(县医保局负责)\n")
)
RELEASES = ((NOTICE, "minor", "2031-05-01"), (CORRECTED, "patch", "2031-06-01"), (REWORKED, "minor", "2031-07-01"))


class Workplace:
    """A project in a folder, and the command `taizhang` run with the code that lies in it."""

    def __init__(self, root: Path) -> None:
        self.root, self.store = root, root / "store"
        shutil.copytree(ROOT / "etl", root / "etl", ignore=shutil.ignore_patterns("__pycache__", "summaries.csv"))
        for name in ("datapackage.json", "metadata.yml", "CITATION.cff", "CHANGELOG.md"):
            shutil.copyfile(ROOT / name, root / name)
        self.store.mkdir()
        self.put("linshan.txt", NOTICE)
        self.put("shimen.txt", PLAN)
        (root / ".gitignore").write_text("store/\n__pycache__/\n")
        self.git("init", "-q")
        self.commit()

    def put(self, name: str, text: str) -> None:
        """Write a source and pin what the store then holds."""
        (self.store / name).write_text(text, encoding="utf-8")
        pins = [
            {
                "source_id": path.stem, "file": path.name, "media_type": "text/plain", "bytes": path.stat().st_size,
                "sha256": hashlib.sha256(path.read_bytes()).hexdigest(), "rights": "official",
            }
            for path in sorted(self.store.iterdir())
        ]  # fmt: skip
        (self.root / "etl" / "sources.yml").write_text(yaml.safe_dump(pins), encoding="utf-8")

    def git(self, *words: str) -> None:
        name = ["-c", "user.name=t", "-c", "user.email=t@t"]
        subprocess.run(["git", "-C", str(self.root), *name, *words], check=True, capture_output=True)

    def commit(self) -> None:
        self.git("add", "-A")
        self.git("commit", "--allow-empty", "-qm", "state")

    def replace(self, path: str, before: str, after: str) -> None:
        """Change the code or the words, and commit."""
        file = self.root / path
        text = file.read_text(encoding="utf-8")
        assert before in text, f"{before!r} is no longer in {path}"
        file.write_text(text.replace(before, after), encoding="utf-8")
        self.commit()

    def call(self, *words: str) -> "subprocess.CompletedProcess[str]":
        code = "from etl.cli import main; main(prog_name='taizhang')"
        env = {"PYTHONPATH": str(self.root), "PATH": "/usr/bin:/bin", "TAIZHANG_SOURCES": str(self.store)}
        return subprocess.run(
            [sys.executable, "-c", code, *words], cwd=self.root, env=env, capture_output=True, text=True, check=False
        )

    def release(self, level: str, day: str = "2031-05-01") -> None:
        """Close an edition and commit it."""
        done = self.call("release", level, "-m", "t", "--date", day)
        assert done.returncode == 0, done.stderr
        self.commit()


def make_three_editions(root: Path) -> Project:
    """Release 0.1.0; 0.1.1, in which a source corrected a number; 0.2.0, with clauses moved, gone and come; build."""
    place = Workplace(root)
    for text, level, day in RELEASES:
        place.put("linshan.txt", text)
        place.commit()
        place.release(level, day)
    project = Project(root, place.store)
    with patch.dict(os.environ, {"TAIZHANG_SOURCES": str(place.store)}):
        build_edition(project)
    return project


def apply_delta(old: Mapping[str, bytes], delta: Mapping[str, bytes], contract: Contract) -> dict[str, bytes]:
    """Return the tables of the new edition from the files of the old one and the delta; `contract` is the new one's."""
    tables = {}
    for table in contract.layer("facts"):
        kept = [{c: row.get(c) or "" for c in table.column_names} for row in _read(old, f"data/{table.name}.csv")]
        rows = key_records(table, kept)
        for row in _read(delta, f"delta/{table.name}.csv"):
            if row.pop("op") == "DEL":
                del rows[name_record(table, row)]
            else:
                rows[name_record(table, row)] = row
        tables[f"data/{table.name}.csv"] = write_table(table, rows.values())
    return tables


def _read(files: Mapping[str, bytes], path: str) -> "csv.DictReader[str]":
    return csv.DictReader(io.StringIO(files.get(path, b"").decode(), newline=""))
