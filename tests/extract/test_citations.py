"""Documents that invented sentences name, by title and number."""

import pytest

from etl.extract.citations import find_citations
from etl.parse.outline import read_outline

# A sentence, and the titles and numbers that it cites.
SENTENCES = [
    ("按照《临澜省控烟条例》（临发〔2021〕5号）执行。", [("临澜省控烟条例", "临发〔2021〕5号")]),
    ("按照《临澜省控烟方案》的通知（临发〔2021〕5号）执行。", [("临澜省控烟方案", "临发〔2021〕5号")]),
    ("按照《临澜省控烟方案》(临政办发 2021 5号)执行。", [("临澜省控烟方案", "临政办发2021 5号")]),  # no brackets
    ("按照《临澜省控烟方案》(临政办发﹝2021﹞5号)执行。", [("临澜省控烟方案", "临政办发﹝2021﹞5号")]),
    ("《临澜省控烟方案》2021年印发5号公告。", [("临澜省控烟方案", None)]),
    ("根据临政发〔2021〕5号和霁政发〔2022〕6号文件办理。", [(None, "临政发〔2021〕5号"), (None, "霁政发〔2022〕6号")]),
    ("落实《方案》要求。", []),  # the short form of a title named before
]


@pytest.mark.parametrize(("sentence", "cited"), SENTENCES)
def test_what_a_sentence_cites(sentence: str, cited: list[tuple[str | None, str | None]]) -> None:
    outline = read_outline(f"砚溪县控烟实施方案\n一、任务\n（一）劝阻。{sentence}\n")
    assert [(c.title, c.doc_number) for c in find_citations(outline)] == cited


def test_the_journal_of_an_article_is_not_cited() -> None:
    outline = read_outline(
        "砚溪县：烟少了\n来源：《某某健康杂志》2021年第3期\n近年来，砚溪县按照《临澜省控烟条例》控烟，效果明显。\n"
    )
    assert [c.title for c in find_citations(outline)] == ["临澜省控烟条例"]


def test_the_journal_under_an_article_is_not_cited() -> None:
    outline = read_outline(
        "砚溪县：烟少了\n砚溪县按照《临澜省控烟条例》控烟，效果明显。\n（摘自《某某健康杂志》2021年第3期）\n"
    )
    assert [c.title for c in find_citations(outline)] == ["临澜省控烟条例"]
