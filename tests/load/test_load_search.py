"""The index finds what a full scan finds, whatever is asked."""

import random
import sqlite3

import pytest
from edition import TEXTS
from hypothesis import given
from hypothesis import strategies as st
from sqlite_utils import Database

from etl.contract import load_contract
from etl.load.fulltext import create_index, find_searched_columns, name_index
from etl.project import Project
from etl.search import EVERY_ROW, contains, fold, split_terms, write_match, write_tokens

WORDS = st.text(st.characters(codec="utf-8"), max_size=12) | st.text("云泽市卫健局衛達“（,*\"-' aB1", max_size=8)

HARD = [
    # operators and quotes are words like any other
    "AND", "OR", "NOT", "NEAR", "NEAR(", "*", "签约*", '"', '"签约"', "'", "''", "-", "^", ":", "text:", "{a b}", "(",
    "a AND b",
    # punctuation counts exactly
    "“水上", "”", "（", "。", "、", "，", "，推", "%", "%以", "80%", "〔2030〕", "〔2030〕9号",
    # one character, the last of a text, the last before white space
    "签", "。", "局", "“", "S",
    # several terms, any order; nothing at all
    "签约 牵头", "牵头  签约", "　", "", " \t\n",
    # other script, width and case
    "簽約率", "８０％", "Ａ区", "a区", "(市卫健局", "（市衛健局",
    # not there
    "云泽湖", "约签", "约率80", "医医",
    # whole sentences and longer
    TEXTS["990100-2031-1-1/1.1"], "签约" * 3000, " ".join("签约" for _ in range(2000)), "\x00", "\U0010ffff",
    "\U0010ff22",
]  # fmt: skip


def search(database: sqlite3.Connection, index: str, query: str) -> list[int]:
    sql = f'select rowid from "{index}" where "{index}" match ? order by rowid'
    return [r[0] for r in database.execute(sql, [write_match(query)])]


@pytest.mark.parametrize("query", HARD, ids=lambda q: repr(q)[:20])
def test_hard_queries_equal_a_scan(database: sqlite3.Connection, query: str) -> None:
    rows = database.execute("select rowid, text from clause_texts").fetchall()
    assert search(database, "clause_texts_fts", query) == [r["rowid"] for r in rows if contains(query, r["text"])]


def test_random_substrings_equal_a_scan(database: sqlite3.Connection) -> None:
    random.seed(1)
    rows = database.execute("select rowid, text from clause_texts").fetchall()
    for _ in range(300):
        row = random.choice(rows)
        start, length = random.randrange(len(row["text"])), random.randint(1, 6)
        query = row["text"][start : start + length]
        found = search(database, "clause_texts_fts", query)
        assert found == [r["rowid"] for r in rows if contains(query, r["text"])], query
        assert row["rowid"] in found


def test_every_table_with_words_is_searched_over_all_its_columns(database: sqlite3.Connection, built: Project) -> None:
    for table in load_contract(built.contract).tables.values():
        columns = find_searched_columns(table)
        if not columns:
            continue
        rows = database.execute(f'select rowid, * from "{table.name}"').fetchall()
        for query in ("市", "云泽", "", "医保 2031", "name", "notice 关于", "府办〔2031〕5号"):
            scanned = [r["rowid"] for r in rows if contains(query, *(r[c] for c in columns))]
            assert search(database, name_index(table), query) == scanned, (table.name, query)


def test_words_are_searched_and_codes_are_not(built: Project) -> None:
    tables = load_contract(built.contract).tables
    assert find_searched_columns(tables["documents"]) == ("title", "title_en", "doc_number", "index_number")
    assert find_searched_columns(tables["clause_texts"]) == ("text",)
    assert find_searched_columns(tables["instrument_mentions"]) == ()


@given(st.lists(st.tuples(WORDS, WORDS), max_size=4), WORDS)
def test_any_query_over_any_texts_equals_a_scan(rows: list[tuple[str, str]], query: str) -> None:
    database = Database(memory=True)
    database.execute('create virtual table i using fts5(a, b, content="", tokenize="ascii")')
    for number, row in enumerate(rows, 1):
        database.execute("insert into i(rowid, a, b) values (?, ?, ?)", [number, *map(write_tokens, row)])
    assert search(database.conn, "i", query) == [n for n, row in enumerate(rows, 1) if contains(query, *row)]


@given(WORDS, WORDS, WORDS)
def test_what_is_in_a_text_is_found_in_it(before: str, query: str, after: str) -> None:
    assert fold(before) + fold(after) == fold(before + after)
    assert contains(query, before + query + after)


def test_fold_knows_script_width_and_case() -> None:
    assert fold("衛生健康委員會ＡＢＣ（１）　é") == "卫生健康委员会abc(1) é"
    assert split_terms(" 签约　簽約 率 ") == ("签约", "率")
    assert write_match("") == f'"{EVERY_ROW}"'


def test_index_is_optional(built: Project) -> None:
    database = Database(memory=True)
    create_index(database, load_contract(built.contract).tables["instrument_mentions"], [])
    assert database.table_names() == []
