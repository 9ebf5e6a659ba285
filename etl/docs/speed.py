"""The page docs/speed.md: our pages beside those of stock Datasette."""

import os
from importlib.metadata import version
from typing import Any

from etl.bench.clients import CLIENTS
from etl.bench.site import TIMES, Compared, Measured, bench_site, print_measured
from etl.docs.markdown import write_grid
from etl.docs.texts import close_folds, read_texts
from etl.project import Project

PAGE = "speed.md"


def report_speed(project: Project, write: bool) -> str:
    """Return the measurement for the terminal; with `write` docs/speed.md says the same."""
    measured = bench_site(project)
    if write:
        (project.root / "docs" / PAGE).write_text(write_speed(measured), encoding="utf-8")
    return print_measured(measured)


def write_speed(measured: Measured) -> str:
    """Return the page, each paragraph in English and in Chinese."""
    words = read_texts("speed")
    about = {"version": version("datasette"), "processors": os.cpu_count(), "clients": CLIENTS}
    lines = [f"# {words['title']}", "", *_both(words["intro"], **about)]
    for again, name in ((True, "again"), (False, "anew")):
        lines += [_head(words[name]), "", *_both(words[f"{name}_text"])]
        lines += write_grid(words["columns"], [_describe(words, c) for c in measured.compared if c.again == again])
    times = {"first": _print_ms(measured.first_byte), "again": _print_ms(measured.first_byte_again), "times": TIMES}
    lines += [_head(words["files"]), "", *_both(words["files_text"], **times), _head(words["limits"]), ""]
    for text in words["limit_texts"]:
        lines += _both(text)
    return "\n".join(lines).rstrip("\n") + "\n"


def _head(words: dict[str, str]) -> str:
    return f"## {words['en']} {words['zh']}"


def _describe(words: dict[str, Any], compared: Compared) -> list[object]:
    spread = [_print_ms(t.percentile(p)) for t in (compared.ours, compared.stock) for p in (50, 95)]
    rates = [f"{timing.rate:.0f}" for timing in (compared.ours, compared.stock)]
    return [words["kinds"][compared.name], f"{compared.ratio:.1f}", *rates, *spread]


def _print_ms(seconds: float) -> str:
    return f"{1000 * seconds:.1f}"


def _both(texts: dict[str, str], **values: object) -> list[str]:
    said = (close_folds(texts["en"], "en"), close_folds(texts["zh"], "zh"))
    return [line for text in said for line in (text.format(**values), "")]
