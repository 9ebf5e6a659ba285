"""The layout steps, in order; each leaves what it does not understand as it stands."""

from etl.restore.cell_lines import find_cell_lines
from etl.restore.cut_cells import find_cut_cells
from etl.restore.cut_rows import find_cut_rows
from etl.restore.markdown import find_markdown
from etl.restore.page_marks import find_page_marks, find_table_bars
from etl.restore.paragraphs import find_paragraphs
from etl.restore.spaces import find_spaces

# Cells before page numbers: the numbers of a table whose cells stand a line each would look like them.
LAYOUT_STEPS = (
    find_cell_lines, find_page_marks, find_markdown, find_table_bars, find_cut_rows, find_paragraphs, find_spaces,
    find_cut_cells,
)  # fmt: skip
