"""A small invented set of documents, read to the end: what the tests of rows, ids and commands share."""

from pathlib import Path

from etl import model
from etl.edition.rows import Captured
from etl.extract.facts import extract_facts
from etl.parse.outline import read_outline
from etl.restore.steps import restore_text

ROOT = Path(__file__).parents[1]
TEXT = """\
望澜县人民政府关于印发《望澜县控烟实施方案》的通知
望政发〔2031〕3号
各乡镇：
现将方案印发给你们。
望澜县人民政府
2031年4月2日
望澜县控烟实施方案
一、工作目标
到2033年，成人吸烟率降到20%以下。
二、重点任务
（一）宣传。落实《临澜省控烟条例》，每年宣传不少于4次。（县卫健局牵头，县教育局配合）
三、实施步骤
（一）启动阶段（2031年4月—2031年12月）。摸底。
附件
控烟台账
序号\t重点任务\t具体措施\t责任单位
1\t宣传\t2032年底前进校园。\t县教育局、县卫健局
"""


def capture(source_id: str, text: str) -> Captured:
    """Take a text through restoring, parsing and extracting, under a pin of its own."""
    restored = restore_text(text)
    source = model.Source(source_id, f"{source_id}.txt", "text/plain", 1, source_id, "official")
    return Captured(source, restored, extract_facts(read_outline(restored.restored)), "copy", "")
