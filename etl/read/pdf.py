"""A PDF -> the lines of its pages; what is a picture of words cannot be read, and that is said."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect, PDFTextExtractionNotAllowed

from etl.errors import Complaint
from etl.model import Raw
from etl.read.pdf_lines import read_lines

PAGE_BREAK = "\n\f\n"
LOCKED = (PDFPasswordIncorrect, PDFEncryptionError, PDFTextExtractionNotAllowed)
UNMAPPED = "(cid:"  # what pdfminer writes for a glyph whose font does not say which character it is
MOST_UNMAPPED = 0.1

# It warns of every oddity that it gets over; what it does not get over is an exception.
logging.getLogger("pdfminer").setLevel(logging.ERROR)


@dataclass(frozen=True, slots=True)
class _Printed:
    lines: list[str]
    characters: int
    unmapped: int
    pictures: int


def read_pdf(data: bytes, place: object) -> Raw:
    """Return the lines of the pages as they are set, hard wraps and page numbers included.

    A line that holds a form feed stands between pages. Tables with ruling lines are rows of cells separated by tabs, in
    their place; wraps inside a cell are undone. A line indented by two characters opens with two ideographic spaces. A
    picture that takes up much of a page is a line such as `page3-image1.jpg`. Complains when there is no text at all.
    """
    try:
        pages = list(_read_pages(data))
    except Exception as error:  # a damaged file makes pdfminer raise nearly anything
        raise _complain(error, place) from error
    characters = sum(page.characters for page in pages)
    if not characters:
        pictured = " of pictures, as a scanner makes them" if any(page.pictures for page in pages) else ""
        what = f"the PDF has no text: {len(pages)} pages{pictured}"
        raise Complaint(what, place, "Run text recognition (OCR) on it first, and read what that gives")
    if sum(page.unmapped for page in pages) > MOST_UNMAPPED * characters:
        what = "the fonts of the PDF do not say which characters their glyphs are"
        raise Complaint(what, place, "Run text recognition (OCR) on it, or get the document in another form")
    return Raw(PAGE_BREAK.join("\n".join(page.lines) for page in pages) + "\n", "application/pdf", "pdf")


def _read_pages(data: bytes) -> Iterator[_Printed]:
    with pdfplumber.open(BytesIO(data)) as pdf:
        if not pdf.pages:
            raise ValueError("no pages")
        for page in pdf.pages:
            texts = [char["text"] for char in page.chars if not char["text"].isspace()]
            unmapped = sum(text.startswith(UNMAPPED) or text in ("\0", "\ufffd") for text in texts)
            yield _Printed(read_lines(page), len(texts), unmapped, len(page.images))
            page.close()  # else every page of a long document stays in memory


def _complain(error: Exception, place: object) -> Complaint:
    cause = error.args[0] if error.args and isinstance(error.args[0], Exception) else error
    if isinstance(cause, LOCKED):
        return Complaint("the PDF is encrypted", place, "Open it with its password and save it without one")
    what = f"the PDF is damaged ({cause or type(cause).__name__})"
    return Complaint(what, place, "Download it again, or open it in a PDF reader and save it anew")
