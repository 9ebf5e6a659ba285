"""Clean text gets no edit from the damage steps, costs no dictionary, and no memory that grows with it."""

import os
import subprocess
import sys
import tracemalloc
from pathlib import Path

import pytest
from simulate import to_traditional

from etl.restore.byte_damage import find_byte_damage
from etl.restore.furniture import find_furniture
from etl.restore.reading import find_readings
from etl.restore.steps import DAMAGE_STEPS

ROOT = Path(__file__).parents[2]
STORE = Path(os.environ.get("TAIZHANG_SOURCES", ROOT / "sources"))

ENGLISH = "The county hospital (see Annex 1) will cut waiting times; what next? 18 of 54 beds (33.3%) are new.\n" * 30
TABLE = "序号\t重点任务\t牵头部门\n1\t夜间门诊(DRG)\t县医院\n2\t药柜进社区\t市场监管局?\n\t\t\n" * 10
PRONUNCIATION = (
    "多音字表\n行(háng)业、银行(háng)、行(xíng)走;重(chóng)复、重(zhòng)量;长(zhǎng)官、长(cháng)短。\n"
    "教师领读:朝(zhāo)霞,朝(cháo)代;学生跟读,注意“好(hǎo)人”与“好(hào)学”的区别,声调不同,意思也就不同了。\n" * 5
)
GLOSSES = "新词:饕餮(tāo tiè)、龃龉(jǔ yǔ)、耄耋(mào dié)。本市简称丹(dan),缩写为“检(jian)”,见注释(zhushi)。\n" * 5
MARKUP = "在网页里,标签 <b> 表示加粗,</b> 表示结束;段落写作 <p>……</p>,换行写作 <br>,这些标签要写在尖括号里。\n" * 5

CLEAN = {"English": ENGLISH, "table": TABLE, "pronunciation": PRONUNCIATION, "glosses": GLOSSES, "markup": MARKUP}


@pytest.mark.parametrize("step", DAMAGE_STEPS)
def test_our_own_text_gets_no_edit(step, corpus):
    assert not step(corpus)


@pytest.mark.parametrize("text", CLEAN.values(), ids=CLEAN)
@pytest.mark.parametrize("step", DAMAGE_STEPS)
def test_other_clean_text_gets_no_edit(step, text):
    assert not step(text)


@pytest.mark.parametrize("step", [find_byte_damage, find_readings, find_furniture])
def test_a_clean_traditional_text_is_only_converted(step, corpus):
    assert not step(to_traditional(corpus))


@pytest.mark.parametrize("name", ["alxa-hightech-2023", "baishan-2021", "dongsheng-2023"])
def test_clean_sources_get_no_edit(name):
    path = STORE / f"{name}.txt"
    if not path.is_file():
        pytest.skip("the source store is not here")
    text = path.read_text(encoding="utf-8")
    assert not [edit for step in DAMAGE_STEPS for edit in step(text)]


def test_clean_text_loads_no_dictionary():
    program = (
        "import sys; from pathlib import Path; from etl.restore.steps import DAMAGE_STEPS;"
        "text = ''.join(p.read_text('utf-8') for p in Path('tests/restore/corpus').glob('*.txt'));"
        "[step(text) for step in DAMAGE_STEPS]; sys.exit(bool({'rjieba', 'pypinyin', 'opencc'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False).returncode == 0


def test_memory_grows_with_the_line_and_not_with_the_file(corpus):
    assert _peak(corpus * 12) < 1.2 * _peak(corpus * 4) + 50_000


def _peak(text: str) -> int:
    tracemalloc.start()
    try:
        for step in DAMAGE_STEPS:
            step(text)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
