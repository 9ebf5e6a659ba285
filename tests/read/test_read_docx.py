"""Word documents of invented places: paragraphs, merged cells, pictures, what Word hides."""

import pytest
from docx.document import Document
from written_docx import add_xml, draw_pixel, new, paragraph, run, save

from etl.read.docx import read_docx


def read(document: Document) -> list[str]:
    return read_docx(save(document), "paper.docx").text.splitlines()


def test_paragraphs_and_tables_stand_in_the_order_of_the_body() -> None:
    document = new()
    document.add_paragraph("北屏县卫生院建设方案")
    document.add_paragraph()
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "序号", "任务"
    document.add_paragraph("　　附则另行制定。")
    assert read(document) == ["北屏县卫生院建设方案", "序号\t任务", "　　附则另行制定。"]


def test_a_merged_cell_is_printed_once() -> None:
    document = new()
    table = document.add_table(rows=4, cols=4)
    for row in range(4):
        for column in range(4):
            table.cell(row, column).text = f"{row}{column}"
    table.cell(1, 0).merge(table.cell(3, 0)).text = "下"
    table.cell(1, 1).merge(table.cell(1, 2)).text = "右"
    table.cell(2, 2).merge(table.cell(3, 3)).text = "块"
    assert read(document) == ["00\t01\t02\t03", "下\t右\t\t13", "\t21\t块\t", "\t31\t\t"]


def test_a_break_is_a_line_in_the_body_and_a_blank_in_a_cell() -> None:
    document = new()
    document.add_paragraph("望溪县人民政府\n关于乡村医生的通知")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "配齐\n人员"
    table.cell(0, 1).text = "县卫生\t健康局"
    assert read(document) == ["望溪县人民政府", "关于乡村医生的通知", "配齐 人员\t县卫生 健康局"]


def test_a_table_of_one_column_is_a_frame() -> None:
    document = new()
    cell = document.add_table(rows=1, cols=1).cell(0, 0)
    cell.text = "第一段。"
    cell.add_paragraph("第二段。")
    assert read(document) == ["第一段。", "第二段。"]


def test_a_table_inside_a_cell_is_words_of_the_cell() -> None:
    document = new()
    outer = document.add_table(rows=1, cols=2)
    outer.cell(0, 0).text = "说明"
    inner = outer.cell(0, 1).add_table(rows=1, cols=2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "甲", "乙"
    assert read(document) == ["说明\t甲 乙"]


def test_a_picture_is_a_line_with_its_file_name() -> None:
    document = new()
    document.add_paragraph("附件2")
    document.add_picture(draw_pixel())
    cell_run = document.add_table(rows=1, cols=2).cell(0, 0).paragraphs[0].add_run("图 ")
    cell_run.add_picture(draw_pixel())
    assert read(document) == ["附件2", "image1.png", "图 image1.png\t"]


BOX = f"<w:txbxContent>{paragraph(run('北政发〔2026〕1号'))}</w:txbxContent>"
WRAPPED = {
    "old documents wrap dates and names in smart tags": (
        paragraph(run("自"), f'<w:smartTag w:element="chsdate">{run("2026年1月5日")}</w:smartTag>', run("起")),
        ["自2026年1月5日起"],
    ),
    "an insertion counts as made and a deletion too": (
        paragraph(run("设"), f"<w:ins>{run('三')}</w:ins>", f"<w:del>{run('两')}</w:del>", run("所")),
        ["设三所"],
    ),
    "a content control holds paragraphs": (
        f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph(run('控件里的段落。'))}</w:sdtContent></w:sdt>",
        ["控件里的段落。"],
    ),
    "a field shows its result and not its code": (
        paragraph("<w:r><w:instrText>PAGE</w:instrText></w:r>", f"<w:fldSimple>{run('第3页')}</w:fldSimple>"),
        ["第3页"],
    ),
    "hidden words are not printed": (
        paragraph("<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r>", run("露")),
        ["露"],
    ),
    "a switch may be turned off": (
        paragraph('<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>露</w:t></w:r>'),
        ["露"],
    ),
    "a word with its reading over it is the word": (
        paragraph(f"<w:r><w:ruby><w:rt>{run('píng')}</w:rt><w:rubyBase>{run('屏')}</w:rubyBase></w:ruby></w:r>"),
        ["屏"],
    ),
    "a text box is read once, before its paragraph": (
        paragraph(
            f"<w:r><mc:AlternateContent><mc:Choice><w:drawing>{BOX}</w:drawing></mc:Choice>",
            f"<mc:Fallback><w:pict>{BOX}</w:pict></mc:Fallback></mc:AlternateContent></w:r>",
            run("正文。"),
        ),
        ["北政发〔2026〕1号", "正文。"],
    ),
    "a hyphen that does not break is a hyphen": (
        paragraph("<w:r><w:t>1</w:t><w:noBreakHyphen/><w:t>2</w:t></w:r>"),
        ["1-2"],
    ),
}


@pytest.mark.parametrize(("xml", "lines"), WRAPPED.values(), ids=WRAPPED.keys())
def test_what_word_prints_is_what_is_read(xml: str, lines: list[str]) -> None:
    document = new()
    add_xml(document, xml)
    assert read(document) == lines


def test_a_row_that_begins_further_right_keeps_its_columns() -> None:
    document = new()
    cells = [f"<w:tc>{paragraph(run(words))}</w:tc>" for words in "一二三"]
    moved = f'<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>{cells[2]}</w:tr>'
    add_xml(document, f"<w:tbl><w:tr>{cells[0]}{cells[1]}</w:tr>{moved}</w:tbl>")
    assert read(document) == ["一\t二", "\t三"]


def test_the_encoding_is_that_of_the_xml() -> None:
    document = new()
    document.add_paragraph("一句话。")
    raw = read_docx(save(document), "paper.docx")
    assert raw.encoding == "utf-8"
    assert raw.media_type.endswith("wordprocessingml.document")
