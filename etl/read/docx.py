"""A Word document -> its paragraphs and tables in the order of the body."""

import zipfile
from io import BytesIO

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from etl.errors import Complaint
from etl.model import Raw
from etl.read.docx_body import Body
from etl.read.docx_lists import Element
from etl.read.docx_numbering import Numbering

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MAX_UNPACKED = 200 * 1024 * 1024  # bytes of XML; a document of a thousand pages has about 20 MB


def read_docx(data: bytes, place: object) -> Raw:
    """Return the document's words, a paragraph a line and a table row a line of cells separated by tabs.

    The labels of automatic numbering are written out. A merged cell's value stands where the cell begins, and its other
    places are empty. A line break is a new line in the body and a blank in a cell; so is a picture's file name. Text
    boxes stand before the paragraph they hang on. Headers, footers, footnotes and comments are not read.
    """
    _check_archive(data, place)
    try:
        document = docx.Document(BytesIO(data))
        numbering = Numbering(_find_part(document, RELATIONSHIP_TYPE.NUMBERING), document.styles.element)
        body = document.element.body
        lines = list(Body(document.part, numbering).read_lines(body))
    except Exception as error:  # a damaged package makes python-docx and lxml raise nearly anything
        raise _complain_of_damage(place, error) from error
    if not any((words.text or "").strip() for words in body.iter(qn("w:t"))):
        what = "the Word document has no text" + (", only pictures" if lines else "")
        raise Complaint(what, place, "If its pictures are scanned pages, run text recognition (OCR) on them first")
    encoding = body.getroottree().docinfo.encoding or "utf-8"
    return Raw("\n".join(lines) + "\n", MEDIA_TYPE, encoding.lower())


def _check_archive(data: bytes, place: object) -> None:
    """Complain of an archive that is damaged, encrypted, or so large unpacked that it would fill the memory."""
    try:
        members = zipfile.ZipFile(BytesIO(data)).infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise _complain_of_damage(place, error) from error
    if any(member.flag_bits & 1 for member in members):
        raise Complaint("the Word document is encrypted", place, "Save it without a password and try again")
    unpacked = sum(member.file_size for member in members if member.filename.endswith((".xml", ".rels")))
    if unpacked > MAX_UNPACKED:
        what = f"the Word document is too large: {unpacked:,} bytes unpacked, and {MAX_UNPACKED:,} are read at most"
        raise Complaint(what, place, "Split it")


def _find_part(document: Document, relationship: str) -> Element | None:
    """Return the root of a part that a document need not have."""
    try:
        return getattr(document.part.part_related_by(relationship), "element", None)
    except KeyError:
        return None


def _complain_of_damage(place: object, error: Exception) -> Complaint:
    what = f"the Word document is damaged ({error or type(error).__name__})"
    return Complaint(what, place, "Open it in Word or LibreOffice, let it be repaired, and save it again")
