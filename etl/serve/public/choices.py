"""The values by which hits can be narrowed, each with its name and the number of hits that it leaves."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from etl.serve.public.ask import Ask
from etl.serve.public.found import KINDS
from etl.serve.public.narrowed import FILTERS

NAMES = {
    "region": "select region_id, name, name_en from regions order by region_id",
    "theme": "select theme_id, name, name_en from themes order by rowid",
    "instrument": "select instrument_id, name, name_en from instruments order by rowid",
}


@dataclass(frozen=True)
class Choice:
    """A value of a filter: its names, the hits that it leaves, and whether it is chosen."""

    value: str
    name: str
    name_en: str | None
    count: int
    is_chosen: bool


def list_choices(
    ask: Ask, chosen: Mapping[str, str | None], counts: Mapping[str, Counter[str]]
) -> dict[str, list[Choice]]:
    """Return by filter the values that can be chosen, in the order of the codebook, and what is chosen already."""
    return {
        name: [
            Choice(value, zh, en, counts[name][value], chosen[name] == value)
            for value, zh, en in name_values(ask, name, counts[name])
            if counts[name][value] or chosen[name] == value
        ]
        for name in FILTERS
    }


def name_values(ask: Ask, name: str, counts: Counter[str]) -> list[tuple[str, str, str | None]]:
    """Return the values of a filter with their names in Chinese and English."""
    if name == "kind":
        said = name_kinds(ask)
        return [(kind.name, said[kind.name], said[kind.name]) for kind in KINDS]
    if name == "year":
        return [(year, year, year) for year in sorted(counts)]
    return [(row[0], row[1], row[2]) for row in ask.rows(NAMES[name])]


def name_kinds(ask: Ask) -> dict[str, str]:
    """Return what the kinds of hits are called in the page's language."""
    return {
        "documents": ask.say("Documents"),
        "bodies": ask.say("Bodies"),
        "targets": ask.say("Targets"),
        "tasks": ask.say("Tasks"),
        "clauses": ask.say("Clauses"),
    }
