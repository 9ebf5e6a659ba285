"""A parsed page -> its lines, table rows and pictures in order, each with what the choice of the main content needs."""

import re

from selectolax.lexbor import LexborNode

from etl.read.html_block import Block, Kind
from etl.read.html_pictures import name_picture
from etl.read.html_tables import is_data_table, lay_out_rows
from etl.read.targets import strip_query
from etl.read.wide import join_wraps

_SKIPPED = """
head script style noscript template iframe frame frameset object embed applet svg canvas video audio source track map
select option button input textarea nav footer dialog -comment
"""
_BREAKING = """
address article aside blockquote body center dd details div dl dt fieldset figcaption figure form h1 h2 h3 h4 h5 h6
header hr li main ol p pre section summary table tbody td tfoot th thead tr ul
"""
SKIPPED, BREAKING = frozenset(_SKIPPED.split()), frozenset(_BREAKING.split())
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
ATTACHED = re.compile(r"\.(?:pdf|docx?|wps|xlsx?|et|ofd|ceb|rtf|zip|rar|7z|jpe?g|png|tiff?)$", re.IGNORECASE)

_BLANKS = re.compile(r"[ \t\r\n\f]+")


def gather_blocks(root: LexborNode) -> list[Block]:
    """Return the visible blocks of `root` in document order; automatic numbers of `<ol>` are not printed."""
    page = _Page()
    page.open(root)  # even if it is hidden: some pages hide their body until a script has run
    stack = [(root, iter(root.iter(include_text=True)))]
    while stack:  # not recursive: unclosed tags nest thousands deep
        node, children = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            page.leave(node)
        elif child.tag == "-text":
            page.add(child.text_content or "")
        elif page.enter(child):
            stack.append((child, iter(child.iter(include_text=True))))
    return page.blocks


def squeeze_blanks(text: str) -> str:
    """Collapse white space as a browser does; a line break of the source between two wide characters leaves nothing."""
    return _BLANKS.sub(" ", join_wraps(text)).strip()


class _Page:
    """The walk's state: the elements it is in, and the words since the last break."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._inside: list[int] = []
        self._words: list[tuple[str, bool]] = []
        self._links = 0

    def enter(self, node: LexborNode) -> bool:
        """Take in an element; return False when there is nothing more to read in it."""
        tag = node.tag or ""
        if tag in SKIPPED or _is_hidden(node):
            return False
        if tag == "br":
            self.end_line()
        elif tag == "img":
            self._add_picture(node)
        elif tag == "table" and is_data_table(node):
            self._add_table(node)
        else:
            self.open(node)
            return True
        return False

    def open(self, node: LexborNode) -> None:
        """Go into an element, whatever it is."""
        if node.tag in BREAKING:
            self.end_line()
            self._inside.append(node.mem_id)
        self._links += _is_link(node)

    def leave(self, node: LexborNode) -> None:
        """Close an element that was entered."""
        tag = node.tag or ""
        if tag in BREAKING:
            self.end_line("heading" if tag == "h1" else "line")
            self._inside.pop()
        self._links -= _is_link(node)

    def add(self, words: str) -> None:
        self._words.append((words, self._links > 0))

    def end_line(self, kind: Kind = "line") -> None:
        text = squeeze_blanks("".join(words for words, _ in self._words))
        if text:
            linked = sum(_count(words) for words, is_linked in self._words if is_linked)
            self._append(text, kind, linked)
        self._words.clear()

    def _add_picture(self, node: LexborNode) -> None:
        name = name_picture(node)
        if name:
            self.end_line()
            self._append(name, "picture", 0)

    def _add_table(self, table: LexborNode) -> None:
        self.end_line()
        self._inside.append(table.mem_id)
        for caption in (child for child in table.iter() if child.tag == "caption"):
            for block in gather_blocks(caption):
                self._append(block.text, "line", block.linked)
        for cells in lay_out_rows(table):
            blocks = [[] if cell is None or _is_hidden(cell) else gather_blocks(cell) for cell in cells]
            texts = [" ".join(b.text for b in cell).replace("\t", " ") for cell in blocks]
            if any(texts):
                self._append("\t".join(texts), "row", sum(b.linked for cell in blocks for b in cell))
        self._inside.pop()

    def _append(self, text: str, kind: Kind, linked: int) -> None:
        self.blocks.append(Block(text, kind, linked, _count(text) - linked, tuple(self._inside)))


def _count(text: str) -> int:
    return sum(not c.isspace() for c in text)


def _is_hidden(node: LexborNode) -> bool:
    values = node.attributes
    return "hidden" in values or HIDDEN.search(values.get("style") or "") is not None


def _is_link(node: LexborNode) -> bool:
    target = (node.attributes.get("href") or "") if node.tag == "a" else ""
    return bool(target) and not target.startswith("#") and not ATTACHED.search(strip_query(target))
