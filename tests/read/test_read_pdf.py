"""PDFs of invented documents: lines, pages, tables, pictures."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from written_pdf import grid, picture, rule, words, write_pdf

from etl.errors import Complaint
from etl.read.pdf import read_pdf

TITLE = "北屏县卫生院建设工作要点"
FULL = "北屏县人民政府各部门要把卫生院建设放在重要位置，认真"


def read(*pages: list[str]) -> list[str]:
    return read_pdf(write_pdf(*pages), "paper.pdf").text.split("\n")


def test_lines_stay_as_they_are_set() -> None:
    page = [words(TITLE, 200, 760), words(FULL, 90, 720), words("组织实施。", 90, 690)]
    assert read(page) == [TITLE, FULL, "组织实施。", ""]


def test_a_form_feed_stands_between_pages() -> None:
    assert read([words("上页。", 90, 700), words("— 1 —", 280, 60)], [words("下页。", 90, 700)]) == [
        "上页。",
        "— 1 —",
        "\f",
        "下页。",
        "",
    ]


def test_a_paragraph_set_in_by_two_characters_opens_with_two_blanks() -> None:
    page = [words(FULL, 122, 720), words(FULL, 90, 690), words("2026年1月5日", 360, 660)]
    assert read(page) == [f"　　{FULL}", FULL, "2026年1月5日", ""]


def test_words_printed_twice_for_bold_are_read_once() -> None:
    assert read([words("一、总体要求", 90, 700), words("一、总体要求", 90.2, 700)]) == ["一、总体要求", ""]


def ledger() -> list[str]:
    """Rule a table whose first column is merged over two rows, with a line of words above and below it."""
    lines = grid([90, 150, 350, 500], [700, 660, 560])
    lines += [rule(150, 610, 500, 610)]
    cells = [("序号", 95, 675), ("措施", 160, 675), ("牵头部门", 360, 675), ("1", 95, 630), ("每村设一所", 160, 640)]
    cells += [("卫生室。", 160, 620), ("县卫生", 360, 640), ("健康局", 360, 620), ("统一招聘。", 160, 580)]
    around = [words("重点任务台账", 90, 740), words("说明：无。", 90, 520)]
    return lines + [words(*cell, 14) for cell in cells] + around


def test_a_table_becomes_rows_in_its_place() -> None:
    assert read(ledger()) == [
        "重点任务台账",
        "序号\t措施\t牵头部门",
        "1\t每村设一所卫生室。\t县卫生健康局",
        "\t统一招聘。\t",
        "说明：无。",
        "",
    ]


def test_a_frame_round_a_paragraph_is_no_table() -> None:
    frame = [rule(80, 600, 520, 600), rule(80, 730, 520, 730), rule(80, 600, 80, 730), rule(520, 600, 520, 730)]
    assert read([*frame, words(FULL, 90, 700), words("组织实施。", 90, 670)]) == [FULL, "组织实施。", ""]


def test_a_large_picture_is_a_line_and_a_seal_is_none() -> None:
    page = [words("附件", 90, 780), picture(90, 300, 400, 400), words("注：略。", 90, 200), picture(400, 100, 80, 80)]
    assert read([words("正文。", 90, 700)], page)[-4:] == ["附件", "page2-image1.png", "注：略。", ""]


def test_a_page_without_words_among_others_shows_its_picture() -> None:
    assert read([words("正文。", 90, 700)], [picture(0, 0, 595, 842)])[-2:] == ["page2-image1.png", ""]


def test_the_encoding_is_that_of_the_fonts() -> None:
    raw = read_pdf(write_pdf([words(TITLE, 90, 700)]), "paper.pdf")
    assert (raw.media_type, raw.encoding) == ("application/pdf", "pdf")


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.text(st.sampled_from("一二三县市卫生院建设工作要点。，（）〔〕2026"), min_size=1, max_size=28),
        min_size=1,
        max_size=20,
    )
)
def test_what_is_printed_is_read(printed: list[str]) -> None:
    page = [words(line, 90, 780 - 30 * i) for i, line in enumerate(printed)]
    assert read(page) == [*printed, ""]


@pytest.mark.parametrize("cut", [20, 200, 700])
def test_a_cut_file_is_damaged_or_read(cut: int) -> None:
    """What is left of a file may still be read; when it is not, the reason is a complaint and nothing else."""
    with pytest.raises(Complaint, match="PDF"):
        read_pdf(write_pdf([words(TITLE, 90, 700)])[:cut], "paper.pdf")
