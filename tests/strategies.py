"""Invented documents for property tests, and the slips that scans and converters make in them."""

from dataclasses import dataclass

from hypothesis import settings
from hypothesis import strategies as st

# Seeded, so that a run can be repeated; few, so that all tests stay quick.
QUICK = settings(derandomize=True, max_examples=60, deadline=None)
NUMERALS = "一二三四五六七八九"
BODIES = ["县卫健局", "县医保局", "县财政局", "县教育局", "县中医院", "各乡镇人民政府"]
WORDS = ["建立健康档案", "改造村卫生室", "统一药房", "培训村医", "开设夜间门诊", "推行预约挂号", "完善监测体系"]
SENTENCES = [
    "到2025年底，覆盖率达到80%以上。",
    "各院要配齐药品和急救车。",
    "落实《砚溪县控烟条例》，每季度检查一次。",
    "按照望政发〔2023〕18号文件执行。",
    "推行 DRG 付费，缩短等候时间。",
]
NOTICE = [
    "砚溪县人民政府办公室关于印发砚溪县控烟实施方案的通知",
    "砚政办发〔2024〕6号",
    "各乡镇人民政府：",
    "现将《砚溪县控烟实施方案》印发给你们，请认真落实。",
    "砚溪县人民政府办公室",
    "2024年3月1日",
]

items = st.tuples(
    st.sampled_from(WORDS),
    st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3).map("".join),
    st.lists(st.sampled_from(BODIES), max_size=3, unique=True),
)
# Characters that decide how a text is read, in any order.
noise = st.text(alphabet="一二、（）()。；：:12年号〔〕《》附件\t|*#- 　\n县局委院甲乙", max_size=120)


@dataclass(frozen=True)
class Written:
    """A document, the bodies that it names, and the paths of its tasks."""

    text: str
    bodies: frozenset[str]
    paths: tuple[str, ...]


@st.composite
def plans(draw: st.DrawFn) -> Written:
    """A notice and the plan that it carries, with one to three sections of items."""
    lines, bodies, paths = [*NOTICE, "砚溪县控烟实施方案"], set[str](), list[str]()
    for i in range(draw(st.integers(1, 3))):
        lines.append(f"{NUMERALS[i]}、{draw(st.sampled_from(WORDS))}")
        for j, (heading, text, units) in enumerate(draw(st.lists(items, min_size=1, max_size=3))):
            duty = f"（{'、'.join(units)}负责）" if units else ""
            lines.append(f"（{NUMERALS[j]}）{heading}。{text}{duty}")
            bodies.update(units)
            paths.append(f"{i + 1}.{j + 1}")
    return Written("\n".join(lines), frozenset(bodies), tuple(paths))


# A slip: what is printed, and what a scan or a converter makes of it.
SLIPS = [
    ("（", "("),
    ("）", ")"),
    ("〔2024〕", "[2024]"),
    ("〔2024〕", "（２０２４）"),
    ("2024年", "２０２４年"),
    ("（二）", ""),  # a label is lost
    ("一、", "一."),
    ("（一）", "（ 一 ）"),
    ("（二）", "（五）"),  # an item is renumbered
    ("卫健局", "卫 健局"),
    ("2025", "20\n25"),
    ("药品", "药\n\n— 3 —\n\n品"),
    ("。", "。 "),
    ("、县", "、 县"),
    ("附件", "附 件"),
    ("\n", "\n\n"),
]


@st.composite
def slipped_plans(draw: st.DrawFn) -> tuple[Written, str]:
    """A plan, and its text with one to three slips."""
    written = draw(plans())
    text = written.text
    for before, after in draw(st.lists(st.sampled_from(SLIPS), min_size=1, max_size=3)):
        text = text.replace(before, after, draw(st.integers(1, 3)))
    return written, text
