"""What a file really is, told from its bytes and never from its name."""

import re
import zipfile
from io import BytesIO

UNKNOWN = "data of an unknown kind"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BEGINNINGS = (
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG\r\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\0", "a TIFF picture"),
    (b"MM\0*", "a TIFF picture"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\x1f\x8b", "a gzip archive"),
)
# Names of streams stand in an OLE container as UTF-16; the first that is found says what it holds.
_STREAMS = (
    ("EncryptedPackage", "an encrypted Office document"),
    ("WordDocument", "an old Word document (.doc)"),
    ("Workbook", "an old Excel workbook (.xls)"),
)
_MEMBERS = (
    ("word/document.xml", "a Word document (.docx)"),
    ("xl/workbook.xml", "an Excel workbook (.xlsx)"),
    ("OFD.xml", "an OFD document"),
    ("content.xml", "an OpenDocument file"),
)
_PDF = re.compile(rb"^%PDF-\d", re.MULTILINE)  # readers allow a few lines before it
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_MHTML = re.compile(rb"^MIME-Version:.*^Content-Type:\s*multipart/related", re.IGNORECASE | re.DOTALL | re.MULTILINE)
_LOOK = 1024
_WHITE = b"\xef\xbb\xbf \t\r\n"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def name_contents(data: bytes) -> str:
    """Return what `data` is, as a phrase for a message; `text` where nothing says otherwise.

    A page that opens with its markup is `an HTML page`; text that only mentions markup is text.
    """
    head = data[:_LOOK].lstrip(_WHITE)
    for beginning, what in _BEGINNINGS:
        if head.startswith(beginning):
            return what
    if _PDF.search(head):
        return "a PDF"
    if head.startswith(_OLE):
        return _name_stream(data)
    if head.startswith(b"PK\x03\x04"):
        return _name_member(data)
    if head.startswith(b"<") and _HTML.search(head):
        return "an HTML page"
    if _MHTML.search(head):
        return "a web archive (.mhtml)"
    return UNKNOWN if b"\0" in head and not head.startswith(_UTF_16) else "text"


def _name_stream(data: bytes) -> str:
    return next((what for name, what in _STREAMS if name.encode("utf-16-le") in data), "an old Office document")


def _name_member(data: bytes) -> str:
    try:
        members = set(zipfile.ZipFile(BytesIO(data)).namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return "a damaged ZIP archive"
    return next((what for name, what in _MEMBERS if name in members), "a ZIP archive")
