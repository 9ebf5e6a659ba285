"""Lines that a site puts round its documents: the foot of the page, breadcrumbs, buttons, links to the next text."""

import re

from etl.read.html_block import Block
from etl.read.html_fields import is_field

# What a site writes round every page. No word of these may stand in a plan: 适老化改造 and 项目位置 do.
SITE = re.compile(
    r"ICP\s*备|公网安备|网站标识码|网站地图|站点地图|版权所有|[Cc]opyright|网站找错|无障碍(?:浏览|阅读)"
    r"|长者(?:模式|助手)|适老(?:模式|版)|(?:当前|现在|您|你)的?(?:现在|当前)?的?(?:所在)?(?:的)?位置\s*(?:是|为)?\s*[:：]"
)
FURNITURE = re.compile(
    rf"{SITE.pattern}|^\W*[上下]一[篇条]\s*[:：]|扫一扫(?:在|分享|关注|打开)|^\W*扫一扫\W*$"
    r"|^\W*相关(?:链接|阅读|稿件|文档|文件|解读)\s*[:：]?\W*$"
)
BUTTONS = re.compile(
    r"(?=.*(?:分享|打印|关闭|收藏|返回|下载|纠错|字体|字号|繁体|朗读|微信|微博|首页))(?:分享(?:到|至)?|打印(?:本页|文章)?"
    r"|关闭(?:窗口|本页)?|收藏|返回(?:顶部|列表)?|下载|纠错|字体|字号|繁体|简体|朗读|大|中|小|微信|新浪|微博|空间|好友|首页"
    r"|[A-Z]|\W)+"
)
LINE = 120  # characters: a longer line is not furniture, whatever words it holds


def is_furniture(block: Block) -> bool:
    """Whether the block belongs to the page and not to the document; metadata and pictures never do."""
    return _matches(FURNITURE, block) or (block.kind == "line" and len(block.text) <= LINE and _is_buttons(block))


def is_site(block: Block) -> bool:
    """Whether the block is of the kind that stands on every page of a site, outside any document."""
    return _matches(SITE, block)


def _is_buttons(block: Block) -> bool:
    return BUTTONS.fullmatch(block.text) is not None


def _matches(furniture: re.Pattern[str], block: Block) -> bool:
    if block.kind == "picture" or is_field(block) or len(block.text) > LINE or "。" in block.text[:-1]:
        return False
    return furniture.search(block.text) is not None
