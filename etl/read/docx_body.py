"""Paragraphs and tables of a Word document in their order, as lines."""

from collections.abc import Iterator

from docx.oxml.ns import qn

from etl.read.docx_lists import Element, read_value
from etl.read.docx_numbering import Numbering
from etl.read.docx_words import Part, find_boxes, read_words

# Elements that stand round paragraphs, rows and cells and say nothing: content controls, XML tags, accepted insertions.
WRAPPERS = frozenset(map(qn, ("w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo")))
SPANS = 63  # the most columns that a table of Word can have


class Body:
    """Reads the blocks of one document; it counts numbered paragraphs, so it reads each block once and in order."""

    def __init__(self, part: Part, numbering: Numbering) -> None:
        self._part = part
        self._numbering = numbering

    def read_lines(self, container: Element) -> Iterator[str]:
        """Yield the lines of the body or of a cell; no line is blank."""
        for block in _unwrap(container, qn("w:p"), qn("w:tbl")):
            yield from self._read_paragraph(block) if block.tag == qn("w:p") else self._read_table(block)

    def _read_paragraph(self, paragraph: Element) -> Iterator[str]:
        for box in find_boxes(paragraph):
            yield from self.read_lines(box)
        label = self._numbering.label(paragraph)
        lines = [line.strip(" ") for line in "".join(read_words(paragraph, self._part)).split("\n")]
        lines = [line for line in lines if line.strip()]
        if label:
            lines[:1] = [label + lines[0] if lines else label.rstrip()]
        yield from lines

    def _read_table(self, table: Element) -> Iterator[str]:
        """Yield a line for each row; a table of one column is a frame, and its paragraphs stay lines."""
        rows = [self._read_row(row) for row in _unwrap(table, qn("w:tr")) if not _is_deleted(row)]
        if all(len(row) == 1 for row in rows):
            yield from (line for row in rows for line in row[0])
            return
        for row in rows:
            cells = [" ".join(lines).replace("\t", " ") for lines in row]
            if any(cells):
                yield "\t".join(cells)

    def _read_row(self, row: Element) -> list[list[str]]:
        """Return the lines of each place in the row; a cell that goes on from the row above has none."""
        properties = row.find(qn("w:trPr"))
        places: list[list[str]] = [[] for _ in range(_read_span(properties, "w:gridBefore", 0))]
        for cell in _unwrap(row, qn("w:tc")):
            properties = cell.find(qn("w:tcPr"))
            goes_on = _goes_on(properties)
            places.append([] if goes_on else list(self.read_lines(cell)))
            places += [[] for _ in range(_read_span(properties, "w:gridSpan", 1) - 1)]
        return places


def _unwrap(container: Element, *tags: str) -> Iterator[Element]:
    """Yield the children with these tags, through wrappers and in order."""
    for child in container:
        if child.tag in tags:
            yield child
        elif child.tag in WRAPPERS:
            yield from _unwrap(child, *tags)


def _goes_on(properties: Element | None) -> bool:
    """Whether a cell is the lower part of one that is merged downwards; Word leaves the value out for that."""
    merge = properties.find(qn("w:vMerge")) if properties is not None else None
    return merge is not None and merge.get(qn("w:val"), "continue") == "continue"


def _read_span(properties: Element | None, name: str, otherwise: int) -> int:
    return min(int(read_value(properties, name) or otherwise), SPANS)


def _is_deleted(row: Element) -> bool:
    properties = row.find(qn("w:trPr"))
    return properties is not None and properties.find(qn("w:del")) is not None
