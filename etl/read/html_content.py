"""Which blocks of a page are its content, judged by where the prose stands and where the links stand."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from etl.read.html_block import Block
from etl.read.html_fields import is_field
from etl.read.html_furniture import is_furniture, is_site

CORE = 0.9  # share of the page's prose in its core; annexes in a container of their own must not fall out
LINKS = 0.3  # links to plain words among what an outer container adds, at most; a share bar passes, a menu does not
RUN = 3  # so many lines of links in a row are a list of links, fewer may be a citation that is linked

PROSE = re.compile(r"[。；！？]|[，、].*[，、]")
# Linked lines that are part of a document: it cites another, or names a file that goes with it.
CITATION = re.compile(r"[《》〔〕。]|^\W*附|\.(?:docx?|wps|pdf|ofd|xlsx?|et|zip|rar)\W*$", re.IGNORECASE)


def choose_content(blocks: list[Block], titles: Sequence[str]) -> list[Block]:
    """Return the blocks that are content, in document order: headline, metadata, body, annexes, attached files.

    The body is the container that holds the prose, with what its surroundings add until they add navigation. A headline
    or metadata outside it is kept. Without any prose (a page that is one table) all words count as prose.
    """
    own = [_mark_headline(block, titles) for block in blocks if not is_furniture(block)]
    core = _find_core([block for block in own if not is_field(block)])
    if core is None:
        return []
    body = _widen(core, own, blocks)
    catalogues = {block.inside for block in own if block.kind == "row" and is_field(block)}
    start = next(at for at, block in enumerate(own) if core in block.inside)
    return [
        block
        for at, block in enumerate(own)
        if (body in block.inside and _belongs(own, at, core))
        or (block.kind == "row" and block.inside in catalogues)
        or (at < start and (block.kind == "heading" or is_field(block)))
    ]


def _find_core(blocks: list[Block]) -> int | None:
    """Return the innermost container that holds nearly all prose; None where all words are links."""
    prose = Counter[int]()
    held = Counter(element for block in blocks for element in block.inside)
    for weigh in (_count_prose, _count_plain):
        for block in blocks:
            for element in block.inside:
                prose[element] += weigh(block)
        if prose.total():
            break
    most = max(prose.values(), default=0)
    depths = {element: depth for block in blocks for depth, element in enumerate(block.inside)}
    enough = [element for element, count in prose.items() if most and count >= CORE * most]
    # A single paragraph is no container, unless it is all that there is.
    enough = [element for element in enough if held[element] > 1] or enough
    return max(enough, key=depths.__getitem__, default=None)


def _widen(core: int, own: list[Block], blocks: list[Block]) -> int:
    """Return the outermost element round `core` that brings in neither navigation nor the furniture of the site."""
    chain = next(block.inside for block in own if core in block.inside)
    body = core
    for outer in reversed(chain[: chain.index(core)]):
        added = [block for block in own if outer in block.inside and body not in block.inside]
        if sum(block.linked for block in added) > LINKS * sum(block.plain for block in added):
            break
        if any(outer in block.inside and body not in block.inside and is_site(block) for block in blocks):
            break
        body = outer
    return body


def _belongs(blocks: list[Block], at: int, core: int) -> bool:
    """Whether a block of the body is content: pictures and links only inside the core, and no lists of links."""
    block = blocks[at]
    if block.kind == "picture":
        return core in block.inside
    if not block.is_linked:
        return True
    return core in block.inside and CITATION.search(block.text) is not None and not _is_listed(blocks, at)


def _is_listed(blocks: list[Block], at: int) -> bool:
    """Whether the link is one of several in a row, in the same container."""
    first = last = at
    while first > 0 and last - first < RUN and _is_like(blocks[first - 1], blocks[at]):
        first -= 1
    while last + 1 < len(blocks) and last - first < RUN and _is_like(blocks[last + 1], blocks[at]):
        last += 1
    return last - first + 1 >= RUN


def _is_like(other: Block, block: Block) -> bool:
    return other.is_linked and other.inside[:-1] == block.inside[:-1]


def _mark_headline(block: Block, titles: Sequence[str]) -> Block:
    """Call the block a heading if it is the page's title or most of it; a heading that is a link is none."""
    words = "".join(block.text.split())
    if block.kind == "heading" and block.is_linked:
        return replace(block, kind="line")
    is_title = any(words in title and 2 * len(words) >= len(title) for title in titles)
    return replace(block, kind="heading") if block.kind == "line" and is_title and not block.is_linked else block


def _count_prose(block: Block) -> int:
    return block.plain if block.kind == "row" or PROSE.search(block.text) else 0


def _count_plain(block: Block) -> int:
    return block.plain if block.kind != "picture" else 0
