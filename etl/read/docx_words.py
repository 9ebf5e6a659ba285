"""The words of one Word paragraph, with the names of its pictures; what Word hides or has deleted is not there."""

from collections.abc import Iterator
from typing import Protocol

from docx.oxml.ns import nsmap, qn

from etl.read.docx_lists import Element, is_on
from etl.read.targets import name_target

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_V = "{urn:schemas-microsoft-com:vml}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

# Revisions that are not accepted yet count as made: what is inserted is there, what is deleted is not.
DROPPED = frozenset(map(qn, ("w:del", "w:moveFrom", "w:rPr", "w:pPr", "w:rt", "w:sdtPr", "w:txbxContent")))
WORDS = frozenset((qn("w:t"), f"{_M}t"))
LINE_BREAKS = frozenset(map(qn, ("w:br", "w:cr")))
BLANKS = frozenset(map(qn, ("w:tab", "w:ptab")))  # a tab would look like the end of a cell
PICTURES = {
    qn("a:blip"): ("r:embed", "r:link"),
    f"{_V}imagedata": ("r:id",),
    f"{{{nsmap['c']}}}chart": ("r:id",),
}


class Part(Protocol):
    """What is needed of a part of the package: its relationships."""

    @property
    def rels(self) -> Element:
        """The relationships by id."""


def read_words(element: Element, part: Part) -> Iterator[str]:
    r"""Yield the words in order: a line break as `\n`, a picture as its file name on a line of its own.

    Fields show their result. A word with a reading over it (ruby) is given without the reading. Footnotes are not read.
    """
    for child in element:
        tag = child.tag
        if tag in WORDS:
            yield " ".join((child.text or "").split("\n"))
        elif tag in LINE_BREAKS:
            yield "\n"
        elif tag in BLANKS:
            yield " "
        elif tag == qn("w:noBreakHyphen"):
            yield "-"
        elif tag == qn("w:sym"):
            yield chr(int(child.get(qn("w:char"), "20"), 16))
        elif tag in PICTURES:
            yield from _name_picture(child, part)
        elif not (tag in DROPPED or tag == f"{_MC}Fallback" or (tag == qn("w:r") and _is_hidden(child))):
            yield from read_words(child, part)


def find_boxes(paragraph: Element) -> Iterator[Element]:
    """Yield the contents of the text boxes that hang on a paragraph, each once."""
    for box in paragraph.iter(qn("w:txbxContent")):
        if not any(above.tag == f"{_MC}Fallback" for above in box.iterancestors()):
            yield box


def _name_picture(picture: Element, part: Part) -> Iterator[str]:
    for attribute in PICTURES[picture.tag]:
        relation = part.rels.get(picture.get(qn(attribute)))
        if relation is not None:
            yield f"\n{name_target(relation.target_ref)}\n"
            return


def _is_hidden(run: Element) -> bool:
    return is_on(run.find(qn("w:rPr")), "w:vanish")
