"""The labels that Word prints and does not store."""

import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from written_docx import NAMESPACES, add_list, add_xml, define_list, new, number_paragraph, save

from etl.read.docx import read_docx
from etl.read.docx_numerals import write_number

OUTLINE = (("chineseCountingThousand", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."))


def read(document: Document) -> list[str]:
    return read_docx(save(document), "paper.docx").text.splitlines()


def outline(document: Document, number: int, levels: str) -> None:
    for level in levels:
        number_paragraph(document.add_paragraph("条"), number, int(level))


def test_each_level_counts_on_its_own_and_starts_again_under_the_next_above() -> None:
    document = new()
    define_list(document, 1, *OUTLINE)
    outline(document, 1, "0112210")
    assert read(document) == ["一、条", "（一）条", "（二）条", "1. 条", "2. 条", "（三）条", "二、条"]
    document = new()
    define_list(document, 1, *OUTLINE)
    outline(document, 1, "01101")
    assert read(document) == ["一、条", "（一）条", "（二）条", "二、条", "（一）条"]


def test_a_pattern_may_name_the_levels_above() -> None:
    document = new()
    define_list(document, 1, ("chineseCounting", "%1、"), ("decimal", "%1.%2"))
    outline(document, 1, "011")
    assert read(document) == ["一、条", "一.1 条", "一.2 条"]
    document = new()
    define_list(document, 1, ("chineseCounting", "%1、"), ("decimal", "%1.%2"), more="<w:isLgl/>")
    outline(document, 1, "0011")
    assert read(document)[2:] == ["2.1 条", "2.2 条"]


def test_a_level_that_never_starts_again() -> None:
    document = new()
    define_list(document, 1, *OUTLINE, more='<w:lvlRestart w:val="0"/>')
    outline(document, 1, "0101")
    assert read(document) == ["一、条", "（一）条", "二、条", "（二）条"]


def test_lists_of_one_family_count_on_unless_one_sets_its_start() -> None:
    document = new()
    define_list(document, 1, *OUTLINE)
    add_list(document, 2, "", family=1)
    add_list(document, 3, "", '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>', family=1)
    outline(document, 1, "0")
    outline(document, 2, "0")
    outline(document, 3, "00")
    assert read(document) == ["一、条", "二、条", "一、条", "二、条"]


def test_a_list_may_put_its_own_level_over_the_common_one() -> None:
    document = new()
    own = '<w:lvl w:ilvl="0"><w:start w:val="4"/><w:numFmt w:val="decimal"/><w:lvlText w:val="第%1条"/></w:lvl>'
    define_list(document, 1, *OUTLINE, override=f'<w:lvlOverride w:ilvl="0">{own}</w:lvlOverride>')
    outline(document, 1, "0")
    assert read(document) == ["第4条 条"]


def test_a_style_may_number_its_paragraphs() -> None:
    document = new()
    define_list(document, 1, *OUTLINE)
    style = document.styles["Heading 1"].element
    style.get_or_add_pPr().append(parse_xml(f'<w:numPr {NAMESPACES}><w:numId w:val="1"/></w:numPr>'))
    based = document.styles["Heading 2"].element
    based.find(qn("w:basedOn")).set(qn("w:val"), "Heading1")
    document.add_heading("总体要求", 1)
    document.add_heading("重点任务", 2)
    switched_off = number_paragraph(document.add_heading("附件", 1), 0)
    assert switched_off.text == "附件"
    assert read(document) == ["一、总体要求", "二、重点任务", "附件"]


def test_a_level_may_belong_to_a_style() -> None:
    document = new()
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:pStyle w:val="{style}"/><w:numFmt w:val="chineseCounting"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for at, (style, text) in enumerate((("Heading1", "%1、"), ("Heading2", "（%2）")))
    )
    add_list(document, 1, f'<w:abstractNum {NAMESPACES} w:abstractNumId="1">{levels}</w:abstractNum>')
    for name in ("Heading 1", "Heading 2"):
        properties = document.styles[name].element.get_or_add_pPr()
        properties.append(parse_xml(f'<w:numPr {NAMESPACES}><w:numId w:val="1"/></w:numPr>'))
    document.add_heading("总体要求", 1)
    document.add_heading("指导思想", 2)
    assert read(document) == ["一、总体要求", "（一）指导思想"]


def test_numbers_fill_the_first_column_of_a_ledger() -> None:
    document = new()
    define_list(document, 1, ("decimal", "%1"))
    table = document.add_table(rows=2, cols=2)
    for row, task in enumerate(("配齐人员", "添置设备")):
        number_paragraph(table.cell(row, 0).paragraphs[0], 1)
        table.cell(row, 1).text = task
    assert read(document) == ["1\t配齐人员", "2\t添置设备"]


def test_a_deleted_list_and_a_symbol_bullet_print_nothing() -> None:
    document = new()
    define_list(document, 1, ("bullet", "\uf06c"), ("bullet", "—"))
    number_paragraph(document.add_paragraph("甲"), 9)
    outline(document, 1, "01")
    assert read(document) == ["甲", "条", "— 条"]


def test_a_label_stands_before_the_first_line_of_its_paragraph() -> None:
    document = new()
    define_list(document, 1, *OUTLINE)
    number_paragraph(document.add_paragraph("上行\n下行"), 1)
    add_xml(document, "<w:p><w:r><w:t>另一段</w:t></w:r></w:p>")
    assert read(document) == ["一、上行", "下行", "另一段"]


NUMERALS = {
    "chineseCounting": {1: "一", 10: "十", 11: "十一", 20: "二十", 99: "九十九", 101: "一〇一"},
    "chineseCountingThousand": {
        7: "七",
        10: "十",
        19: "十九",
        30: "三十",
        110: "一百一十",
        101: "一百零一",
        1001: "一千零一",
    },
    "japaneseCounting": {3: "三", 12: "十二"},
    "ideographDigital": {3: "三", 10: "一〇", 21: "二一"},
    "taiwaneseCountingThousand": {15: "十五"},
    "chineseLegalSimplified": {1: "壹", 10: "壹拾", 23: "贰拾叁"},
    "ideographLegalTraditional": {6: "陸"},
    "ideographTraditional": {1: "甲", 10: "癸", 11: "11"},
    "ideographZodiac": {12: "亥"},
    "decimalEnclosedCircleChinese": {1: "①", 20: "⑳", 21: "21"},
    "decimalEnclosedParen": {1: "⑴"},
    "decimalEnclosedFullstop": {2: "⒉"},
    "ideographEnclosedCircle": {3: "㊂"},
    "decimalFullWidth": {12: "１２"},
    "decimalZero": {3: "03", 12: "12"},
    "upperLetter": {1: "A", 26: "Z", 27: "AA", 28: "BB"},
    "lowerRoman": {4: "iv", 19: "xix"},
    "upperRoman": {9: "IX", 40: "XL"},
    "none": {5: ""},
    "a format of the future": {5: "5"},
}


@pytest.mark.parametrize("number_format", NUMERALS)
def test_numbers_are_written_as_word_writes_them(number_format: str) -> None:
    written = {value: write_number(value, number_format) for value in NUMERALS[number_format]}
    assert written == NUMERALS[number_format]
