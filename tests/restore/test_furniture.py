"""The page around a document goes; the document stays whole. Pages and places are invented."""

import pytest

from etl.restore.furniture import find_furniture
from etl.span import apply_edits

BODY = """临溪县人民政府关于开办夜间门诊的通知
临政发〔2022〕9号
各乡镇人民政府:
为方便务工群众就诊,县人民政府决定从今年七月起在县医院开办夜间门诊,现将有关事项通知如下。
一、时间
每日十八时至二十二时,由内科、儿科、骨科轮流出诊,检验科和药房同时开放,收费与白天相同,不另加价。
附件
夜间门诊排班表
表3.jpg"""
ARTICLE = """山乡卫生院的夜间门诊
●金秋实 马尚
临溪县的夜间门诊开办一年来,共接诊务工群众一万两千人次,卫生院的门诊由此恢复了往日的热闹景象。
夜间门诊的药房与检验科同时开放,群众不必再为一张化验单请假半天,这是改革最受欢迎的一步棋。"""

HEADS = {
    "junk markup alone": '<source id="kvzqx"></source>\n<tt id="kvzqx"><b id="kvzqx"></b></tt>\n',
    "link spam and markup": """成人免费看,亚洲精品无码,久久在线观看,欧美激情视频
  • <source id="kvzqx"></source>
<video id="kvzqx"></video><b id="kvzqx"><tt id="kvzqx"></tt></b>
""",
    "navigation and controls": """某某市门户网站
国徽
走进某某 政务公开 政务服务 互动交流 视频某某
【字体: 大 中 小】 【打印】 【关闭】
分享到:
政策解读:一图看懂夜间门诊
""",
    "a path": "当前位置:首页 > 政务公开 > 通知公告\n首页 > 政务公开 > 通知公告\n",
    "a title of spam": "国产精品视频在线观看免费看\n",
}
FEET = {
    "recommended pages": """猜你喜欢
群众为何半夜排队?
我的导师
某某摄影(2019年2期)2019-02-20 11:22:33
""",
    "place names": "石桥县| 双桥县| 柳林市| 青泽市| 丹江区| 白沙州| 云岭省| 滨湖区| 怒川县| 临泉县|\n",
    "a labelled list": "主站蜘蛛池模板: 石桥县| 双桥县| 柳林市| 青泽市| 丹江区| 白沙州| 云岭省| 滨湖区| 怒川县|\n",
    "the foot of a site": "上一篇:关于放假的通知\n下一篇:关于招标的公告\n主办单位:某某市政府 某ICP备00000000号\n",
    "markup": '<p id="a1"><nobr id="a2"></nobr></p>\n<script type="text/javascript" src="x.js"></script>\n',
}


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
@pytest.mark.parametrize("foot", FEET.values(), ids=FEET)
def test_what_is_around_goes(head, foot):
    page = f"{head}{BODY}\n{foot}"
    assert apply_edits(page, find_furniture(page)).strip() == BODY


def test_the_lines_over_an_article_go_with_the_page_around_it():
    page = f"""?
{ARTICLE.partition(chr(10))[0]}
2020-03-04 10:20:30金秋实马尚
某某论坛 2020年3期
关键词:门诊夜间改革
{ARTICLE.partition(chr(10))[2]}
{FEET["recommended pages"]}"""
    assert apply_edits(page, find_furniture(page)).strip() == ARTICLE


CLEAN = {
    "notice": BODY,
    "article": ARTICLE,
    "metadata": f"索引号: | 000/2022-1 | 发布机构: | 临溪县政府 |\n- 发布日期:2022-06-01\n- 浏览次数:\n{BODY}",
    "table": f"{BODY}\n序号|科室|医生|时间|地点|电话|备注\n1|内科|甲|18时|一楼|略|无\n2|儿科|乙|18时|二楼|略|无",
    "places with a comma": f"{BODY}\n石桥县、双桥县、柳林市、青泽市、丹江区、白沙州、滨湖区、怒川县",
    "slogans": f"统筹推进,强化落实,完善机制,提升服务\n{BODY}",
    "authors": f"金秋实 马尚 何必 钱多多\n{ARTICLE}",
    "key words without a site": f"关键词:门诊;夜间\n{ARTICLE}",
    "anchors": f'<a id="one"></a>\n{BODY}\n<a id="two"></a>',
    "English": "Home | News | Contact\n\n"
    + "The county hospital opens a night clinic; patients need not wait until morning.\n" * 3,
    "code": 'def f():\n    """夜间门诊。"""\n    }\n})\nfunction open() { return 1 }\n' + ARTICLE,
    "no prose": "一季度\n二季度\n首页 政务公开 政务服务",
    "markup as a subject": "The tag <b> makes text bold; </b> ends it. Pages that explain markup keep their examples!",
}


@pytest.mark.parametrize("text", CLEAN.values(), ids=CLEAN)
def test_clean_pages_stay(text):
    assert not find_furniture(text)
