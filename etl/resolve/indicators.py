"""The indicator that a target's printed words mean, so that places compare."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from etl.lexicon import load_words
from etl.resolve.regions import load_register
from etl.resolve.terms import fold_print

# When the number is due, and its place in a list, are said beside it and are no part of what is counted.
YEAR = r"(?:到|至)?20\d\d年?(?:年底|底|末|前|度)?"
SPAN = r"(?:到|至)?(?:\d{1,2}月)?年?底(?:前|之前)?|[一二两三四五\d]年(?:内|之内)|上半年|下半年|今年|本年"
BESIDE = re.compile(
    rf"^\d{{1,2}}[.、](?!\d)|^[一二三四五六七八九十]是|^{YEAR}(?:[、,]{YEAR})*[、,]?|^(?:{SPAN})|{YEAR}$"
)
# A place's name of two characters (城区, 矿区) may be a common word.
SHORTEST_PLACE = 3


def find_indicator(printed: str, unit: str | None) -> str | None:
    """Return the registry's indicator that `printed` is, or None.

    `printed` is the indicator when, without words that only say where, when and that it is to be reached, it is as a
    whole one of its aliases or fits one of its patterns, and `unit` is one of its units (a unit that is None is not
    held against it). Two indicators are never merged: what no entry says exactly is None.
    """
    rest = re.sub(r"\s", "", fold_print(printed))
    found = _find_whole(rest)
    while found is None and (shorter := _strip_once(rest)) != rest:
        rest = shorter
        found = _find_whole(rest)
    if found is None or (unit and fold_print(unit) not in _units()[found]):
        return None
    return found


def _strip_once(text: str) -> str:
    """`text` without a time or a number at an end, or one word at its head, or its place, or one word at its end."""
    words = _strippable()
    if m := BESIDE.search(text):
        return text[: m.start()] + text[m.end() :]
    for word in words["lead"]:
        if text.startswith(word):
            return text[len(word) :].lstrip("、,，:：")
    place = next((n for n in range(len(text), SHORTEST_PLACE - 1, -1) if text[:n] in _places()), 0)
    if place:
        return text[place:]
    for word in words["tail"]:
        if text.endswith(word):
            return text[: -len(word)]
    return text


def _find_whole(text: str) -> str | None:
    if text in _aliases():
        return _aliases()[text]
    pattern, owners = _patterns()
    m = pattern.fullmatch(text)
    return owners[m.lastgroup or ""] if m else None


def list_fitting(words: str) -> set[str]:
    """Return every indicator that `words` as a whole say; more than one would mean that two measures merge."""
    rest = re.sub(r"\s", "", fold_print(words))
    said = {_aliases()[rest]} if rest in _aliases() else set()
    return said | {owner for pattern, owner in _compile_patterns() if pattern.fullmatch(rest)}


def _entries() -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = load_words("indicators")["indicators"]
    return entries


@cache
def _strippable() -> dict[str, list[str]]:
    words = load_words("indicators")
    return {end: sorted(words[end], key=lambda word: (-len(word), word)) for end in ("lead", "tail")}


@cache
def _places() -> frozenset[str]:
    return frozenset(r.name for r in load_register().values())


@cache
def _aliases() -> dict[str, str]:
    return {re.sub(r"\s", "", fold_print(a)): e["id"] for e in _entries() for a in (e["name"], *e["aliases"])}


@cache
def _patterns() -> tuple[re.Pattern[str], dict[str, str]]:
    """All patterns as one, and the indicator behind each of its groups."""
    listed = list(_list_patterns())
    groups = "|".join(f"(?P<g{i}>{pattern})" for i, (pattern, _) in enumerate(listed))
    return re.compile(groups), {f"g{i}": owner for i, (_, owner) in enumerate(listed)}


@cache
def _compile_patterns() -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(pattern), owner) for pattern, owner in _list_patterns()]


def _list_patterns() -> Iterator[tuple[str, str]]:
    """Every pattern with its shared parts filled in, and its indicator."""
    parts: dict[str, str] = load_words("indicators")["parts"]
    for entry in _entries():
        for pattern in entry.get("patterns", ()):
            for name, part in parts.items():
                pattern = pattern.replace(f"{{{name}}}", part)
            yield pattern, entry["id"]


@cache
def _units() -> dict[str, frozenset[str]]:
    return {e["id"]: frozenset(fold_print(u) for u in e.get("units", [e["unit"]])) for e in _entries()}
