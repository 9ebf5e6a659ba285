"""One page of a PDF -> its lines from top to bottom: words, table rows, large pictures."""

from collections.abc import Iterator

from pdfplumber.page import Page
from pdfplumber.table import Table

from etl.read.wide import join_wraps

BLANK = 0.4  # of a character's size: a wider gap is a blank; justified lines stretch their gaps up to a quarter
INDENT = (1.5, 2.6)  # characters: the first line of a paragraph is set in by two (GB/T 9704)
FULL_LINE = 10  # characters: shorter lines stand anywhere and say nothing about the margin
PICTURE = 0.1  # of the page's area: seals, emblems and rules are smaller, tables as pictures larger

Piece = tuple[float, list[str]]  # the distance from the top of the page, and the lines


def read_lines(page: Page) -> list[str]:
    """Return the page's lines from top to bottom; the words of a table stand in its rows only."""
    page = page.dedupe_chars()  # bold type is often the same character printed twice
    tables = [table for table in page.find_tables() if _is_grid(table)]
    pieces = [*_read_words(page, tables), *map(_read_table, tables), *_name_pictures(page)]
    return [line for _, lines in sorted(pieces, key=lambda piece: piece[0]) for line in lines]


def _read_words(page: Page, tables: list[Table]) -> Iterator[Piece]:
    """Yield the lines outside tables; one set in by two characters opens with two ideographic spaces."""
    boxes = [table.bbox for table in tables]
    outside = page.filter(lambda thing: thing["object_type"] != "char" or not any(_is_in(thing, box) for box in boxes))
    lines = outside.extract_text_lines(return_chars=False, x_tolerance_ratio=BLANK)
    margin = min((line["x0"] for line in lines if len(line["text"]) >= FULL_LINE), default=None)
    for line in lines:
        size = line["bottom"] - line["top"]
        indented = margin is not None and INDENT[0] * size <= line["x0"] - margin <= INDENT[1] * size
        yield line["top"], ["\u3000\u3000" * indented + line["text"]]


def _read_table(table: Table) -> Piece:
    rows = [[_join_cell(cell) for cell in row] for row in table.extract(x_tolerance_ratio=BLANK)]
    return table.bbox[1], ["\t".join(row) for row in rows if any(row)]


def _name_pictures(page: Page) -> Iterator[Piece]:
    """Yield a line for each large picture: what stands in it is missing from the text, and the gap must show."""
    least = PICTURE * page.width * page.height
    large = [picture for picture in page.images if picture["width"] * picture["height"] >= least]
    for number, picture in enumerate(large, 1):
        suffix = "jpg" if "DCT" in str(picture["stream"].attrs.get("Filter")) else "png"
        yield picture["top"], [f"page{page.page_number}-image{number}.{suffix}"]


def _is_grid(table: Table) -> bool:
    """Whether the ruling lines make a table: two filled cells side by side; a frame round a paragraph is none."""
    rows = table.extract()
    return any(sum(1 for cell in row if cell and cell.strip()) > 1 for row in rows)


def _is_in(thing: dict[str, float], box: tuple[float, float, float, float]) -> bool:
    across, down = (thing["x0"] + thing["x1"]) / 2, (thing["top"] + thing["bottom"]) / 2
    return box[0] <= across < box[2] and box[1] <= down < box[3]


def _join_cell(cell: str | None) -> str:
    """Undo the wraps of a cell, which is None where a merged cell goes on."""
    return " ".join(join_wraps(cell or "").split())
