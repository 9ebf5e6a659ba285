"""One scan of a text for many terms."""

import re
from collections.abc import Iterable
from typing import Any

# Quotation marks stand inside terms ("互联网+"医疗服务) and change nothing.
QUOTES = re.compile("[“”‘’\"'「」『』]")
# A space beside Chinese is layout, not a boundary of words.
SPACES = re.compile("(?<=[\u3400-\u9fff]) +| +(?=[\u3400-\u9fff])")
HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: " "}
END = ""

Trie = dict[str, Any]


def fold_print(text: str) -> str:
    """Return `text` as terms are compared: half-width, without quotation marks and without spaces beside Chinese.

    Offsets are lost: for counting and looking up, never for spans. Folding twice changes nothing.
    """
    return SPACES.sub("", QUOTES.sub("", text.translate(HALF_WIDTH)))


def compile_terms(terms: Iterable[str]) -> re.Pattern[str]:
    """Return one pattern that finds the leftmost term and, where several begin there, the longest.

    A Latin letter at a term's edge has no letter beside it: DRG is found in DRG/DIP and not in XDRGX.
    """
    trie: Trie = {}
    for term in terms:
        node = trie
        for piece in _pieces(term):
            node = node.setdefault(piece, {})
        node[END] = {}
    return re.compile(_spell(trie))


def _pieces(term: str) -> list[str]:
    """A term as pieces of a pattern; edges are checked behind the first letter, so that the scan can jump to it."""
    pieces = [re.escape(c) for c in term]
    if term[0].isascii() and term[0].isalpha():
        pieces.insert(1, f"(?<![A-Za-z]{term[0]})")
    if term[-1].isascii() and term[-1].isalpha():
        pieces.append("(?![A-Za-z])")
    return pieces


def _spell(node: Trie) -> str:
    """A pattern for what may follow; the longer way is tried before a boundary or an end."""
    ways = sorted(node.items(), key=lambda way: (way[0] == END, way[0].startswith("(?!"), way[0]))
    spelled = [piece + _spell(rest) if piece != END else "" for piece, rest in ways]
    return spelled[0] if len(spelled) == 1 else f"(?:{'|'.join(spelled)})"
