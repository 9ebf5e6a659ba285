"""The encoding of a file is told from its bytes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.errors import Complaint
from etl.read.encoding import decode, score_text

SIMPLIFIED = "望溪县今年新建村卫生室三十所，每所至少有一名执业医师，由县卫生健康局负责。"
TRADITIONAL = "望溪縣今年新建村衛生室三十所，每所至少有一名執業醫師，由縣衛生健康局負責。"


@pytest.mark.parametrize(
    ("words", "codec", "encoding"),
    [
        (SIMPLIFIED, "utf-8", "utf-8"),
        (SIMPLIFIED, "utf-8-sig", "utf-8-sig"),
        (SIMPLIFIED, "gb2312", "gb18030"),
        (SIMPLIFIED, "gb18030", "gb18030"),
        (TRADITIONAL, "gb18030", "gb18030"),  # a page converted to traditional characters, still in GBK
        (TRADITIONAL, "big5", "big5"),
        (f"{TRADITIONAL}嫺", "cp950", "cp950"),
        (f"{TRADITIONAL}啲", "big5hkscs", "big5hkscs"),
        (f"{SIMPLIFIED}㐀𠀀", "gb18030", "gb18030"),  # four bytes each
        ("plain ASCII", "ascii", "utf-8"),
    ],
)
def test_the_encoding_is_found(words: str, codec: str, encoding: str) -> None:
    assert decode(words.encode(codec), "paper.txt") == (words, encoding)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_needs_its_mark(encoding: str) -> None:
    data = f"\ufeff{SIMPLIFIED}".encode(encoding)
    assert decode(data, "paper.txt") == (SIMPLIFIED, encoding)
    with pytest.raises(Complaint, match="NUL"):
        decode("二〇二六 2026".encode(encoding), "paper.txt")


# Short enough to be a heading; measured on windows of official prose, 15 characters were never confused.
SHORT = ("村卫生室建设标准由县卫生健康局制定", "北屏县人民政府关于乡村医生的通知")


@pytest.mark.parametrize("words", SHORT)
def test_a_heading_is_enough(words: str) -> None:
    assert decode(words.encode("gb18030"), "paper.txt") == (words, "gb18030")
    assert decode(words.encode("utf-8"), "paper.txt") == (words, "utf-8")


def _level(codec: str, rows: range, cells: list[int]) -> list[str]:
    return list(bytes(b for row in rows for cell in cells for b in (row, cell)).decode(codec, "ignore"))


COMMON_SIMPLIFIED = _level("gb2312", range(0xB0, 0xD8), list(range(0xA1, 0xFF)))
COMMON_TRADITIONAL = _level("big5", range(0xA4, 0xC7), [*range(0x40, 0x7F), *range(0xA1, 0xFF)])


def sentences(characters: list[str]) -> st.SearchStrategy[str]:
    """Different characters in clauses of eight: a single character repeated forty times can be anything."""
    clauses = st.lists(st.sampled_from(characters), min_size=40, unique=True)
    return clauses.map(lambda c: "，".join("".join(c[at : at + 8]) for at in range(0, len(c), 8)) + "。")


@given(sentences(COMMON_SIMPLIFIED))
def test_gb18030_comes_back(words: str) -> None:
    assert decode(words.encode("gb18030"), "paper.txt") == (words, "gb18030")


@given(sentences(COMMON_TRADITIONAL))
def test_big5_comes_back(words: str) -> None:
    assert decode(words.encode("big5"), "paper.txt") == (words, "big5")


CHARACTERS = st.characters(exclude_categories=("Cs", "Cc"))


@given(st.text(CHARACTERS, min_size=1).filter(lambda words: not words.startswith("\ufeff")))
def test_any_utf_8_comes_back(words: str) -> None:
    assert decode(words.encode(), "paper.txt") == (words, "utf-8")
    assert decode(words.encode("utf-8-sig"), "paper.txt") == (words, "utf-8-sig")


@given(st.text(CHARACTERS, min_size=1))
def test_any_utf_16_comes_back(words: str) -> None:
    assert decode(f"\ufeff{words}".encode("utf-16-le"), "paper.txt") == (words, "utf-16-le")


LOST = SIMPLIFIED * 3


@pytest.mark.parametrize(
    ("data", "offset", "encoding"),
    [
        (LOST.encode()[:60] + LOST.encode()[61:], 60, "utf-8"),
        (LOST.encode() + b"\xe4\xb8", len(LOST.encode()), "utf-8"),
        (LOST.encode("gb18030") + b"\xff" + LOST.encode("gb18030"), len(LOST) * 2, "gb18030"),
        ((TRADITIONAL * 3).encode("big5") + b"\xff", len(TRADITIONAL) * 6, "big5"),
        (b"\xff\xfe" + SIMPLIFIED.encode("utf-16-le") + b"\x00", 2 + 2 * len(SIMPLIFIED), "utf-16-le"),
    ],
)
def test_a_byte_that_cannot_be_read_is_named(data: bytes, offset: int, encoding: str) -> None:
    with pytest.raises(Complaint, match=f"byte {offset} cannot be read as {encoding}"):
        decode(data, "paper.txt")


def test_words_of_another_language_in_another_encoding_are_refused() -> None:
    with pytest.raises(Complaint, match="in none of utf-8, gb18030, big5; byte 1 is the first"):
        decode("Dépêche à ma fenêtre, été créé".encode("latin-1"), "paper.txt")


def test_a_right_decoding_scores_higher_than_a_wrong_one() -> None:
    right = score_text(SIMPLIFIED)
    assert right > 1
    assert score_text(SIMPLIFIED.encode("gb18030").decode("big5", "replace")) < right
    assert score_text("no Chinese at all") == 0
