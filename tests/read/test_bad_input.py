"""Bad input: what is wrong, where, and what to do next; exit code 2 for a wrong call, 1 for wrong data."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from fpdf import FPDF
from written_docx import draw_pixel, new, save
from written_pdf import picture, words, write_pdf

from etl.errors import Complaint
from etl.read.files import MAX_BYTES, read_file

LINE = "望溪县每村设一所卫生室。"
OLE = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 504
PAGE = f"<!DOCTYPE html><html><body><p>{LINE}</p></body></html>".encode()
PDF = write_pdf([words(LINE, 90, 700)])


def _container(stream: str) -> bytes:
    return OLE + stream.encode("utf-16-le") + b"\0" * 512


def _zip(*members: str) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for member in members:
            archive.writestr(member, "<a/>")
    return file.getvalue()


def _docx(*lines: str, with_picture: bool = False) -> bytes:
    document = new()
    for line in lines:
        document.add_paragraph(line)
    if with_picture:
        document.add_picture(draw_pixel())
    return save(document)


def _rewrite(data: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """Return the archive with `change` made to each member."""
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as changed:
        for name in old.namelist():
            changed.writestr(name, change(name, old.read(name)))
    return file.getvalue()


def _locked_pdf() -> bytes:
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("Helvetica")
    pdf.cell(text="locked")
    pdf.set_encryption(owner_password="owner", user_password="user")
    return bytes(pdf.output())


def _without_body(name: str, data: bytes) -> bytes:
    return b"<broken" if name == "word/document.xml" else data


def _without_checksum(data: bytes) -> bytes:
    """Change a compressed byte in the middle, so that the archive opens and its words do not."""
    at = data.index(b"word/document.xml") + 60
    return data[:at] + bytes(b ^ 0xFF for b in data[at : at + 40]) + data[at + 40 :]


MENU = "".join(f"<li><a href='/{i}'>栏目{i}</a></li>" for i in range(9))

# name, bytes, what the message says, what it advises, exit code
BAD = [
    ("empty.txt", b"", "the file is empty", "Download", 1),
    ("empty.docx", b"", "the file is empty", "Download", 1),
    ("blank.txt", " \r\n　\t\n\ufeff".encode(), "holds no words", "right file", 1),
    ("marks.txt", "——、。".encode(), "holds no words", "right file", 1),
    ("paper", LINE.encode(), "the file has no suffix", ".txt .md .html", 2),
    ("paper.xyz", LINE.encode(), "the suffix .xyz is not known", ".docx .pdf", 2),
    ("old.doc", _container("WordDocument"), ".doc files are not read", "save it as .docx", 2),
    ("paper.wps", _container("WordDocument"), ".wps files are not read", "save it as .docx", 2),
    ("paper.ofd", _zip("OFD.xml"), ".ofd files are not read", "save it as PDF", 2),
    ("table.xls", _container("Workbook"), ".xls files are not read", "tab-separated .txt", 2),
    ("table.xlsx", _zip("xl/workbook.xml"), ".xlsx files are not read", "tab-separated .txt", 2),
    ("scan.jpg", b"\xff\xd8\xff\xe0", ".jpg files are not read", "OCR", 2),
    ("papers.zip", _zip("a.txt"), ".zip files are not read", "Unpack", 2),
    ("pdf.docx", PDF, "its suffix is .docx, but it is a PDF", "Call it .pdf", 1),
    ("page.docx", PAGE, "its suffix is .docx, but it is an HTML page", "call it .html", 1),
    ("old.docx", _container("WordDocument"), "it is an old Word document (.doc)", "save it as .docx", 1),
    ("locked.docx", _container("EncryptedPackage"), "it is an encrypted Office document", "password", 1),
    ("rich.docx", b"{\\rtf1 x}", "it is an RTF document", "save it as .docx", 1),
    ("table.docx", _zip("xl/workbook.xml"), "it is an Excel workbook (.xlsx)", "tab-separated .txt", 1),
    ("other.docx", _zip("a.txt"), "it is a ZIP archive", "Unpack", 1),
    ("cut.docx", _docx(LINE)[:3000], "it is a damaged ZIP archive", "download it again", 1),
    ("words.docx", LINE.encode(), "its suffix is .docx, but it is text", ".txt", 1),
    ("broken.docx", _rewrite(_docx(LINE), _without_body), "the Word document is damaged", "repaired", 1),
    ("torn.docx", _without_checksum(_docx(LINE)), "the Word document is damaged", "repaired", 1),
    ("nothing.docx", _docx(), "the Word document has no text", "OCR", 1),
    ("pictures.docx", _docx(with_picture=True), "the Word document has no text, only pictures", "OCR", 1),
    ("page.pdf", PAGE, "its suffix is .pdf, but it is an HTML page", "error page", 1),
    ("word.pdf", _docx(LINE), "it is a Word document (.docx)", "Call it .docx", 1),
    ("words.pdf", LINE.encode(), "its suffix is .pdf, but it is text", "download it again", 1),
    ("noise.pdf", b"\x07\x00\x01" * 50, "it is data of an unknown kind", "Download it again", 1),
    ("locked.pdf", _locked_pdf(), "the PDF is encrypted", "save it without one", 1),
    ("cut.pdf", PDF[:300], "the PDF is damaged", "Download it again", 1),
    ("scan.pdf", write_pdf([picture(0, 0, 595, 842)] * 2), "no text: 1 pages of pictures", "OCR", 1),
    ("white.pdf", write_pdf([], []), "the PDF has no text: 2 pages", "OCR", 1),
    ("noise.txt", b"abc\x00\x01\x02", "byte 3 is NUL", "UTF-16", 1),
    ("picture.txt", b"\x89PNG\r\n\x1a\n\0\0", "its suffix is .txt, but it is a PNG picture", "OCR", 1),
    ("page.txt", PAGE, "its suffix is .txt, but it is an HTML page", "call it .html", 1),
    ("damaged.txt", (LINE * 5).encode()[:50], "byte 48 cannot be read as utf-8", "Capture", 1),
    ("latin.txt", "créé à la fenêtre".encode("latin-1"), "in none of utf-8, gb18030, big5", "convert", 1),
    ("words.html", LINE.encode(), "there is no markup in this page", ".txt", 1),
    ("script.html", b"<html><script>load()</script><body></body></html>", "the page has no content", "browser", 1),
    ("menu.html", f"<html><body><ul>{MENU}</ul></body></html>".encode(), "the page has no content", "browser", 1),
    ("pdf.html", PDF, "its suffix is .html, but it is a PDF", "Call it .pdf", 1),
    ("archive.htm", b"MIME-Version: 1.0\nContent-Type: multipart/related\n", "a web archive (.mhtml)", "browser", 1),
]


def complain(path: Path) -> Complaint:
    with pytest.raises(Complaint) as caught:
        read_file(path)
    return caught.value


@pytest.mark.parametrize(("name", "data", "what", "advice", "exit_code"), BAD, ids=[case[0] for case in BAD])
def test_bad_input_is_explained(tmp_path: Path, name: str, data: bytes, what: str, advice: str, exit_code: int) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    complaint = complain(path)
    assert what in complaint.what
    assert advice in complaint.next_step
    assert (complaint.place, complaint.exit_code) == (str(path), exit_code)
    assert len(str(complaint).splitlines()) == 1


def test_a_missing_file(tmp_path: Path) -> None:
    complaint = complain(tmp_path / "gone.txt")
    assert (complaint.what, complaint.exit_code) == ("there is no such file", 2)


def test_a_link_to_nowhere(tmp_path: Path) -> None:
    (tmp_path / "link.txt").symlink_to(tmp_path / "gone.txt")
    assert complain(tmp_path / "link.txt").what == "there is no such file"


def test_a_folder(tmp_path: Path) -> None:
    (tmp_path / "papers.txt").mkdir()
    complaint = complain(tmp_path / "papers.txt")
    assert (complaint.what, complaint.exit_code) == ("this is a folder", 2)


def test_a_device() -> None:
    complaint = complain(Path("/dev/null"))
    assert (complaint.what, complaint.exit_code) == ("this is not a regular file", 2)


def test_a_name_that_is_too_long(tmp_path: Path) -> None:
    complaint = complain(tmp_path / f"{'a' * 300}.txt")
    assert "cannot be read (File name too long)" in complaint.what
    assert complaint.exit_code == 1


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Root may read everything, so the refusal is the test's own."""

    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    path = tmp_path / "secret.txt"
    path.write_text(LINE)
    monkeypatch.setattr(Path, "read_bytes", refuse)
    complaint = complain(path)
    assert complaint.what == "the file cannot be read (Permission denied)"
    assert "permissions" in complaint.next_step


def test_a_file_of_more_than_50_mb(tmp_path: Path) -> None:
    path = tmp_path / "large.pdf"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)  # a hole: it takes no room
    complaint = complain(path)
    assert "the file is too large: 52,428,801 bytes" in complaint.what
    assert "Split it" in complaint.next_step


def test_an_archive_that_unpacks_to_too_much(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "bomb.docx"
    path.write_bytes(_docx(LINE))
    monkeypatch.setattr("etl.read.docx.MAX_UNPACKED", 10_000)
    assert "too large" in complain(path).what
