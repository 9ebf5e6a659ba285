"""One chart becomes one SVG: titled, described, without a style, a script or a request, in light or dark."""

import json
import re
from dataclasses import dataclass
from functools import lru_cache
from xml.etree import ElementTree

import altair as alt
import vl_convert

from etl.serve.pictures.look import FONT, read_colours

SVG = "http://www.w3.org/2000/svg"
HAN = re.compile(r"[\u4e00-\u9fff]")
NEEDLESS = ("role", "aria-roledescription", "aria-hidden", "pointer-events", "font-family", "stroke-miterlimit")
ElementTree.register_namespace("", SVG)


@dataclass(frozen=True)
class Caption:
    """What a picture says of itself, and in which language (`zh-Hans`, `en`)."""

    title: str
    description: str
    language: str


def render_svg(chart: alt.LayerChart, caption: Caption, dark: bool = False) -> str:
    """Return a chart as an SVG document.

    It parses as XML, holds title, description and language, names fonts but holds none, and refers to nothing outside;
    Chinese words in an English picture are marked as Chinese.
    """
    root = ElementTree.fromstring(draw_vega(json.dumps(chart.to_dict(validate=False), ensure_ascii=False)))
    _tidy(root, caption.language)
    root.attrib |= {"role": "img", "lang": caption.language, "aria-labelledby": "title desc", "font-family": FONT}
    for position, (tag, words) in enumerate([("title", caption.title), ("desc", caption.description)]):
        element = ElementTree.Element(f"{{{SVG}}}{tag}", {"id": tag})
        element.text = words
        root.insert(position, element)
    return _darken(ElementTree.tostring(root, encoding="unicode"), dark)


@lru_cache(maxsize=256)
def draw_vega(specification: str) -> str:
    """Return a Vega-Lite specification as SVG; the last used are kept. Nothing is fetched."""
    drawn: str = vl_convert.vegalite_to_svg(specification, allowed_base_urls=[])
    return drawn


def warm_renderer() -> None:
    """Draw nothing once, so that nobody waits for the renderer to start (about half a second)."""
    draw_vega('{"data": {"values": []}, "mark": "point"}')


def _tidy(element: ElementTree.Element, language: str) -> None:
    """Leave out what draws nothing, and Vega's own words for screen readers, which are English."""
    for name in NEEDLESS:
        element.attrib.pop(name, None)
    if language == "en" and element.tag == f"{{{SVG}}}text" and HAN.search("".join(element.itertext())):
        element.set("lang", "zh-Hans")
    for child in list(element):
        if child.get("class") in ("foreground", "background"):
            element.remove(child)
        else:
            _tidy(child, language)


def _darken(drawn: str, dark: bool) -> str:
    """Put the dark scheme's colour for each of the light one's."""
    if not dark:
        return drawn
    light, other = read_colours()
    swapped = {value: other[name] for name, value in light.items()}
    return re.sub("#[0-9a-f]{6}", lambda found: swapped.get(found[0], found[0]), drawn)
