"""The metadata of an official page, such as 索引号 and 发文字号, kept as cells: label, value, label, value."""

import re
from dataclasses import replace

from etl.read.html_block import Block

# Labels of the public-information catalogue (政府信息公开目录); these name a field wherever they begin a line.
LABELS = """
索引号 信息索引 信息索引号 发布机构 发文机构 发文机关 发布单位 发文单位 制发机关 公开责任部门
发文字号 文件编号 文件字号 文号 成文日期 成文时间 发文日期 发文时间 发布日期 发布时间 公开日期 公开时间 印发日期
生成日期 公开方式 公开形式 公开时限 公开范围 主题分类 组配分类 信息分类 体裁分类 公文种类 效力状态 公文时效 生效日期
失效日期 废止日期 浏览次数 信息来源
"""
# Words that are labels only beside one of those.
WEAK_LABELS = (
    "名称 标题 信息名称 文件名称 来源 主题词 关键词 有效性 时效性 分类 内容概述 服务对象 作者 浏览量 阅读次数 点击数"
)
LINE = 200  # characters: longer lines are sentences


def _match_any(words: str) -> str:
    """Match any of the words, with the blanks that pages put inside them: 索 引 号."""
    longest_first = sorted(words.split(), key=len, reverse=True)
    return "|".join(r"\s*".join(word) for word in longest_first)


_LABEL = re.compile(rf"(?:{_match_any(LABELS)})\s*[:：]?")
_FIRST = re.compile(rf"[\[【]?\s*(?:{_match_any(LABELS)})\s*[:：]")
_ANY = re.compile(rf"(?:{_match_any(f'{LABELS} {WEAK_LABELS}')})\s*[:：]")


def is_field(block: Block) -> bool:
    """Whether the block is metadata: a row with a label among its cells, or a line that begins with one."""
    if block.kind == "row":
        return any(_LABEL.fullmatch(cell) or _FIRST.match(cell) for cell in block.text.split("\t"))
    return len(block.text) <= LINE and (_FIRST.match(block.text) or _LABEL.fullmatch(block.text)) is not None


def split_fields(blocks: list[Block]) -> list[Block]:
    """Turn metadata into rows of cells; a label and a value on lines of their own become one row.

    Other blocks stay as they are. Labels keep their colon and their blanks.
    """
    result: list[Block] = []
    for block in blocks:
        last = result[-1] if result else None
        if last and _is_bare_label(last) and _is_value(block, last):
            result[-1] = replace(last, text=f"{last.text}\t{block.text}", kind="row")
        elif is_field(block) and not _is_bare_label(block):
            cells = [part for cell in block.text.split("\t") for part in _split_cell(cell)]
            result.append(replace(block, text="\t".join(cells), kind="row"))
        else:
            result.append(block)
    return result


def _is_value(block: Block, label: Block) -> bool:
    """Whether a line is the value of the bare label before it: its neighbour on the page, and not the headline."""
    return block.kind == "line" and block.inside[:-1] == label.inside[:-1] and not is_field(block)


def _is_bare_label(block: Block) -> bool:
    return block.kind == "line" and _LABEL.fullmatch(block.text) is not None


def _split_cell(text: str) -> list[str]:
    """Cut 索引号：1 文号：2 before and after each label; words that begin with no label stay one cell."""
    labels = list(_ANY.finditer(text))
    if not labels or text[: labels[0].start()].strip(" [【"):
        return [text]
    cells = []
    for label, end in zip(labels, [later.start() for later in labels[1:]] + [len(text)], strict=True):
        cells.append(label.group().strip())
        cells += [value] if (value := text[label.end() : end].strip(" \u3000\xa0]】")) or end < len(text) else []
    return cells
