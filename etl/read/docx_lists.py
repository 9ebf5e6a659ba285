"""The list definitions of a Word document: which label each level of each list has."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn

Element = Any  # lxml is not typed


@dataclass(frozen=True, slots=True)
class Level:
    """How one level is numbered. `text` is a pattern such as `（%2）`; `restart` names the level that sets it back."""

    start: int = 1
    number_format: str = "decimal"
    text: str = ""
    suffix: str = "tab"
    restart: int | None = None
    is_legal: bool = False
    style: str | None = None


@dataclass(frozen=True, slots=True)
class ListDefinition:
    """A list: lists of one `family` count on together, unless a list sets its own start in `starts`."""

    family: str
    levels: dict[int, Level]
    starts: dict[int, int]


def read_lists(numbering: Element, styles: dict[str, Element]) -> dict[str, ListDefinition]:
    """Return every list by its number in the document. What a list says itself goes over its abstract definition."""
    families = {element.get(qn("w:abstractNumId")): element for element in numbering.findall(qn("w:abstractNum"))}
    nums = {element.get(qn("w:numId")): element for element in numbering.findall(qn("w:num"))}
    lists = {}
    for number, num in nums.items():
        family = _follow_style(read_value(num, "w:abstractNumId") or "", families, nums, styles)
        levels = dict(_read_levels(families[family])) if family in families else {}
        starts = {}
        for override in num.findall(qn("w:lvlOverride")):
            levels.update(_read_levels(override))
            if start := read_value(override, "w:startOverride"):
                starts[int(override.get(qn("w:ilvl")))] = int(start)
        lists[number] = ListDefinition(family, levels, starts)
    return lists


def read_value(parent: Element | None, name: str) -> str | None:
    """Return the value of a child such as `<w:start w:val="1"/>`; None where there is none."""
    child = parent.find(qn(name)) if parent is not None else None
    return child.get(qn("w:val")) if child is not None else None


def read_number(properties: Element | None) -> tuple[str | None, int | None]:
    """Return the list and the level that the properties of a paragraph or of a style name."""
    number = properties.find(qn("w:numPr")) if properties is not None else None
    level = read_value(number, "w:ilvl")
    return read_value(number, "w:numId"), int(level) if level is not None else None


def is_on(parent: Element | None, name: str) -> bool:
    """Whether a switch such as `<w:vanish/>` is there and not turned off."""
    child = parent.find(qn(name)) if parent is not None else None
    return child is not None and child.get(qn("w:val"), "true") not in ("0", "false", "off")


def _follow_style(
    family: str, families: dict[str, Element], nums: dict[str, Element], styles: dict[str, Element]
) -> str:
    """Return the definition that holds the levels; one may only point to a list style, whose own list holds them."""
    link = read_value(families.get(family), "w:numStyleLink")
    if link not in styles:
        return family
    number, _ = read_number(styles[link].find(qn("w:pPr")))
    return (read_value(nums.get(number), "w:abstractNumId") if number else None) or family


def _read_levels(parent: Element) -> Iterator[tuple[int, Level]]:
    for level in parent.findall(qn("w:lvl")):
        restart = read_value(level, "w:lvlRestart")
        yield (
            int(level.get(qn("w:ilvl"))),
            Level(
                start=int(read_value(level, "w:start") or 1),
                number_format=read_value(level, "w:numFmt") or "decimal",
                text=read_value(level, "w:lvlText") or "",
                suffix=read_value(level, "w:suff") or "tab",
                restart=int(restart) if restart is not None else None,
                is_legal=is_on(level, "w:isLgl"),
                style=read_value(level, "w:pStyle"),
            ),
        )
