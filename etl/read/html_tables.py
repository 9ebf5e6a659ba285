"""Tables of a page: which hold data, and their grid of cells."""

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

SPANS = 1000  # the largest colspan of the HTML standard
DOMINANT = 0.6
DOMINANT_CHARACTERS = 400


def is_data_table(table: LexborNode) -> bool:
    """Whether the table holds data; old pages are laid out in tables: nested, of one column, all words in one cell."""
    if any(inner.mem_id != table.mem_id for inner in table.css("table")):
        return False
    rows = [[_count(cell) for cell in row] for row in lay_out_rows(table)]
    used = [sum(1 for size in row if size) for row in rows]
    if max(used, default=0) < 2:
        return False
    largest, total = max(map(max, filter(None, rows))), sum(map(sum, rows))
    dominated = largest > DOMINANT_CHARACTERS and largest > DOMINANT * total
    return not (dominated and max(used) == 2)


def lay_out_rows(table: LexborNode) -> list[list[LexborNode | None]]:
    """Return the cells row by row, all rows equally long. A merged cell stands where it begins; elsewhere is None."""
    rows = list(_find_rows(table))
    grid: list[dict[int, LexborNode | None]] = [{} for _ in rows]
    for at, row in enumerate(rows):
        column = 0
        for cell in row.iter():
            if cell.tag not in ("td", "th"):
                continue
            while column in grid[at]:
                column += 1
            down, across = _read_span(cell, "rowspan", len(rows) - at), _read_span(cell, "colspan", SPANS)
            for line in grid[at : at + down]:
                line.update(dict.fromkeys(range(column, column + across)))
            grid[at][column] = cell
            column += across
    width = max((max(line, default=-1) for line in grid), default=-1) + 1
    return [[line.get(column) for column in range(width)] for line in grid]


def _find_rows(table: LexborNode) -> Iterator[LexborNode]:
    for child in table.iter():
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from (row for row in child.iter() if row.tag == "tr")


def _read_span(cell: LexborNode, name: str, most: int) -> int:
    """Read a rowspan or colspan; 0 means to the end, and what is not a number counts as 1, as in browsers."""
    value = (cell.attributes.get(name) or "1").strip()
    span = int(value) if value.isascii() and value.isdigit() else 1
    return max(1, min(span or most, most))


def _count(cell: LexborNode | None) -> int:
    return len("".join(cell.text(deep=True).split())) if cell is not None else 0
