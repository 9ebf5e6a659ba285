"""Pictures of a page: which are content, and the name by which the text shows that one stood there."""

import re

from selectolax.lexbor import LexborNode

from etl.read.targets import name_target, strip_query

PICTURE = re.compile(r"\.(?:jpe?g|png|gif|bmp|tiff?|webp|emf|wmf)$", re.IGNORECASE)
ORNAMENT = re.compile(r"icon|ico_|logo|share|weixin|wechat|weibo|qr_?code|ewm|print|blank|spacer|arrow", re.IGNORECASE)
INLINE = re.compile(r"data:image/(\w+)", re.IGNORECASE)
ORNAMENT_PIXELS = 60  # icons of file types and share buttons are smaller, pictures of tables are not
ORNAMENT_CHARACTERS = 3000  # the same, for a picture that is written into the page itself


def name_picture(node: LexborNode) -> str | None:
    """Return the file name of a picture, else its alternative text; None for icons and other ornaments."""
    source, words = node.attributes.get("src") or "", (node.attributes.get("alt") or "").strip()
    if _is_small(node):
        return None
    if inline := INLINE.match(source):
        return None if len(source) < ORNAMENT_CHARACTERS else words or f"image.{inline[1].lower()}"
    if ORNAMENT.search(strip_query(source)):
        return None
    name = name_target(source)
    return name if PICTURE.search(name) else words or None


def _is_small(node: LexborNode) -> bool:
    sizes = (re.match(r"\d+", node.attributes.get(side) or "") for side in ("width", "height"))
    return any(int(size.group()) < ORNAMENT_PIXELS for size in sizes if size)
