"""The codebook is current, complete in both languages, and what it tells people to ask can be asked."""

import re
import sqlite3
from pathlib import Path

import pytest
import yaml

from etl.contract import Contract, load_contract
from etl.docs.codebook import FILES, write_codebook
from etl.docs.example import show_rows
from etl.docs.tables import TERMS
from etl.docs.texts import LANGUAGES, Language, read_texts, write_prose
from etl.edition.codebook_rows import codebook_rows
from etl.errors import Complaint
from etl.lexicon import load_words

ROOT = Path(__file__).parents[2]
CONTRACT: Contract = load_contract(ROOT / "datapackage.json")
RULES = read_texts("rules")
LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture(scope="module")
def pages() -> dict[Language, str]:
    return {language: (ROOT / "docs" / FILES[language]).read_text(encoding="utf-8") for language in LANGUAGES}


@LANGUAGE
def test_page_is_what_contract_lexicon_and_code_give_today(pages: dict[Language, str], language: Language) -> None:
    made, kept = write_codebook(CONTRACT, language).splitlines(), pages[language].splitlines()
    different = [(old, new) for old, new in zip(kept, made, strict=False) if old != new]
    assert not different, f"run `taizhang docs`: {different[0]}"
    assert len(made) == len(kept), "run `taizhang docs`"


@LANGUAGE
def test_every_table_and_column_has_a_meaning(pages: dict[Language, str], language: Language) -> None:
    for table in CONTRACT.tables.values():
        section = pages[language].partition(f'<a id="table-{table.name}"></a>')[2].partition("<a id=")[0]
        assert table.title if language == "zh" else table.title_en in section
        for column in table.columns:
            meaning = column.description if language == "zh" else column.description_en
            assert f"| `{column.name}` |" in section
            assert meaning.rstrip("。.").replace("|", r"\|") in section
            assert len(meaning) > 3, f"{table.name}.{column.name}"


@LANGUAGE
def test_every_level_is_spelled_out(pages: dict[Language, str], language: Language) -> None:
    words, terms = read_texts("levels")["levels"], yaml.safe_load(TERMS.read_text(encoding="utf-8"))
    for table in CONTRACT.tables.values():
        section = pages[language].partition(f'<a id="table-{table.name}"></a>')[2].partition("<a id=")[0]
        for level in (v for c in table.columns for v in c.constraints.get("enum", ())):
            assert f"| `{level}` | {terms[level]} | {words[level][0 if language == 'zh' else 1]} |" in section


def test_no_word_is_left_over() -> None:
    columns = [(t, c) for t in CONTRACT.tables.values() for c in t.columns]
    assert set(read_texts("levels")["levels"]) == {v for _, c in columns for v in c.constraints.get("enum", ())}
    assert set(read_texts("levels")["reasons"]) == {reason for _, c in columns for reason in c.missing_reasons}
    assert set(read_texts("levels")["reason_words"]) == set(read_texts("levels")["reasons"])


def test_no_description_repeats_the_title() -> None:
    columns = [(t, c) for t in CONTRACT.tables.values() for c in t.columns]
    assert not [(t.name, c.name) for t, c in columns if c.description.rstrip("。") == c.title.rstrip("。")]
    assert not [(t.name, c.name) for t, c in columns if c.description_en.rstrip(".") == c.title_en]


@LANGUAGE
def test_every_reason_for_an_empty_cell_is_spelled_out(pages: dict[Language, str], language: Language) -> None:
    words = read_texts("levels")["reasons"]
    for table in CONTRACT.tables.values():
        section = pages[language].partition(f'<a id="table-{table.name}"></a>')[2].partition("<a id=")[0]
        for reason in (r for c in table.columns for r in c.missing_reasons):
            assert f"| `{reason}` | {words[reason][0 if language == 'zh' else 1]} |" in section


def test_kinds_of_findings_are_those_of_the_lexicon() -> None:
    assert set(read_texts("levels")["open_levels"]["findings.kind"]) == set(load_words("findings")) - {"none"}


@LANGUAGE
def test_every_rule_is_told_with_its_example(pages: dict[Language, str], language: Language) -> None:
    for number, rule in enumerate(RULES, 1):
        section = pages[language].partition(f'<a id="rule-{rule["id"]}"></a>')[2].partition("<a id=")[0]
        assert f"### {number}. {rule[language]['title']}" in section
        assert write_prose(rule[language]["text"], language) in section
        assert rule["example"] in section
        assert all(f"`{table}`" in section for table in rule["rows"])


@LANGUAGE
def test_every_entry_of_the_lexicon_is_listed(pages: dict[Language, str], language: Language) -> None:
    definition = "definition" if language == "zh" else "definition_en"
    for name, rows in codebook_rows().items():
        section = pages[language].partition(f'<a id="list-{name}"></a>')[2].partition("<a id=")[0]
        for row in rows:
            line = next(x for x in section.splitlines() if x.startswith(f"| `{next(iter(row.values()))}` |"))
            assert f"| {row['name']} |" in line
            assert f"| {row['name_en']} |" in line
            assert line.endswith(f"| {row[definition]} |")


@LANGUAGE
def test_oddities(pages: dict[Language, str], language: Language) -> None:
    oddities = pages[language].partition('<a id="oddities"></a>')[2]
    assert len(re.findall(r"(?m)^\d+\. \S", oddities)) == len(read_texts("oddities")) >= 15


@LANGUAGE
def test_languages_do_not_mix(language: Language) -> None:
    for entry in [*RULES, *read_texts("chapters")]:
        text = entry[language]["title"] + entry[language]["text"]
        chinese, latin = (len(re.findall(word, text)) for word in ("[\u4e00-\u9fff]", "[A-Za-z]+"))
        assert (chinese > latin) == (language == "zh"), text


@LANGUAGE
def test_links_inside_a_page_lead_somewhere(pages: dict[Language, str], language: Language) -> None:
    anchors = re.findall(r'<a id="([^"]+)"></a>', pages[language])
    assert len(anchors) == len(set(anchors))
    assert set(re.findall(r"\]\(#([^)]+)\)", pages[language])) <= set(anchors)
    for target in re.findall(r"\]\((?!http|#)([^)#]+)", pages[language]):
        assert (ROOT / "docs" / target).is_file(), target


def test_an_example_that_shows_nothing_is_refused() -> None:
    with pytest.raises(Complaint, match="no row of phases"):
        show_rows("望澜县控烟方案\n一、重点任务\n（一）劝阻。设劝阻员。\n", {"phases": ["phase_id"]})


@pytest.mark.parametrize("sql", re.findall(r"```sql\n(.*?)```", write_codebook(CONTRACT, "en"), re.DOTALL))
def test_sql_can_be_pasted(database: sqlite3.Connection, sql: str) -> None:
    rows = database.execute(sql).fetchall()
    assert rows or "_history" in sql
