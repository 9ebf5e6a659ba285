"""Word and PDF files made from readable specifications (`documents/*.docx.yml`, `documents/*.pdf.yml`)."""

import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import yaml

sys.path.append(str(Path(__file__).parents[1] / "read"))  # where the writer of PDFs stands

from written_pdf import grid, words, write_pdf

LEFT, TOP, STEP, FOOT = 90, 780, 30, 60


def write_document(path: Path, folder: Path) -> Path:
    """Return `path`, or the file that it specifies, written into `folder`."""
    if path.suffix != ".yml":
        return path
    spec = yaml.safe_load(path.read_text(encoding="utf-8"))
    file = folder / path.stem
    file.write_bytes(_write_docx(spec) if file.suffix == ".docx" else _write_pdf(spec))
    return file


def _write_docx(spec: dict[str, Any]) -> bytes:
    document = docx.Document()
    for text in spec["paragraphs"]:
        document.add_paragraph(text)
    rows = spec["table"]
    table = document.add_table(len(rows), len(rows[0]))
    for i, row in enumerate(rows):
        for j, text in enumerate(row):
            if text == "^":
                table.cell(i - 1, j).merge(table.cell(i, j))
            elif text == "<":
                table.cell(i, j - 1).merge(table.cell(i, j))
            else:
                table.cell(i, j).text = text
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _write_pdf(spec: dict[str, Any]) -> bytes:
    return write_pdf(*(_draw_page(page) for page in spec["pages"]))


def _draw_page(page: dict[str, Any]) -> list[str]:
    drawn, y = [words(page["foot"], 280, FOOT)], TOP
    for line in page["lines"]:
        text = line.lstrip("\u3000")
        drawn.append(words(text, LEFT + 16 * (len(line) - len(text)), y))
        y -= STEP
    rows = page.get("table", [])
    if rows:
        widths = [16 * max(len(row[i]) for row in rows) + 10 for i in range(len(rows[0]))]
        columns = [LEFT - 4 + sum(widths[:i]) for i in range(len(widths) + 1)]
        drawn += grid(columns, [y + STEP - 6 - STEP * i for i in range(len(rows) + 1)])
        drawn += [words(t, columns[i] + 4, y - STEP * j) for j, row in enumerate(rows) for i, t in enumerate(row)]
    return drawn
