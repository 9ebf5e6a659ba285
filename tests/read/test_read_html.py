"""Pages in the manner of official sites, about places that do not exist: what is kept, and what is gone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.errors import Complaint
from etl.read.html import read_html

TITLE = "青岚市人民政府办公室关于印发青岚市乡村医疗服务提升方案的通知"
BODY = """
<p>各县（市、区）人民政府，市政府各部门：</p>
<p>《青岚市乡村医疗服务提升方案》已经市政府同意，现印发给你们，请认真组织实施。</p>
<p>&nbsp;&nbsp;一、总体要求</p>
<p>　　到2027年底，全市每个行政村都有一所达到标准的卫生室，望溪县、北屏县先行一步。</p>
<p>　　（一）配齐人员。每所卫生室至少有一名执业医师，<br>由县级医院统一招聘。（市卫生健康局负责）</p>
"""
LINES = [
    "各县（市、区）人民政府，市政府各部门：",
    "《青岚市乡村医疗服务提升方案》已经市政府同意，现印发给你们，请认真组织实施。",
    "一、总体要求",
    "到2027年底，全市每个行政村都有一所达到标准的卫生室，望溪县、北屏县先行一步。",
    "（一）配齐人员。每所卫生室至少有一名执业医师，",
    "由县级医院统一招聘。（市卫生健康局负责）",
]
NAMES = ("首页", "政务公开", "政务服务", "互动交流", "走进青岚")
MENU = "".join(f'<li><a href="/c{i}/">{name}</a></li>' for i, name in enumerate(NAMES))
NEWS = "".join(f'<li><a href="/n{i}.html">青岚市召开第{i}次卫生工作会议，部署下一阶段任务</a></li>' for i in range(8))
FOOTER = "<div><p>主办：青岚市人民政府办公室</p><p>网站标识码：0000000000　青ICP备00000000号</p><p>网站地图</p></div>"


def read(page: str) -> list[str]:
    return read_html(page.encode(), "page.html").text.splitlines()


def modern(body: str = BODY, metadata: str = "") -> str:
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{TITLE}_青岚市人民政府</title>
    <script>var words = "脚本里的话不是正文。";</script><style>p {{ color: red }}</style></head><body>
    <div class="top"><h1><a href="/">青岚市人民政府</a></h1><span>今天是星期三，欢迎您！</span></div>
    <div class="menu"><ul>{MENU}</ul></div>
    <div class="where">当前位置：<a href="/">首页</a> &gt; <a href="/c1/">政务公开</a> &gt; <a href="/w/">文件</a></div>
    <div class="wrap"><div class="article">
      {metadata}<h2 class="t">{TITLE}</h2>
      <div class="bar">【字体：<a href="#">大</a> <a href="#">中</a> <a href="#">小</a>】
        <a href="javascript:print()">打印</a> 分享到：<a href="/s">微信</a>
        <img src="/img/share_wx.png" alt="微信"></div>
      <div class="text">{body}</div>
      <div class="next"><a href="/a.html">上一篇：青岚市召开会议</a><a href="/b.html">下一篇：青岚市发布公告</a></div>
    </div><div class="side"><h3>最新文件</h3><ul>{NEWS}</ul></div></div>
    {FOOTER}</body></html>"""


def test_a_page_becomes_its_headline_and_body() -> None:
    assert read(modern()) == [TITLE, *LINES]


METADATA = {
    # The usual table, label and value in cells of their own.
    "cells": """<table><tr><td>索 引 号：</td><td>QL001/2026-00001</td>
        <td>发布机构：</td><td>青岚市人民政府办公室</td></tr>
        <tr><td>发文字号：</td><td>青政办发〔2026〕1号</td><td>成文日期：</td><td>2026年1月5日</td></tr></table>""",
    # Label and value share a cell.
    "shared": """<table><tr><td><b>索 引 号：</b>QL001/2026-00001</td>
        <td><b>发布机构：</b>青岚市人民政府办公室</td></tr>
        <tr><td><b>发文字号：</b>青政办发〔2026〕1号</td><td><b>成文日期：</b>2026年1月5日</td></tr></table>""",
    # Two fields in a paragraph.
    "lines": """<p><b>索 引 号：</b>QL001/2026-00001　<b>发布机构：</b><i>青岚市人民政府办公室</i></p>
        <p>发文字号：青政办发〔2026〕1号　　成文日期：2026年1月5日</p>""",
    # A table inside the layout table of the page's head.
    "nested": """<table><tr><td><table><tr><td>索 引 号：</td><td>QL001/2026-00001</td><td>发布机构：</td>
        <td>青岚市人民政府办公室</td></tr><tr><td>发文字号：</td><td>青政办发〔2026〕1号</td><td>成文日期：</td>
        <td>2026年1月5日</td></tr></table></td></tr></table>""",
}


@pytest.mark.parametrize("metadata", METADATA.values(), ids=METADATA.keys())
def test_metadata_becomes_cells(metadata: str) -> None:
    assert read(modern(metadata=metadata)) == [
        "索 引 号：\tQL001/2026-00001\t发布机构：\t青岚市人民政府办公室",
        "发文字号：\t青政办发〔2026〕1号\t成文日期：\t2026年1月5日",
        TITLE,
        *LINES,
    ]


def test_metadata_in_a_list_becomes_rows() -> None:
    pairs = {"索引号": "QL001/2026-00001", "公开方式": "主动公开", "公文时效": ""}
    items = "".join(f"<dt>{label}：</dt><dd>{value}</dd>" for label, value in pairs.items())
    assert read(modern(metadata=f"<dl>{items}</dl>"))[:4] == [
        "索引号：\tQL001/2026-00001",
        "公开方式：\t主动公开",
        "公文时效：",
        TITLE,
    ]


def test_metadata_outside_the_article_is_kept() -> None:
    page = modern().replace('<div class="menu">', f'<div class="catalogue">{METADATA["cells"]}</div><div class="menu">')
    assert read(page)[:3] == [
        "索 引 号：\tQL001/2026-00001\t发布机构：\t青岚市人民政府办公室",
        "发文字号：\t青政办发〔2026〕1号\t成文日期：\t2026年1月5日",
        TITLE,
    ]


def test_a_body_line_that_names_units_is_no_metadata() -> None:
    line = "责任部门：市卫生健康局、市财政局"
    assert line in read(modern(BODY + f"<p>{line}</p>"))


WORDS_OF_PLANS = (
    "（三）适老化改造",
    "项目位置：望溪县、北屏县",
    "技术支持：市大数据局",
    "（四）推行扫一扫付费",
    "附件下载",
    "中",
)


@pytest.mark.parametrize("line", WORDS_OF_PLANS)
def test_words_of_a_plan_are_no_furniture(line: str) -> None:
    assert line in read(modern(BODY + f"<p>{line}</p>"))


FURNITURE = (
    "您现在的位置：首页 > 政务公开",
    "当前位置：首页",
    "青公网安备 00000000000000号",
    "版权所有：青岚市人民政府，未经许可，不得转载，违者必究",
    "扫一扫在手机打开当前页",
    "【打印】【关闭窗口】",
    "相关解读：",
)


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture_inside_the_body_goes(line: str) -> None:
    assert read(modern(BODY + f"<p>{line}</p>")) == [TITLE, *LINES]


def test_dates_of_other_documents_are_no_metadata() -> None:
    other = "<li><a href='/x'>另一份文件</a><p>发布日期：2020-01-01</p></li>"
    assert read(modern().replace("<h3>最新文件</h3>", f"<h3>最新文件</h3><ul>{other * 3}</ul>")) == [TITLE, *LINES]


def test_a_page_laid_out_in_tables() -> None:
    cells = "".join(f'<td><a href="/c{i}/">栏目{i}</a></td>' for i in range(6))
    page = f"""<html><head><title>{TITLE}</title></head><body><table><tr>{cells}</tr></table>
    <table><tr><td><table><tr><td>{NEWS}</td></tr></table></td>
    <td><table><tr><td align=center>{TITLE}</td></tr><tr><td>{BODY * 4}</td></tr></table></td></tr></table>
    <table><tr><td>版权所有：青岚市人民政府</td></tr></table></body></html>"""
    assert read(page) == [TITLE, *LINES * 4]


LEDGER = """<table><tr><th>序号</th><th>任务</th><th>措施</th><th>牵头</th></tr>
<tr><td rowspan="3">1</td><td rowspan="2">配齐<br>人员</td><td>统一招聘。</td><td>市卫生健康局</td></tr>
<tr><td><p>定向培养。</p><p>按年下达计划。</p></td><td></td></tr>
<tr><td colspan="2">合并说明</td><td>市财政局</td></tr></table>"""


def test_a_merged_cell_is_printed_once() -> None:
    lines = read(modern(BODY + LEDGER))
    assert lines[lines.index("序号\t任务\t措施\t牵头") :] == [
        "序号\t任务\t措施\t牵头",
        "1\t配齐 人员\t统一招聘。\t市卫生健康局",
        "\t\t定向培养。 按年下达计划。\t",
        "\t合并说明\t\t市财政局",
    ]


@pytest.mark.parametrize(
    ("picture", "line"),
    [
        ('<img src="/files/2026/%E8%A1%A81.jpg?v=2">', "表1.jpg"),
        ('<img src="W020260105.png" alt="任务分工表">', "W020260105.png"),
        ('<img src="/pic?id=7" alt="任务分工表">', "任务分工表"),
        (f'<img src="data:image/png;base64,{"A" * 5000}">', "image.png"),
    ],
)
def test_a_picture_in_the_body_is_a_line(picture: str, line: str) -> None:
    assert read(modern(BODY + f"<p>附件2</p><p>{picture}</p>"))[-2:] == ["附件2", line]


@pytest.mark.parametrize("picture", ['<img src="/img/icon_doc.gif">', '<img src="/a/x.png" width="16" height="16">'])
def test_an_ornament_is_no_line(picture: str) -> None:
    assert read(modern(BODY + f'<p>{picture}<a href="/f/1.docx">附件：分工表.docx</a></p>'))[-1] == "附件：分工表.docx"


def test_links_in_the_body_stay_and_lists_of_links_go() -> None:
    law = '<p><a href="/law.html">《青岚市乡村医生管理办法》</a></p>'
    lines = read(modern(BODY + law + f"<ul>{NEWS}</ul>"))
    assert lines == [TITLE, *LINES, "《青岚市乡村医生管理办法》"]


def test_body_and_annex_in_containers_of_their_own() -> None:
    annex = '</div><div class="annex"><p>附件</p><p>1. 望溪县，三十所。</p>'
    assert read(modern(BODY + annex))[-2:] == ["附件", "1. 望溪县，三十所。"]


def test_a_break_in_the_source_is_no_blank_between_wide_characters() -> None:
    assert read("<div><p>到2027年底，\n   全市达标。</p><p>use\nDRG 付费。</p></div>") == [
        "到2027年底，全市达标。",
        "use DRG 付费。",
    ]


def test_hidden_words_are_gone() -> None:
    hidden = '<p style="display: none">点击率很高的链接。</p><p hidden>藏起来的话。</p><!-- 注释里的话。 -->'
    assert read(modern(BODY + hidden)) == [TITLE, *LINES]


def test_deep_nesting_is_read() -> None:
    assert read("<font>" * 5000 + "<p>一层又一层，终于到了。</p>") == ["一层又一层，终于到了。"]


def test_a_body_that_waits_for_a_script_is_read() -> None:
    assert read(modern().replace("<body>", '<body style="visibility: hidden">')) == [TITLE, *LINES]


def test_a_link_that_is_no_address_is_a_link() -> None:
    assert read('<div><p>先看<a href="http://[x">这里</a>，再说。</p><p><img src="http://[x/1.jpg"></p></div>') == [
        "先看这里，再说。",
        "1.jpg",
    ]


TAGS = ("p", "div", "table", "tr", "td", "th", "ul", "li", "a href='http://[x'", "span", "h1", "br", "img src=1.jpg")
MARKUP = st.one_of(
    st.sampled_from([f"<{tag}>" for tag in TAGS] + [f"</{tag.split()[0]}>" for tag in TAGS]),
    st.sampled_from(
        ["<td rowspan=0>", "<td colspan=3 rowspan=9>", "<p hidden>", "<td hidden>", "<body hidden>", "<!--"]
    ),
    st.text("县卫生院。，索引号：\n\t ", max_size=12),
)


@given(st.lists(MARKUP, max_size=40))
def test_any_markup_is_read_or_explained(pieces: list[str]) -> None:
    try:
        lines = read("<p>" + "".join(pieces))
    except Complaint:
        return
    assert all(line.strip() for line in lines)


@pytest.mark.parametrize(
    ("declared", "codec", "encoding"),
    [
        ("gb2312", "gb18030", "gb18030"),
        ("GBK", "gb18030", "gb18030"),
        ("utf-8", "gb18030", "gb18030"),  # the page lies, and its bytes say so
        ("gb2312", "utf-8", "utf-8"),
        ("big5", "big5", "big5"),
    ],
)
def test_a_declared_charset_is_a_hint(declared: str, codec: str, encoding: str) -> None:
    words = "青嵐市衛生局，今年完成三項工作。" if codec == "big5" else "青岚市卫生局，今年完成三项工作。"
    page = f'<html><head><meta charset="{declared}"></head><body><p>{words}</p></body></html>'
    raw = read_html(page.encode(codec), "page.html")
    assert (raw.text, raw.encoding, raw.media_type) == (f"{words}\n", encoding, "text/html")
