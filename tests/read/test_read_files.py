"""The entry: suffix and contents say who reads, and plain text pays for nobody else."""

import subprocess
import sys
from pathlib import Path, PurePath

import pytest
from hypothesis import given
from hypothesis import strategies as st
from written_docx import new, save
from written_pdf import words, write_pdf

from etl.read.files import read_bytes, read_file
from etl.read.text import unify_line_ends

LINE = "望溪县每村设一所卫生室。"


def _docx() -> bytes:
    document = new()
    document.add_paragraph(LINE)
    return save(document)


FILES = {
    "paper.txt": (LINE.encode(), "text/plain"),
    "paper.md": (LINE.encode(), "text/markdown"),
    "paper.TXT": (LINE.encode("gb18030"), "text/plain"),
    "paper.html": (f"<!DOCTYPE html><html><body><p>{LINE}</p></body></html>".encode(), "text/html"),
    "paper.htm": (f"<p>{LINE}</p>".encode(), "text/html"),
    "paper.shtml": (f"\r\n<html><p>{LINE}</p>".encode("gb18030"), "text/html"),
    "paper.pdf": (write_pdf([words(LINE, 90, 700)]), "application/pdf"),
    "after junk.pdf": (b"\r\n" + write_pdf([words(LINE, 90, 700)]), "application/pdf"),
    "paper.docx": (_docx(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
}


@pytest.mark.parametrize("name", FILES)
def test_each_kind_of_file_is_read(tmp_path: Path, name: str) -> None:
    data, media_type = FILES[name]
    path = tmp_path / name
    path.write_bytes(data)
    raw = read_file(path)
    assert (raw.text.strip(), raw.media_type) == (LINE, media_type)
    assert read_bytes(data, PurePath(name)) == raw


def test_line_ends_become_one_and_other_characters_stay() -> None:
    text = "甲\r\n乙\r丙\u2028丁\u2029戊\v己\x85庚\n\n　辛\t壬 \ue000\xa0\n"
    assert (
        read_bytes(text.encode(), PurePath("paper.txt")).text == "甲\n乙\n丙\n丁\n戊\n己\n庚\n\n　辛\t壬 \ue000\xa0\n"
    )


def test_a_form_feed_stands_on_a_line_of_its_own() -> None:
    text = "上页\n\f下页\f又一页\n\f\n"
    assert read_bytes(text.encode(), PurePath("paper.txt")).text == "上页\n\f\n下页\n\f\n又一页\n\f\n"


@given(st.text(st.sampled_from("字\r\n\f\v\u2028 ")))
def test_line_ends_are_unified_once_and_for_all(text: str) -> None:
    once = unify_line_ends(text)
    assert unify_line_ends(once) == once
    assert [c for c in once if c in "字 "] == [c for c in text if c in "字 "]
    assert not set(once) & set("\r\v\u2028")


def test_text_that_mentions_markup_is_text() -> None:
    text = "网页里常有 <body> 和 <html> 这样的标记，%PDF-1.4 也见过。"
    assert read_bytes(text.encode(), PurePath("paper.txt")).text == text


def test_plain_text_is_read_without_the_heavy_libraries(tmp_path: Path) -> None:
    path = tmp_path / "paper.txt"
    path.write_bytes(LINE.encode("gb18030"))
    code = (
        "import sys, pathlib; from etl.read.files import read_file; read_file(pathlib.Path(sys.argv[1]));"
        "print(*sorted({'yaml', 'docx', 'lxml', 'pdfplumber', 'pdfminer', 'selectolax'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
