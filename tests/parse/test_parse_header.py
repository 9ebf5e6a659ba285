"""Numbers, dates, signatures and the metadata of a page."""

import pytest

from etl.document_numbers import find_number
from etl.lines import split_lines
from etl.parse.dates import find_date, is_date_line, is_page_stamp
from etl.parse.front_matter import read_header
from etl.parse.signature import find_imprint, find_issue, read_letterhead

NUMBERS = [
    ("望政办发〔2023〕18号", "望政办发〔2023〕18号"),
    ("望政办发[2023]18号", "望政办发[2023]18号"),
    ("望政办发 〔 2023 〕 18 号", "望政办发〔2023〕18号"),
    ("望政办发【2023】第18号", "望政办发【2023】18号"),
    ("望政办发（２０２３）１８号", "望政办发（２０２３）１８号"),  # as printed
    ("望澜县人民政府文件 望政办发〔2023〕18号", "望政办发〔2023〕18号"),  # behind the letterhead
    ("望政办发﹝2023﹞18号", "望政办发﹝2023﹞18号"),
    ("望政办发〔2023 18号", "望政办发〔2023 18号"),  # one bracket is lost
    ("望政办发 2023 18号", "望政办发2023 18号"),  # both are
    ("望政办函2023年第18号", "望政办函2023年第18号"),
    ("见望政办发 2023 18号文件", None),  # without brackets only where it stands alone
    ("关于印发2023年第18号公告", None),
    ("望政办发〔2023〕", None),
    ("2023年第18号", None),
]
DATES = [
    ("2023年6月30日", "2023-06-30"),
    ("２０２３年６月３０日", "2023-06-30"),
    ("2023-06-30 08:15", "2023-06-30"),
    ("2023.6.30", "2023-06-30"),
    ("二〇二三年六月三十日", "2023-06-30"),
    ("二○二三年十二月二日", "2023-12-02"),
    ("二O二三年十一月十五日", "2023-11-15"),  # the letter O
    ("2023年13月1日", None),
    ("2023年6月", None),
]
# The lines of a notice's end: issuer and date.
SIGNATURES = [
    (["望澜县卫生健康局", "2023年6月30日"], "望澜县卫生健康局", "2023-06-30"),
    (["2023年6月30日", "望澜县卫生健康局"], "望澜县卫生健康局", "2023-06-30"),  # the date over the body
    (["望澜县卫生健康局2023年6月30日"], "望澜县卫生健康局", "2023-06-30"),
    (["望澜县卫生健康局", "望澜县财政局", "（代章）", "2023年6月30日"], "望澜县卫生健康局 望澜县财政局", "2023-06-30"),
    (["望澜县卫生健康局", "2023年6月30日", "望澜县卫生健康局办公室2023年7月1日印发"], "望澜县卫生健康局", "2023-06-30"),
    (["望澜县卫生健康局办公室", "2023年7月1日印发"], "望澜县卫生健康局办公室", "2023-07-01"),  # no other date
    (["望澜县卫生健康局", "二〇二三年六月三十日"], "望澜县卫生健康局", "2023-06-30"),
    (["2023-06-30 15:37 来源：望澜县卫生健康局", "各乡镇："], None, None),  # the page's own date
    (["请于2023年6月30日前报送，逾期不候。"], None, None),  # a date in a sentence
]
# The lines of a page's head: what each field is.
HEADERS = [
    (["索引号:\tA/2023-1\t发布机构:\t望澜县卫生健康局"], {"index_number": "A/2023-1", "issuer": "望澜县卫生健康局"}),
    (["索 引 号：A/2023-1公开日期：2023-06-30"], {"index_number": "A/2023-1", "published_on": "2023-06-30"}),
    (["发布日期：2023-06-30", "公开日期：2023-07-01"], {"published_on": "2023-06-30"}),  # the lexicon's order
    (["文号：", "望政办发〔2023〕18号"], {"doc_number": "望政办发〔2023〕18号"}),  # the value on the next line
    (["浏览次数：", "各乡镇人民政府："], {}),  # an empty field over the addressee
    (["公文时效：", "关于控烟的通知"], {}),  # an empty field over the title
    (["一、总体要求", "时间：2023-06-30"], {}),  # running text has begun
    (
        ["【索引号】A/2023-1", "【有效性】有效", "【成文日期】 2023年6月30日"],
        {"index_number": "A/2023-1", "none": "有效", "issued_on": "2023年6月30日"},
    ),
    (["【关于控烟】", "控烟的通知"], {}),  # no known label
    (["来源：", "望政办发〔2023〕18号"], {}),  # an empty field over the number
]
# The lines over the title of a document: the bodies of its letterhead where they are several.
LETTERHEADS = [
    (["望澜县卫生健康局", "望澜县财政局", "文件", "望卫发〔2023〕1号"], "望澜县卫生健康局 望澜县财政局"),
    (["望澜县卫生健康局 望澜县财政局文件"], "望澜县卫生健康局 望澜县财政局"),
    (["望澜县卫生健康局文件"], None),  # the signature names the one
    (["关于控烟的通知", "望澜县财政局文件"], None),
]
# The last lines of a source, and what its printer's note says.
IMPRINTS = [
    (["抄送：县委办公室。", "望澜县卫生健康局办公室　2023年7月1日印发"], ("望澜县卫生健康局办公室", "2023-07-01")),
    (["望澜县卫生健康局办公室", "2023年7月1日印发"], ("望澜县卫生健康局办公室", "2023-07-01")),
    (["望澜县卫生健康局", "2023年7月1日"], (None, None)),
]


@pytest.mark.parametrize(("text", "number"), NUMBERS)
def test_number(text: str, number: str | None) -> None:
    assert find_number(text) == number


@pytest.mark.parametrize(("text", "date"), DATES)
def test_date(text: str, date: str | None) -> None:
    assert find_date(text) == date


def test_a_date_in_a_sentence_is_no_date_line() -> None:
    assert is_date_line("望澜县卫生健康局　2023年6月30日")
    assert not is_date_line("请于2023年6月30日前把名单报县卫生健康局办公室，逾期不候")


@pytest.mark.parametrize(
    ("line", "is_stamp"),
    [
        ("2023-06-30 15:37 来源：县卫健局 浏览：12", True),
        ("2023年6月30日 来源：县卫健局", True),
        ("2023-06-30 15:37", True),
        ("2023年6月30日", False),
        ("2023年6月30日印发", False),
    ],
)
def test_the_date_of_a_page(line: str, is_stamp: bool) -> None:
    assert is_page_stamp(line) == is_stamp


@pytest.mark.parametrize(("lines", "issuer", "date"), SIGNATURES)
def test_signature(lines: list[str], issuer: str | None, date: str | None) -> None:
    assert find_issue(list(split_lines("\n".join(lines)))) == (issuer, date)


@pytest.mark.parametrize(("lines", "bodies"), LETTERHEADS)
def test_letterhead_of_several_bodies(lines: list[str], bodies: str | None) -> None:
    assert read_letterhead(list(split_lines("\n".join(lines)))) == bodies


@pytest.mark.parametrize(("lines", "note"), IMPRINTS)
def test_printers_note(lines: list[str], note: tuple[str | None, str | None]) -> None:
    assert find_imprint(list(split_lines("\n".join(lines)))) == note


@pytest.mark.parametrize(("lines", "values"), HEADERS)
def test_header(lines: list[str], values: dict[str, str]) -> None:
    assert read_header(list(split_lines("\n".join(lines)))).values == values
