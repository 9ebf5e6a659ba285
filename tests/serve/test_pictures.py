"""Each chart, at some rows and at many: a valid chart, an SVG with words, one mark a row, nothing from elsewhere."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any
from xml.etree import ElementTree

import altair as alt
import pytest

from etl.serve.pictures.citation_graph import Thread, draw_graph, measure_graph
from etl.serve.pictures.count_matrix import Line, draw_matrix, fits, measure_matrix
from etl.serve.pictures.dot_plot import Dot, draw_dots, measure_dots
from etl.serve.pictures.look import NARROW, WIDE, Form, measure_text, read_colours, wrap_text
from etl.serve.pictures.render import SVG, Caption, render_svg
from etl.serve.pictures.year_strip import Lane, Phase, draw_strip, measure_strip

Case = tuple[Callable[[Form], alt.LayerChart], Callable[[Form], int], dict[str, int]]
LONG = "云川省河湾县高新技术产业开发区水乡生态示范区"
PLACES = ["云泽市", LONG, "河湾县"]


def make_dots(count: int) -> Case:
    dots = [
        Dot(LONG, f"≥ {n} % · 2032年", n, n + 5 if n % 3 == 2 else None, n / 2 if n % 2 else None, f"{n / 2:g}")
        for n in range(count)
    ]
    return (lambda form: draw_dots(dots, "%", form)), (lambda form: measure_dots(dots, form)), {"rows": count}


def make_strip(count: int) -> Case:
    phase = Phase("2032年度任务目标", date(2032, 1, 1), date(2032, 12, 31))
    lanes = [Lane(f"{LONG}\n2031 方案", [phase] * (n % 3), {2031: n + 1, 2035: 1}) for n in range(count)]
    marks = {"limits": 2 * count, "phases": sum(len(lane.phases) for lane in lanes)}
    return (lambda form: draw_strip(lanes, form)), (lambda form: measure_strip(lanes, form)), marks


def make_matrix(count: int) -> Case:
    lines = [Line(f"家庭医生签约服务{n}" * (1 + n % 3), {0: n + 1, 2: 3}) for n in range(count)]
    draw, measure = (lambda form: draw_matrix(PLACES, lines, form)), (lambda form: measure_matrix(PLACES, lines, form))
    return draw, measure, {"rows": 2 * count}


def make_graph(count: int) -> Case:
    states = ("held", "wanted", "unclear")
    threads = [
        Thread((f"d{n % 4}", f"{LONG}\n2031 方案"), (f"c{n // 2 * 2}", f"《云川省办法》{n // 2}"), states[n // 2 % 3])
        for n in range(count)
    ]
    return (lambda form: draw_graph(threads, form)), (lambda form: measure_graph(threads, form)), {"rows": count}


MAKERS = (make_dots, make_strip, make_matrix, make_graph)
CAPTION = Caption("云泽市的图", "每个点是一行。", "zh-Hans")


def count_marks(root: ElementTree.Element, name: str) -> int:
    return sum(len(group) for group in root.iter(f"{{{SVG}}}g") if f"{name}_marks" in group.get("class", "").split())


@pytest.mark.parametrize("form", [NARROW, WIDE], ids=lambda form: form.name)
@pytest.mark.parametrize("count", [1, 2, 40])
@pytest.mark.parametrize("make", MAKERS)
def test_picture_has_its_words_and_a_mark_for_each_row(make: Any, count: int, form: Form) -> None:
    draw, measure, marks = make(count)
    chart = draw(form)
    chart.to_dict(validate=True)
    drawn = render_svg(chart, CAPTION)
    root = ElementTree.fromstring(drawn)
    assert (root.get("width"), root.get("height")) == (str(form.width), str(measure(form)))
    assert [root[0].text, root[1].text, root.get("lang")] == [CAPTION.title, CAPTION.description, "zh-Hans"]
    assert root.get("aria-labelledby") == f"{root[0].get('id')} {root[1].get('id')}"
    assert {name: count_marks(root, name) for name in marks} == marks
    assert not re.search(r"style|<script|\son\w+=|href|url\(|@font-face|font-family=.*font-family=", drawn)
    assert re.findall(r"https?://[^\"]*", drawn) == [SVG]
    sizes = re.findall(r'font-size="([\d.]+)px"', drawn)
    assert sizes
    assert min(map(float, sizes)) >= 12


@pytest.mark.parametrize("form", [NARROW, WIDE], ids=lambda form: form.name)
@pytest.mark.parametrize("make", MAKERS)
def test_no_text_leaves_the_picture(make: Any, form: Form) -> None:
    root = ElementTree.fromstring(render_svg(make(7)[0](form), CAPTION))
    for text in root.iter(f"{{{SVG}}}text"):
        x = float(re.findall(r"translate\(([-\d.]+),", text.get("transform", ""))[0])
        widths = [measure_text(part) for part in text.itertext() if part.strip()]
        before = {"start": 0.0, "middle": 0.5, "end": 1.0}[text.get("text-anchor", "start")]
        for width in widths:
            assert x - before * width >= -1, "".join(text.itertext())
            assert x + (1 - before) * width <= form.width + 1, "".join(text.itertext())


def test_same_rows_give_the_same_bytes() -> None:
    assert render_svg(make_dots(3)[0](WIDE), CAPTION) == render_svg(make_dots(3)[0](WIDE), CAPTION)


def test_dark_picture_has_the_dark_colours_alone() -> None:
    light, dark = read_colours()
    assert light["ink"] != dark["ink"]
    assert len(set(light.values())) == len(light)
    drawn = render_svg(make_graph(6)[0](WIDE), CAPTION, dark=True)
    used = set(re.findall("#[0-9a-f]{6}", drawn))
    assert used
    assert used <= set(dark.values())


def test_chinese_in_an_english_picture_is_marked() -> None:
    chart = make_graph(2)[0](WIDE)
    english = ElementTree.fromstring(render_svg(chart, Caption("A picture", "A line a row.", "en")))
    said = {text.get("lang") for text in english.iter(f"{{{SVG}}}text") if "云川" in "".join(text.itertext())}
    assert said == {"zh-Hans"}


def test_scale_of_shares_ends_at_a_hundred_and_others_at_the_highest() -> None:
    dots = [Dot("云泽市", "3", 3), Dot("河湾县", "2", 2)]
    for unit, end in (("%", 100), ("人", 3), (None, 3)):
        layers = draw_dots(dots, unit, WIDE).to_dict()["layer"]
        domains = [layer["encoding"]["x"]["scale"]["domain"] for layer in layers if "scale" in layer["encoding"]["x"]]
        assert domains
        assert all(domain == [0, end] for domain in domains)
    nothing = draw_dots([Dot("云泽市", "0", 0)], "人", WIDE).to_dict()["layer"]
    assert [0, 1] in [layer["encoding"]["x"].get("scale", {}).get("domain") for layer in nothing]


@pytest.mark.parametrize(
    ("text", "room", "lines", "wrapped"),
    [
        ("云泽市", 39, 1, ["云泽市"]),
        ("云泽市", 38, 1, ["云…"]),  # two characters and the sign would not fit
        ("云泽市河湾县", 52, 2, ["云泽市河", "湾县"]),
        ("云泽市（试行）", 52, 2, ["云泽市", "（试行）"]),  # no line ends with an opening bracket
        ("云泽市河，湾县", 52, 2, ["云泽市", "河，湾县"]),  # none begins with a comma
        ("Yunze City plan", 90, 2, ["Yunze City", "plan"]),  # no word is broken
        ("云泽市河湾县\n2031 方案", 65, 2, ["云泽市河…", "2031 方案"]),  # the note keeps its line
    ],
)
def test_text_is_wrapped_and_says_where_it_is_cut(text: str, room: float, lines: int, wrapped: list[str]) -> None:
    assert wrap_text(text, room, lines) == wrapped


def test_matrix_of_many_places_does_not_fit_a_phone() -> None:
    assert fits(PLACES, NARROW)
    assert not fits(PLACES * 4, NARROW)
