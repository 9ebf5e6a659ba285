"""A file -> `Raw`: its suffix says which reader, and its bytes say whether the suffix is right."""

from pathlib import Path, PurePath

from etl.errors import Complaint
from etl.model import Raw
from etl.read.advice import AGAIN, CONVERT, DOCX, HTML, INSTEAD, PDF, SUFFIXES, TEXT
from etl.read.contents import UNKNOWN, name_contents

MAX_BYTES = 50 * 1024 * 1024

# What the contents may be for a reader to try: a piece of a page has no <html>, and only the decoder knows UTF-16.
ACCEPTED = {TEXT: {TEXT, UNKNOWN}, HTML: {HTML, TEXT}, DOCX: {DOCX}, PDF: {PDF}}


def read_file(path: Path) -> Raw:
    """Return the captured characters of one file.

    Complains, with exit code 2 when the call is wrong (no such file, a folder, a suffix that is not read) and 1 when
    the data is (empty, too large, encrypted, damaged, not what its suffix says, without words).
    """
    try:
        data = _load(path)
    except OSError as error:
        reason = error.strerror or str(error)
        raise Complaint(f"the file cannot be read ({reason})", path, "Check its name and its permissions") from error
    return read_bytes(data, path)


def read_bytes(data: bytes, name: PurePath) -> Raw:
    """Return the captured characters of a file held in memory; `name` gives the suffix and stands in messages."""
    kind = _find_kind(name)
    _check_size(len(data), name)
    if not data:
        raise Complaint("the file is empty", name, "Download or save it again")
    _check_contents(kind, name_contents(data), name)
    raw = _dispatch(kind, data, name)
    if not any(c.isalnum() for c in raw.text):
        raise Complaint("the file holds no words, only white space or marks", name, "Check that it is the right file")
    return raw


def _dispatch(kind: str, data: bytes, name: PurePath) -> Raw:
    """Call the reader of `kind`, importing it first: plain text must not pay for the libraries of PDF and Word."""
    if kind == TEXT:
        from etl.read.text import read_text

        return read_text(data, name, "text/markdown" if name.suffix.lower() == ".md" else "text/plain")
    if kind == HTML:
        from etl.read.html import read_html

        return read_html(data, name)
    if kind == DOCX:
        from etl.read.docx import read_docx

        return read_docx(data, name)
    if kind == PDF:
        from etl.read.pdf import read_pdf

        return read_pdf(data, name)
    raise ValueError(f"no reader for {kind}")


def _load(path: Path) -> bytes:
    if path.is_dir():
        raise Complaint("this is a folder", path, "Name one file in it", 2)
    if not path.exists():
        raise Complaint("there is no such file", path, "Check the name", 2)
    if not path.is_file():
        raise Complaint("this is not a regular file", path, "Name a file on disk", 2)
    _find_kind(path)
    _check_size(path.stat().st_size, path)
    return path.read_bytes()


def _find_kind(name: PurePath) -> str:
    suffix = name.suffix.lower()
    if suffix in SUFFIXES:
        return SUFFIXES[suffix]
    if suffix in CONVERT:
        raise Complaint(f"{suffix} files are not read", name, CONVERT[suffix], 2)
    what = f"the suffix {suffix} is not known" if suffix else "the file has no suffix"
    raise Complaint(what, name, f"Give it the suffix of what it is, one of {' '.join(SUFFIXES)}", 2)


def _check_size(size: int, name: PurePath) -> None:
    if size > MAX_BYTES:
        what = f"the file is too large: {size:,} bytes, and {MAX_BYTES:,} (50 MB) are read at most"
        raise Complaint(what, name, "Split it, or take the pictures out of it")


def _check_contents(kind: str, contents: str, name: PurePath) -> None:
    if contents not in ACCEPTED[kind]:
        what = f"its suffix is {name.suffix}, but it is {contents}"
        raise Complaint(what, name, INSTEAD.get(contents, AGAIN))
